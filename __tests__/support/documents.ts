import { readFileSync, readdirSync } from 'node:fs';
import { actionOf } from './actions.js';

/** The Markdown files that people read, by their path. */
export const documents: Record<string, string> = Object.fromEntries(
  [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CHANGELOG.md',
    ...readdirSync('docs')
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ].map((file) => [file, readFileSync(file, 'utf8')]),
);

/** The text of a document. @throws where it is not one of them */
export function textOf(file: string): string {
  const text = documents[file];
  if (text === undefined) throw new Error(`there is no document ${file}`);
  return text;
}

export interface Block {
  language: string;
  text: string;
  /** The HTML comment right before it, if there is one: `before` of `<!-- before -->`. */
  note: string | undefined;
}

/** The fenced blocks of a document, in order. */
export function blocksOf(text: string): Block[] {
  return [...text.matchAll(/(?:<!-- ([\w-]+) -->\n\n)?^```(\w*)\n([\s\S]*?)^```$/gm)].map(
    ([, note, language = '', block = '']) => ({ language, text: block, note }),
  );
}

/** What a document says outside of its fenced blocks. */
export function proseOf(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, '');
}

/** The rows of a Markdown table, without its heads: the first one after a line that holds these words. */
export function tableAfter(text: string, words: string): string[][] {
  const from = text.indexOf(words);
  if (from < 0) throw new Error(`nothing says: ${words}`);
  const lines = text.slice(from).split('\n');
  const begin = lines.findIndex((line) => /^\|[ :-]*-[-| :]*\|$/.test(line));
  const rows: string[][] = [];
  for (const line of lines.slice(begin + 1)) {
    if (!line.startsWith('|')) break;
    rows.push(cellsOf(line));
  }
  return rows;
}

/** A `\|` is no end of a cell. */
function cellsOf(line: string): string[] {
  return line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** The anchors that GitHub gives to a document's headings, and those of its own. */
export function anchorsOf(text: string): string[] {
  const seen = new Map<string, number>();
  const own = [...text.matchAll(/<a name="([^"]+)"><\/a>/g)].map(([, name = '']) => name);
  const headings = [...proseOf(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => {
    const plain = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll('`', '')
      .toLowerCase();
    const slug = plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
    const before = seen.get(slug) ?? 0;
    seen.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${String(before)}`;
  });
  return [...own, ...headings];
}

interface Step {
  id?: string;
  uses?: string;
  with?: Record<string, unknown>;
}

/** Every step in a parsed workflow, or in a part of one. */
export function stepsIn(node: unknown): Step[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'uses' in node && typeof node.uses === 'string' ? [node as Step] : [];
  return [...own, ...Object.values(node).flatMap(stepsIn)];
}

/** Whether a step uses an action of this repository. */
export function isOurs(step: Step): boolean {
  return actionOf(step) !== undefined;
}
