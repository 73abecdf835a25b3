import { escaped } from '../github-look/escape.js';
import { JOB, type WorkflowRun } from './workflow.js';

/**
 * A run's page in Actions: how it ended, its annotations and its summary. Expanded unless the event is pull_request.
 */
export function runBox({ id, event, title, run }: WorkflowRun, render: (text: string) => string): string {
  const good = run.conclusion === 'success';
  const head = [
    `<span class="verdict${good ? '' : ' bad'}">${good ? 'Success' : 'Failure'}</span>`,
    `<b>${escaped(title)}</b>`,
    `<span class="when">${escaped(event.name)} · run ${String(id)} · ${(run.durationMs / 1000).toFixed(1)} s</span>`,
  ].join(' ');
  const annotations = run.annotations.map(({ level, message, title, file, line }) => {
    const place = file === undefined ? '' : `${title ?? JOB}: ${file}#L${line ?? '1'}\n`;
    return `<pre class="annotation ${level}">${escaped(`${place}${LABELS[level]}: ${message}`)}</pre>`;
  });
  return `<details class="run"${event.name === 'pull_request' ? '' : ' open'}><summary>${head}</summary>
${render(run.summary)}
${annotations.join('\n')}
</details>`;
}

const LABELS = { error: 'Error', warning: 'Warning', notice: 'Notice' } as const;
