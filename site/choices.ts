import { OPTIONS, type Option } from './options.js';

/** The value of each option, by its id. */
export type Choices = Readonly<Record<string, string>>;

/** The choices when the page opens: the smallest workflow. */
export const INITIAL: Choices = Object.fromEntries(OPTIONS.map(({ id, initial }) => [id, initial]));

export function isOn(choices: Choices, id: string): boolean {
  return choices[id] === 'true' && isActive(choices, id);
}

/** The effective text of an option: without surrounding white space, and empty for an inactive option. */
export function textOf(choices: Choices, id: string): string {
  const text = (choices[id] ?? '').replace(/\r\n?/g, '\n');
  if (!isActive(choices, id)) return '';
  if (optionOf(id).kind !== 'lines') return text.trim();
  // White space at the end of a line may belong to a variable's value. The action ignores it at the beginning, but YAML
  // counts it.
  return text.replace(/^[^\S\n]+/gm, '').replace(/^\n+|(?<!\n)\n+$/g, '');
}

/** Whether an option has an effect: the option that it needs is switched on, or filled. */
export function isActive(choices: Choices, id: string): boolean {
  const { needs } = optionOf(id);
  return needs === undefined || isSet(choices, needs);
}

/** Whether an option is switched on, or filled. */
export function isSet(choices: Choices, id: string): boolean {
  return !['', 'false', 'none'].includes(textOf(choices, id));
}

/**
 * The choices as the fragment of a URL, to keep and to share: only those that differ from the initial ones, and
 * without the options in `leftOut`.
 */
export function fragmentOf(choices: Choices, leftOut: ReadonlySet<string>): string {
  const parts = OPTIONS.filter(({ id, initial }) => {
    const text = textOf(choices, id);
    return isActive(choices, id) && text !== initial && !leftOut.has(id);
  });
  return new URLSearchParams(fitting(parts.map(({ id }) => [id, textOf(choices, id)]))).toString();
}

/** The choices in a fragment; unknown options are ignored. */
export function choicesIn(fragment: string): Choices {
  const parts = new Map(fitting([...new URLSearchParams(fragment.replace(/^#/, ''))]));
  return Object.fromEntries(
    OPTIONS.map((option) => {
      const text = parts.get(option.id);
      return [option.id, text === undefined || !canHold(option, text) ? option.initial : text];
    }),
  );
}

/** How many characters of a fragment are read, because anybody can write one. */
const LONGEST = 20_000;

/** The options that still fit into a URL; the rest is dropped. */
function fitting(parts: [id: string, text: string][]): [id: string, text: string][] {
  let left = LONGEST;
  return parts.filter(([, text]) => {
    if (text.length > left) return false;
    left -= text.length;
    return true;
  });
}

/** Whether the control of an option can show this value; a text can show any. */
function canHold({ kind, values }: Option, text: string): boolean {
  if (kind === 'switch') return text === 'true' || text === 'false';
  return values?.includes(text) ?? true;
}

const BY_ID = new Map(OPTIONS.map((option) => [option.id, option]));

function optionOf(id: string): Option {
  const option = BY_ID.get(id);
  if (option === undefined) throw new Error(`There is no option ${id}.`);
  return option;
}
