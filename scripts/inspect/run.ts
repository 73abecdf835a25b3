import { check, judge } from '../../src/check/check.js';
import { type Given, variablesNeeded } from '../../src/check/variables.js';
import { oneLine } from '../../src/lib/text.js';
import { filesOnDisk } from '../../src/project/disk.js';
import { listProject, readProject } from '../../src/project/project.js';
import { type PlacedFinding, findingsJson } from '../../src/rules/finding.js';
import { type ProjectFolder, projectFolder } from './folder.js';
import { compared } from './compare.js';
import { Interrupted } from './interrupt.js';
import { HELP, type InspectOptions, WrongUsage, readOptions } from './options.js';
import type { Terminal } from './terminal.js';
import { block, countLine, inertJson, variablesLine } from './text.js';

/** Checks a project on this machine, and returns the exit code. */
export async function inspect(terminal: Terminal): Promise<number> {
  const { args, cwd, colours, print, say } = terminal;
  try {
    const options = readOptions(args);
    if (options === undefined) {
      print(HELP);
      return 0;
    }
    const folder = projectFolder(options.folder, cwd);
    if (options.base !== undefined) {
      const { text, fails } = await compared(projectFolder(options.base, cwd), folder, options, terminal);
      print(text);
      return fails ? 1 : 0;
    }
    const { findings, needed } = await judged(folder, options);
    if (options.json) print(inertJson(findingsJson(findings)));
    else {
      for (const finding of findings)
        print(`${block({ ...finding, file: folder.shown(finding.file) }, colours)}\n`);
      if (options.variables === undefined && needed !== undefined) print(variablesLine(needed));
      print(countLine(findings));
    }
    return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  } catch (error) {
    if (error instanceof Interrupted) return error.exitCode;
    const { code, message } = error as NodeJS.ErrnoException;
    const wrong = error instanceof WrongUsage;
    if (!wrong && code === undefined) throw error;
    say(oneLine(wrong ? message : `The project cannot be read: ${message}.`));
    return 2;
  }
}

interface Judged {
  findings: PlacedFinding[];
  /** The variables that the project needs; `undefined` if its config.yaml cannot be read. */
  needed: string[] | undefined;
}

async function judged(
  { root, directory }: ProjectFolder,
  { variables, ignored }: Pick<InspectOptions, 'variables' | 'ignored'>,
): Promise<Judged> {
  const files = filesOnDisk(root);
  const listing = await listProject(files, directory);
  if ('absent' in listing) throw new WrongUsage(`There is no ${listing.absent}.`);
  const given: Given | undefined = variables && new Map(variables.map((name) => [name, 'set']));
  const options = { given, ignored };
  const project = await readProject(files, listing);
  if (project === undefined) return { findings: await judge(listing, undefined, options), needed: undefined };
  const needed = variablesNeeded(project).map(({ name }) => name);
  return { findings: await check(project, options), needed };
}
