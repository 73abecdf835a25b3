import { withDrawnEmoji } from './emoji.js';
import { escaped } from './escape.js';

/** What a check says of a line. */
export interface LineAnnotation {
  level: 'error' | 'warning' | 'notice';
  line: number;
  title: string;
  message: string;
}

export interface AnnotatedFile {
  path: string;
  text: string;
  annotations: readonly LineAnnotation[];
  /** The name of the job that annotated the lines. */
  job: string;
}

/** How many lines are shown before and after an annotated one. */
const AROUND = 3;
const HEADS = { error: '❌ Check failure', warning: '⚠️ Check warning', notice: 'Check notice' } as const;

/** A file with what a check says below its lines, as in "Files changed": only the lines around them. */
export function annotatedFile({ path, text, annotations, job }: AnnotatedFile): string {
  const lines = text.replace(/\n$/, '').split('\n');
  const rows: string[] = [];
  let last = 0;
  for (const [index, words] of lines.entries()) {
    const number = index + 1;
    if (!annotations.some(({ line }) => Math.abs(line - number) <= AROUND)) continue;
    if (number > last + 1) rows.push(GAP);
    last = number;
    rows.push(`<div class="line"><i>${String(number)}</i><span>${escaped(words)}</span></div>`);
    for (const one of annotations) if (one.line === number) rows.push(said(one, path, job));
  }
  if (last < lines.length) rows.push(GAP);
  return `<figure class="file"><figcaption>${escaped(path)}</figcaption>
${rows.join('\n')}
</figure>`;
}

const GAP = '<div class="gap">⋯</div>';

function said({ level, line, title, message }: LineAnnotation, path: string, job: string): string {
  const head = `${withDrawnEmoji(HEADS[level])} on line ${String(line)} in ${escaped(path)}`;
  return `<div class="said ${level}"><p><b>${head}</b></p>
<p class="by">GitHub Actions / ${escaped(job)}</p>
<p><b>${escaped(title)}</b></p>
<p>${escaped(message)}</p></div>`;
}
