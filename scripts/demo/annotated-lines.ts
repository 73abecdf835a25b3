import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotatedFile } from '../github-look/annotated-file.js';
import type { Moment } from './story.js';
import { JOB } from './workflow.js';

/** The annotated lines of a commit, which GitHub shows under "Files changed". */
export function annotatedLines(moment: Extract<Moment, { kind: 'annotated' }>): string {
  const { sha, directory, before, annotations } = moment;
  const paths = new Set(annotations.map(({ file }) => file ?? ''));
  const drawn = [...paths].map((path) =>
    annotatedFile({
      path,
      before: textAt(before, path),
      text: textAt(directory, path),
      annotations: annotations
        .filter(({ file }) => file === path)
        .map(({ level, line, title, message }) => ({
          level,
          line: Number(line ?? 1),
          title: title ?? JOB,
          message,
        })),
      job: JOB,
    }),
  );
  return `<section class="changes"><p>Under “Files changed”, at <code>${sha.slice(0, 7)}</code>:</p>
${drawn.join('\n')}
</section>`;
}

function textAt(directory: string, path: string): string {
  const file = join(directory, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
