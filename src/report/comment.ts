import { cut, duration, linesOf } from '../lib/text.js';
import { taskTitle, tookText } from './task-titles.js';
import { changeTable } from './change-list.js';
import { code, codeBlock, link, plain } from './markdown.js';
import type { View } from './view.js';

/** GitHub refuses a longer comment. */
const LONGEST_COMMENT = 65_536;
const MOST_STEPS = 100;
const MOST_NAMED = 20;
/** Things that failed or were left, one a line: more nobody reads, and a summary has 1 MiB. */
const MOST_LISTED = 100;
const LONGEST_LINE = 300;
const MOST_LINES = 5;

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
  return [heading(view), places(view), endpoint(view), ...bodyOf(view), fullWords(view), steps(view)]
    .filter((part) => part !== '')
    .join('\n\n');
}

const HEADINGS: Record<View['state'], string> = {
  building: '⏳ Hasura preview: building',
  ready: '✅ Hasura preview: ready',
  failed: '❌ Hasura preview: failed',
  deleted: '🗑️ Hasura preview: deleted',
  swept: '🧹 Hasura previews: swept',
  planned: '📝 Hasura preview: what would be done',
  interrupted: '⏹️ Hasura preview: interrupted',
  answer: '💬 Hasura preview: status',
  skipped: '⏭️ Hasura preview: nothing to do',
  superseded: '⏭️ Hasura preview: a newer run took over',
};

function heading(view: View): string {
  return headingOf(view.state);
}

/** The line below the marker, which tells the state. */
export function headingOf(state: View['state']): string {
  return `### ${HEADINGS[state]}`;
}

/** One line: the console (or the app's name, where nothing else shows it), the commit, the log. */
function places(view: View): string {
  const { name, commit } = view;
  return [
    ...(view.consoleUrl !== undefined && view.state !== 'deleted'
      ? [`**${link('Open console', view.consoleUrl)}**`]
      : []),
    ...(name !== undefined && endpoint(view) === '' ? [code(name)] : []),
    ...(commit === undefined || view.state === 'deleted' || (view.state === 'ready' && !commit.certain)
      ? []
      : [link(code(commit.sha.slice(0, 7)), commit.url)]),
    ...(view.logUrl === undefined ? [] : [link('log', view.logUrl)]),
  ].join(' · ');
}

/** Where the app is: only while it is on its way or ready. One that failed is looked at in the console. */
function endpoint(view: View): string {
  const shown = view.state === 'ready' || view.state === 'building' || view.state === 'answer';
  return shown && view.endpoint !== undefined ? code(view.endpoint, 500) : '';
}

/** What is to say in this state: paragraphs and one list. */
function bodyOf(view: View): string[] {
  switch (view.state) {
    case 'building':
      return [
        bulletList([
          'Building. This comment updates when the preview is ready',
          `Now: ${plain(taskTitle(view.step))}`,
          ...databaseLines(view),
          lifetime(view),
        ]),
      ];
    case 'ready':
      return [bulletList([...cameAbout(view), ...databaseLines(view), ...uncertain(view), lifetime(view)])];
    case 'failed':
      return [
        multiline(view.failure?.what ?? 'The run failed'),
        firstWords(view),
        bulletList([...[view.failure?.remedy, view.stands].map(sentence), ...databaseLines(view)]),
      ];
    case 'deleted':
      return [
        bulletList([
          sentence(view.because),
          removed(view),
          ...dropped(view),
          ...atMost(view.left ?? [], (reason) => `Kept: ${plain(reason)}`),
        ]),
      ];
    case 'interrupted':
      return [bulletList(['The run was interrupted before the app was ready', sentence(view.stands)])];
    case 'swept':
    case 'planned':
      return [bulletList([sentence(view.because), ...failures(view)]), changeTable(view.changes ?? [])];
    case 'answer':
    case 'skipped':
    case 'superseded':
      return [bulletList([sentence(view.because)])];
    default:
      return view.state satisfies never;
  }
}

function bulletList(lines: readonly string[]): string {
  return lines
    .filter((line) => line !== '')
    .map((line) => `- ${line}`)
    .join('\n');
}

/** What there is to say of the first hundred, and how many more there are. */
function atMost(things: readonly string[], say: (thing: string) => string): string[] {
  const more = things.length - MOST_LISTED;
  return [...things.slice(0, MOST_LISTED).map(say), ...(more > 0 ? [`… and ${String(more)} more`] : [])];
}

function sentence(text: string | undefined): string {
  return text === undefined ? '' : plain(text).replace(/\.$/, '');
}

