/** What people may request in a comment on a pull request. */
export const COMMANDS = ['rebuild', 'delete', 'status'] as const;
export type Command = (typeof COMMANDS)[number];

/** How a comment with a request begins. */
const PREFIX = /^\/preview(?=\s|$)(.*)$/;

/**
 * What the first line of a comment requests: a command, `unknown` for `/preview` with anything else, `undefined` for
 * a comment that is not for us. A command in the middle of a comment, or in a quotation, is only a mention.
 */
export function commandIn(body: string): Command | 'unknown' | undefined {
  const [line = ''] = body.trim().split(/\r\n|\n|\r/, 1);
  const words = PREFIX.exec(line)?.[1];
  if (words === undefined) return undefined;
  return COMMANDS.find((command) => command === words.trim().toLowerCase()) ?? 'unknown';
}
