import { withDrawnEmoji } from './emoji.js';
import { escaped } from './escape.js';
import { lineDiff } from './line-diff.js';

/** What a check says of a line. */
export interface LineAnnotation {
  level: 'error' | 'warning' | 'notice';
  line: number;
  title: string;
  message: string;
}

export interface AnnotatedFile {
  path: string;
  /** The file at the base; empty if it is new. */
  before: string;
  text: string;
  annotations: readonly LineAnnotation[];
  /** The name of the job that annotated the lines. */
  job: string;
}

/** How many lines are shown before and after an annotated one. */
const AROUND = 4;
const HEADS = { error: '❌ Check failure', warning: '⚠️ Check warning', notice: 'Check notice' } as const;
const CLASSES = { '+': ' added', '-': ' deleted', ' ': '' } as const;

/** A file with what a check says below its lines, as in "Files changed": only the lines around them. */
export function annotatedFile({ path, before, text, annotations, job }: AnnotatedFile): string {
  const lines = lineDiff(before, text);
  const places = annotations.map(({ line }) => lines.findIndex(({ number }) => number === line));
  const rows: string[] = [];
  let last = -1;
  for (const [index, { mark, number, text: words }] of lines.entries()) {
    if (!places.some((place) => Math.abs(place - index) <= AROUND)) continue;
    if (index > last + 1) rows.push(GAP);
    last = index;
    rows.push(
      `<div class="line${CLASSES[mark]}"><i>${String(number ?? '')}</i><b>${mark}</b><span>${escaped(words)}</span></div>`,
    );
    for (const one of annotations) if (one.line === number) rows.push(said(one, path, job));
  }
  if (last < lines.length - 1) rows.push(GAP);
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