/** What is said in several lines: a paragraph, and a list of the lines after the first. */
function multiline(text: string): string {
  const [first = '', ...rest] = linesOf(text);
  const more = atMost(rest, (line) => plain(line.replace(/^- /, '')));
  return more.length === 0 ? plain(first) : `${plain(first)}\n\n${bulletList(more)}`;
}

/** What a reader can rely on, by how the app came about. */
function cameAbout({ how, because, rebuiltBecause }: View): string[] {
  switch (how) {
    case 'unchanged':
    case 'updated':
      return [sentence(because), 'Healthy, metadata consistent'];
    case 'built':
    case undefined:
      return [
        'Migrations applied, metadata consistent',
        ...(rebuiltBecause === undefined ? [] : [sentence(`Rebuilt because ${rebuiltBecause}`)]),
      ];
    default:
      return how satisfies never;
  }
}

/** What could not be done, of several things. */
function failures({ failure }: View): string[] {
  const lines = linesOf(failure?.what ?? '').filter((line) => line !== '');
  return atMost(lines, (line) => `❌ ${plain(line)}`);
}

/** Which branch the app was built from, when the commit is not certain. */
function uncertain({ commit, branch }: View): string[] {
  if (commit?.certain === true || branch === undefined) return [];
  return [
    commit?.moved === true
      ? `Built from branch ${code(branch)}, which moved during the build: the commit is not certain`
      : `Built from branch ${code(branch)}. Could not check whether it moved during the build: the commit is not certain`,
  ];
}

/** Each database with the variable that leads to it. */
function databaseLines({ databases: made = [], how }: View): string[] {
  const kept = how === 'unchanged' || how === 'updated';
  return made.map(({ variable, name, template }) => {
    const what = template === undefined ? 'database' : `copy of ${code(template)}`;
    return `${kept ? `Same ${what} as before` : `Fresh ${what}`} in ${code(variable)}: ${code(name)}`;
  });
}

function lifetime({ belongsTo, folder }: View): string {
  if (belongsTo === undefined) return '';
  if (belongsTo === 'branch') return 'Deleted when the branch is deleted';
  const rebuilt =
    folder === undefined
      ? 'on every push'
      : folder === ''
        ? 'when a push changes its files'
        : `when ${code(`${folder}/`)} changes`;
  return `Rebuilt ${rebuilt}, deleted when the pull request closes`;
}

function removed({ removed: names = [] }: View): string {
  if (names.length === 0) return 'There was no app to delete';
  return names.length === 1
    ? 'The app was deleted'
    : `All ${String(names.length)} apps with that name were deleted`;
}

function dropped({ dropped: names = [] }: View): string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, MOST_NAMED).map((name) => code(name));
  if (names.length > shown.length) shown.push(`${String(names.length - shown.length)} more`);
  return [
    `${names.length === 1 ? 'Its database was dropped' : 'Its databases were dropped'}: ${shown.join(', ')}`,
  ];
}

/** The lines of the service's words that a person can read at a glance: each wraps, and none is a dump of data. */
function readable(view: View): string[] {
  return linesOf(view.failure?.words ?? '')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[[{].*[\]}]$/.test(line));
}

function firstWords(view: View): string {
  const lines = readable(view).slice(0, MOST_LINES);
  return lines.map((line) => code(line, LONGEST_LINE)).join('<br>');
}

/** The service's own words in full, folded, where the first lines are not all of them. */
function fullWords(view: View): string {
  const words = view.state === 'failed' ? (view.failure?.words ?? '').trim() : '';
  const [lines, all] = [readable(view), linesOf(words).filter((line) => line.trim() !== '')];
  const complete =
    all.length === lines.length &&
    lines.length <= MOST_LINES &&
    lines.every((line) => line.length <= LONGEST_LINE);
  return words === '' || complete ? '' : folded('Full message', codeBlock(words));
}

/** The steps with their durations, folded away. */
function steps(view: View): string {
  const shown =
    view.state === 'ready' || view.state === 'failed' || (view.state === 'building' && view.tasks.length > 1);
  if (view.tasks.length === 0 || !shown) return '';
  const marks = { running: '…', success: '✓', failed: '✗' };
  const lines = view.tasks.slice(0, MOST_STEPS).map((task) => {
    const took = tookText(task);
    return `${marks[task.state]} ${plain(taskTitle(task.name), 200)}${took === '' ? '' : ` · ${took}`}`;
  });
  const title =
    view.state === 'ready' && view.tookMs !== undefined ? `Built in ${duration(view.tookMs)}` : 'Steps';
  return folded(title, lines.join('<br>\n'));
}

function folded(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}
