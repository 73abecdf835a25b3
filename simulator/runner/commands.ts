import { splitLines } from './lines.js';

/** A workflow command that the runner would execute. */
export interface Command {
  /** In lower case, although the runner accepts any case. */
  name: string;
  properties: Record<string, string>;
  data: string;
  /** The notation: `::name::data` or the legacy `##[name]data`. */
  syntax: '::' | '##[';
  /** The line that contained it, as printed. */
  line: string;
}

/** The commands of the runner, from the extensions of `ActionCommandManager.cs` in actions/runner. */
export const commandNames = [
  'stop-commands',
  'set-env',
  'set-output',
  'save-state',
  'add-path',
  'add-mask',
  'add-matcher',
  'remove-matcher',
  'debug',
  'warning',
  'error',
  'notice',
  'group',
  'endgroup',
  'echo',
] as const;

/**
 * Every command that a runner would execute in this output, in order. Commands inside a
 * `stop-commands` section are not executed and not listed; the resume token is not listed either.
 */
export function parseCommands(text: string): Command[] {
  const reader = new CommandReader();
  const found: Command[] = [];
  for (const line of splitLines(text)) {
    const outcome = reader.read(line);
    if (outcome.kind === 'command') found.push(outcome.command);
  }
  return found;
}

/** A property's value; the runner accepts its name in any case. */
export function property({ properties }: Command, name: string): string | undefined {
  return Object.entries(properties).findLast(([key]) => key.toLowerCase() === name)?.[1];
}

/** What the runner made of one line of output. */
export type LineOutcome =
  | { kind: 'text' }
  | { kind: 'command'; command: Command }
  /** The line was the token after `stop-commands`; the runner prints it. */
  | { kind: 'resumed' };

/** Reads lines one after the other and keeps track of whether commands are stopped; one reader per step. */
export class CommandReader {
  readonly #names = new Set<string>(commandNames);
  #token: string | undefined;

  read(line: string): LineOutcome {
    const command = parseModern(line, this.#names) ?? parseLegacy(line, this.#names);
    if (command === undefined) return { kind: 'text' };
    if (this.#token !== undefined) {
      if (command.name !== this.#token) return { kind: 'text' };
      this.#names.delete(this.#token);
      this.#token = undefined;
      return { kind: 'resumed' };
    }
    if (command.name === 'stop-commands' && isStopToken(command.data, this.#names)) {
      this.#token = command.data.toLowerCase();
      this.#names.add(this.#token);
    }
    return { kind: 'command', command };
  }
}

/**
 * Whether a token can stop commands. The runner refuses a token that is empty, `pause-logging` or the name of a
 * command (since runner 2.283), and continues to execute commands.
 */
export function isStopToken(token: string, names: ReadonlySet<string> = new Set(commandNames)): boolean {
  const lower = token.toLowerCase();
  return token !== '' && lower !== 'pause-logging' && !names.has(lower);
}

// What .NET's `TrimStart` removes: `Char.IsWhiteSpace`. Unlike JavaScript's it has U+0085 and lacks U+FEFF.
const leadingSpace = /^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const trailingSpace = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/;

function parseModern(line: string, names: ReadonlySet<string>): Command | undefined {
  const text = line.replace(leadingSpace, '');
  if (!text.startsWith('::')) return undefined;
  const end = text.indexOf('::', 2);
  if (end < 0) return undefined;
  const { name, rest } = splitInfo(text.slice(2, end));
  if (!names.has(name)) return undefined;
  const listed = rest.replace(leadingSpace, '').replace(trailingSpace, '');
  return {
    name,
    properties: parseProperties(listed, ',', unescapeProperty),
    data: unescapeData(text.slice(end + 2)),
    syntax: '::',
    line,
  };
}

function parseLegacy(line: string, names: ReadonlySet<string>): Command | undefined {
  // Only the first `##[` of a line counts, wherever it is in the line.
  const start = line.indexOf('##[');
  if (start < 0) return undefined;
  const end = line.indexOf(']', start);
  if (end < 0) return undefined;
  const { name, rest } = splitInfo(line.slice(start + 3, end));
  if (!names.has(name)) return undefined;
  return {
    name,
    properties: parseProperties(rest, ';', unescapeLegacy),
    data: unescapeLegacy(line.slice(end + 1)),
    syntax: '##[',
    line,
  };
}

function splitInfo(info: string): { name: string; rest: string } {
  const space = info.indexOf(' ');
  if (space < 0) return { name: info.toLowerCase(), rest: '' };
  return { name: info.slice(0, space).toLowerCase(), rest: info.slice(space + 1) };
}

function parseProperties(
  listed: string,
  separator: string,
  unescape: (text: string) => string,
): Record<string, string> {
  const properties = new Map<string, string>();
  for (const pair of listed.split(separator)) {
    // Like .NET's Split without empty entries: equals signs before the name or the value are dropped, and so is
    // a property without a value.
    const parts = /^=*([^=]+)=+(.+)$/s.exec(pair);
    if (parts?.[1] === undefined || parts[2] === undefined) continue;
    properties.set(parts[1], unescape(parts[2]));
  }
  return Object.fromEntries(properties);
}

// The runner replaces `%25` last, so that `%250A` becomes the text `%0A` and not a line break.
function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

function unescapeLegacy(text: string): string {
  return text
    .replaceAll('%3B', ';')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%5D', ']')
    .replaceAll('%25', '%');
}
