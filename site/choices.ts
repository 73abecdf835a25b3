import { OPTIONS, type Option } from './options.js';

/** What is chosen, by the option's id. */
export type Choices = Readonly<Record<string, string>>;

/** What is chosen when the page opens: the smallest workflow. */
export const INITIAL: Choices = Object.fromEntries(OPTIONS.map(({ id, initial }) => [id, initial]));

export function isOn(choices: Choices, id: string): boolean {
  return choices[id] === 'true' && isActive(choices, id);
}

/** The text of an option as it counts: without the white space around it, and empty where it means nothing. */
export function textOf(choices: Choices, id: string): string {
  const text = (choices[id] ?? '').replace(/\r\n?/g, '\n');
  if (!isActive(choices, id)) return '';
  if (optionOf(id).kind !== 'lines') return text.trim();
  // White space at the end of a line may belong to a variable's value; at its beginning it is nothing to the action, but
  // YAML counts it.
  return text.replace(/^[^\S\n]+/gm, '').replace(/^\n+|(?<!\n)\n+$/g, '');
}

/** Whether an option means anything beside the others: what it needs is switched on, or filled. */
export function isActive(choices: Choices, id: string): boolean {
  const { needs } = optionOf(id);
  return needs === undefined || isSet(choices, needs);
}

/** Whether an option is switched on, or filled. */
export function isSet(choices: Choices, id: string): boolean {
  return !['', 'false'].includes(textOf(choices, id));
}

/**
 * What is chosen as the fragment of an address, so that it can be kept and shared: only what is not as it was when the
 * page opened. What is left out by its id is not told.
 */
export function fragmentOf(choices: Choices, leftOut: ReadonlySet<string>): string {
  const told = OPTIONS.filter(({ id, initial }) => {
    const text = textOf(choices, id);
    return isActive(choices, id) && text !== initial && !leftOut.has(id);
  });
  return new URLSearchParams(fitting(told.map(({ id }) => [id, textOf(choices, id)]))).toString();
}

/** What a fragment tells; anything that no option knows is passed over. */
export function choicesIn(fragment: string): Choices {
  const told = new Map(fitting([...new URLSearchParams(fragment.replace(/^#/, ''))]));
  return Object.fromEntries(
    OPTIONS.map((option) => {
      const text = told.get(option.id);
      return [option.id, text === undefined || !canHold(option, text) ? option.initial : text];
    }),
  );
}

/** How many characters an address may tell altogether: anybody can write one. */
const LONGEST = 20_000;

/** What still fits into an address; the rest is dropped. */
function fitting(told: [id: string, text: string][]): [id: string, text: string][] {
  let left = LONGEST;
  return told.filter(([, text]) => {
    if (text.length > left) return false;
    left -= text.length;
    return true;
  });
}

/** What a checkbox or a list on the page can show; a text can hold anything. */
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
