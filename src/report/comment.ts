import { cut } from '../lib/text.js';
import { taskTitle, tookText } from '../tasks.js';
import { code, codeBlock, link, plain } from './markdown.js';
import type { View } from './view.js';

/** GitHub refuses a longer comment. */
const LONGEST_COMMENT = 65_536;

/** The first line of our comment, by which it is found again. It names the app and its owner, for several in one pull request. */
export function commentMarker(owner: string, name: string): string {
  return `<!-- hasura-preview-app ${owner} ${name} -->`;
}

/** The comment's text in its present state, never longer than GitHub takes: the least needed parts go first. */
export function renderComment(view: View, marker: string): string {
  const { failure, ...rest } = view;
  const shorter: View[] = [
    view,
    { ...view, tasks: view.tasks.slice(0, 10) },
    { ...view, tasks: [] },
    { ...rest, tasks: [], ...(failure === undefined ? {} : { failure: { what: cut(failure.what, 1_000) } }) },
  ];
  const bodies = shorter.map((candidate) => `${marker}\n${renderView(candidate)}`);
  return bodies.find((body) => body.length <= LONGEST_COMMENT) ?? `${marker}\n${heading(view)}`;
}

/** What a reader sees, as Markdown: the same in the comment and in the job summary. Untrusted text in it is inert. */
export function renderView(view: View): string {
  return [heading(view), places(view), endpoint(view), bullets(view).join('\n'), words(view), steps(view)]
    .filter((part) => part !== '')
    .join('\n\n');
}

const HEADINGS: Record<View['state'], string> = {
  building: '⏳ Hasura preview: building',
  ready: '✅ Hasura preview: ready',
  failed: '❌ Hasura preview: failed',
  deleted: '🗑️ Hasura preview: deleted',
  cancelled: '⏹️ Hasura preview: cancelled',
  skipped: '⏭️ Hasura preview: nothing to do',
  superseded: '⏭️ Hasura preview: a newer run took over',
};

function heading(view: View): string {
  return `### ${HEADINGS[view.state]}`;
}

/** One line of links: the console, the commit, the log. */
function places(view: View): string {
  const standing = view.state !== 'deleted';
  return [
    ...(standing && view.consoleUrl !== undefined ? [`**${link('Open console', view.consoleUrl)}**`] : []),
    ...(view.commit === undefined ? [] : [link(code(view.commit.sha.slice(0, 7)), view.commit.url)]),
    link('log', view.logUrl),
  ].join(' · ');
}

function endpoint(view: View): string {
  return view.endpoint === undefined || view.state === 'deleted' ? '' : code(view.endpoint, 500);
}

function bullets(view: View): string[] {
  switch (view.state) {
    case 'building':
      return [`- Now: ${plain(taskTitle(view.step))}`, ...built(view)];
    case 'ready':
      return ['- Migrations applied, metadata consistent', ...built(view), ...lifetime(view)];
    case 'failed':
      return failed(view);
    case 'deleted':
      return [
        `- ${plain(view.because ?? 'No longer wanted')}`,
        view.removed === undefined || view.removed.length === 0
          ? '- There was no app to remove'
          : `- Removed: ${view.removed.map((name) => code(name)).join(', ')}`,
        ...(view.left ?? []).map((reason) => `- Left alone: ${plain(reason)}`),
      ];
    case 'cancelled':
      return [
        '- The run was cancelled before the app was ready',
        ...(view.stands === undefined ? [] : [`- ${plain(view.stands)}`]),
      ];
    case 'skipped':
    case 'superseded':
      return [`- ${plain(view.because ?? '')}`];
    default:
      return view.state satisfies never;
  }
}

function failed(view: View): string[] {
  const { failure } = view;
  return [
    ...(failure?.step === undefined ? [] : [`- Step: ${plain(taskTitle(failure.step))}`]),
    `- ${multiline(failure?.what ?? 'The run failed')}`,
    ...(failure?.remedy === undefined ? [] : [`- What to do: ${plain(failure.remedy)}`]),
    ...(view.stands === undefined ? [] : [`- ${plain(view.stands)}`]),
  ];
}

/** What is said in several lines stays a list: its lines become bullets below the first. */
function multiline(text: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? plain(line) : `  - ${plain(line.replace(/^- /, ''))}`))
    .join('\n');
}

/** Which branch the app was built from, when the commit is not certain. */
function built(view: View): string[] {
  if (view.commit !== undefined || view.branch === undefined || view.state !== 'ready') return [];
  return [`- Built from branch ${code(view.branch)}, which moved meanwhile: the commit is not certain`];
}

function lifetime(view: View): string[] {
  const end = view.belongsTo === 'branch' ? 'the branch is deleted' : 'the pull request closes';
  return [`- Rebuilt on every push, deleted when ${end}`];
}

/** The service's own words, quoted and inert. */
function words(view: View): string {
  return view.failure?.words === undefined || view.failure.words.trim() === ''
    ? ''
    : codeBlock(view.failure.words);
}

/** The steps with their durations, folded away. */
function steps(view: View): string {
  if (view.tasks.length === 0 || view.state === 'deleted') return '';
  const marks = { running: '…', success: '✓', failed: '✗' };
  const lines = view.tasks
    .slice(0, 100)
    .map(
      (task) =>
        `- ${marks[task.state]} ${plain(taskTitle(task.name))}${task.ms === undefined ? '' : ` · ${tookText(task)}`}`,
    );
  return ['<details><summary>Steps</summary>', '', ...lines, '', '</details>'].join('\n');
}
