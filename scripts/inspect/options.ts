import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface InspectOptions {
  /** As the user gave it. */
  folder: string;
  json: boolean;
  /** The variables that the app gets; `undefined` if they are not known. */
  variables: string[] | undefined;
  /** The folder of another state of the project, to compare with. */
  base: string | undefined;
  markdown: boolean;
}

/** Something about the call that cannot work. The message is one sentence for the user. */
export class WrongUsage extends Error {}

export const HELP = `Checks a Hasura project on this machine, as the action does before a build: npm run inspect -- [FOLDER] [options]

  FOLDER           the folder with config.yaml (default: the current folder)
  --env NAME,NAME  the variables that the app gets, from the inputs env and postgres-env; without it, they are not checked
  --json           prints the findings as the action's output findings: JSON, with paths from the repository's root
  --base FOLDER    compares with another state of the project, for example in a git worktree, in place of the check
  --markdown       prints the comparison as Markdown
  --help           prints this text

Nothing is run or sent. Exit code: 0, no errors, or a comparison; 1, errors in the project; 2, the call is wrong or a file cannot be read.`;

const EXAMPLE = 'for example --env PG_DATABASE_URL,ORDERS_WEBHOOK';

/**
 * Reads the command line; `undefined` if only help is wanted.
 * @throws WrongUsage
 */
export function readOptions(args: readonly string[]): InspectOptions | undefined {
  const { values, positionals } = parsed(args);
  if (values.help === true) return undefined;
  if (positionals.length > 1)
    throw new WrongUsage(`Only one folder can be checked at a time, not ${String(positionals.length)}.`);
  if (values.markdown === true && values.base === undefined) throw new WrongUsage('--markdown needs --base.');
  if (values.base !== undefined && (values.json === true || values.env !== undefined))
    throw new WrongUsage('--base compares, and neither --json nor --env has a meaning beside it.');
  return {
    base: values.base,
    markdown: values.markdown === true,
    folder: positionals[0] ?? '.',
    json: values.json === true,
    variables: values.env?.flatMap(namesOf),
  };
}

function parsed(args: readonly string[]): ReturnType<typeof parse> {
  try {
    return parse(args);
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    const option = /'(-[^' ]*)/.exec(message)?.[1] ?? '';
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
      throw new WrongUsage(`Unknown option ${option}; npm run inspect -- --help lists the options.`);
    throw new WrongUsage(
      option === '--env'
        ? `--env needs names of variables, ${EXAMPLE}.`
        : option === '--base'
          ? '--base needs a folder.'
          : `${option} takes no value.`,
    );
  }
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      env: { type: 'string', multiple: true },
      json: { type: 'boolean' },
      base: { type: 'string' },
      markdown: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

function namesOf(list: string): string[] {
  const names = list.split(/[\s,]+/).filter((name) => name !== '');
  for (const name of names)
    if (!/^[A-Za-z_]\w*$/.test(name))
      throw new WrongUsage(`--env takes names of variables without their values, ${EXAMPLE}.`);
  return names;
}
