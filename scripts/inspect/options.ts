import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Server, readServer } from '../../src/postgres/url.js';
import { type Ignored, parseIgnored } from '../../src/rules/ignore.js';

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
  /** The role of requests that are not signed in; `undefined` if it is not known. */
  unauthorizedRole: string | undefined;
  /** The findings to leave out, as in the input `ignore`. */
  ignored: Ignored[];
  /** Whether a comparison tries the migrations that differ. */
  rehearsal: boolean;
  /** The server to try them on; `undefined` for one of our own. */
  postgres: Server | undefined;
}

/** Something about the call that cannot work. The message is one sentence for the user. */
export class WrongUsage extends Error {}

export const HELP = `Checks a Hasura project on this machine, as the action does before a build: npm run inspect -- [FOLDER] [options]

  FOLDER                    the folder with config.yaml (default: the current folder)
  --env NAME,NAME           the variables that the app gets, from the inputs env and postgres-env; without it, they are not checked
  --json                    prints the findings as the action's output findings: JSON, with paths from the repository's root
  --base FOLDER             compares with another state of the project, for example in a git worktree, in place of the check, and tries the migrations that differ
  --unauthorized-role NAME  the value of HASURA_GRAPHQL_UNAUTHORIZED_ROLE for a comparison; without it, usual names count
  --markdown                prints the comparison as Markdown
  --no-rehearsal            tries no migrations in a comparison
  --postgres-url URL        tries them on this server, for example postgres://postgres:secret@localhost:5433, never that of a production database; without it, on one of its own
  --ignore "RULE OBJECT"    leaves findings out, as a line of the input ignore does; may be given several times
  --help                    prints this text

Nothing is sent. Only a comparison runs anything: the migrations that differ, and those of the base, on a throw-away PostgreSQL. Exit code: 0, no errors; 1, errors in the project, or in a rehearsal; 2, the call is wrong or a file cannot be read.`;

const EXAMPLE_OF_IGNORE = 'for example --ignore "rows-open public.orders"';
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
  for (const name of ['markdown', 'unauthorized-role', 'no-rehearsal', 'postgres-url'] as const)
    if (values[name] !== undefined && values.base === undefined)
      throw new WrongUsage(`--${name} needs --base.`);
  if (values.base !== undefined && (values.json === true || values.env !== undefined))
    throw new WrongUsage('--base compares, and neither --json nor --env has a meaning beside it.');
  if (values['no-rehearsal'] === true && values['postgres-url'] !== undefined)
    throw new WrongUsage('--no-rehearsal needs no server: leave --postgres-url out.');
  return {
    base: values.base,
    markdown: values.markdown === true,
    folder: positionals[0] ?? '.',
    json: values.json === true,
    variables: values.env?.flatMap(namesOf),
    unauthorizedRole: values['unauthorized-role'],
    ignored: (values.ignore ?? []).flatMap(ignoredOf),
    rehearsal: values['no-rehearsal'] !== true,
    postgres: values['postgres-url'] === undefined ? undefined : serverOf(values['postgres-url']),
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
    throw new WrongUsage(NEEDED.get(option) ?? `${option} takes no value.`);
  }
}

/** What an option without its value says. */
const NEEDED = new Map([
  ['--env', `--env needs names of variables, ${EXAMPLE}.`],
  ['--base', '--base needs a folder.'],
  ['--unauthorized-role', '--unauthorized-role needs the name of a role.'],
  ['--ignore', `--ignore needs a rule, ${EXAMPLE_OF_IGNORE}.`],
  ['--postgres-url', '--postgres-url needs the URL of a server.'],
]);

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      env: { type: 'string', multiple: true },
      json: { type: 'boolean' },
      base: { type: 'string' },
      'unauthorized-role': { type: 'string' },
      markdown: { type: 'boolean' },
      'no-rehearsal': { type: 'boolean' },
      'postgres-url': { type: 'string' },
      ignore: { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h' },
    },
  });
}

function serverOf(url: string): Server {
  try {
    return readServer(url.trim(), undefined, (file) => readFileSync(file, 'utf8'));
  } catch (error) {
    throw new WrongUsage(`--postgres-url ${(error as Error).message}`);
  }
}

function ignoredOf(line: string): Ignored[] {
  try {
    return parseIgnored(line);
  } catch {
    throw new WrongUsage(
      `--ignore takes a rule, and after it at most an object and a role, ${EXAMPLE_OF_IGNORE}.`,
    );
  }
}

function namesOf(list: string): string[] {
  const names = list.split(/[\s,]+/).filter((name) => name !== '');
  for (const name of names)
    if (!/^[A-Za-z_]\w*$/.test(name))
      throw new WrongUsage(`--env takes names of variables without their values, ${EXAMPLE}.`);
  return names;
}
