import { duration, linesOf, withoutTrailing } from '../lib/text.js';
import { COMMANDS } from '../rules/commands.js';
import { counted } from '../rules/finding.js';
import { taskTitle, tookText } from './task-titles.js';
import { contentLine } from './content.js';
import { changeTable } from './change-list.js';
import { otherFindings, problems } from './finding-list.js';
import { code, codeBlock, folded, link, plain } from './markdown.js';
import { keptWords } from './outcome-view.js';
import type { View } from './view.js';

const MOST_STEPS = 100;
const MOST_NAMED = 20;
/** Things that failed or were kept, one per line: nobody reads more, and a summary has 1 MiB. */
const MOST_LISTED = 100;
const LONGEST_LINE = 300;
const MOST_LINES = 5;

/**
 * What a reader sees, as Markdown. Untrusted text in it is inert.
 * @param more what the pull request changes and what its merge does, and what the job summary has besides
 */
export function renderView(
  view: View,
  {
    review = '',
    rehearsal = '',
    api = '',
    rest = '',
  }: { review?: string; rehearsal?: string; api?: string | undefined; rest?: string } = {},
): string {
  return [
    heading(view),
    places(view),
    endpoint(view),
    ...bodyOf(view),
    review,
    rehearsal,
    api,
    fullWords(view),
    databases(view),
    otherFindings(view),
    steps(view),
    rest,
    footer(view),
  ]
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
  checked: '🔎 Hasura project: checked',
  reviewed: '🔎 Hasura project: reviewed',
  skipped: '⏭️ Hasura preview: nothing to do',
  superseded: '⏭️ Hasura preview: a newer run took over',
};

/** The line below the marker, which shows the state. */
export function heading(view: View): string {
  return headingOf(view.state);
}

/** The same for a state. */
export function headingOf(state: View['state']): string {
  return `### ${HEADINGS[state]}`;
}

/** Hasura's own page for trying an endpoint in a browser. (known: public projects link to it) */
const GRAPHIQL = 'https://cloud.hasura.io/public/graphiql?endpoint=';

/** One line: the links to the app, the app's name if no endpoint shows it, the commit, the log. */
function places(view: View): string {
  const { name, commit, state } = view;
  const ways = waysIn(view);
  return [
    ...ways.map((way, index) => (index === 0 ? `**${way}**` : way)),
    ...(name !== undefined && endpoint(view) === '' ? [code(name)] : []),
    ...(commit === undefined || state === 'deleted' || (state === 'ready' && !commit.certain)
      ? []
      : [link(code(commit.sha.slice(0, 7)), commit.url)]),
    ...(view.logUrl === undefined ? [] : [link('log', view.logUrl)]),
  ].join(' · ');
}

/** Links to the app. There are none during a build: they would look as if the app were ready. */
function waysIn(view: View): string[] {
  if (view.state === 'building' || view.state === 'deleted') return [];
  const { consoleUrl, endpoint: url, access } = view;
  const open = isReady(view) && access?.open === true && url !== undefined;
  return [
    ...(open ? [link('Try it', `${GRAPHIQL}${encodeURIComponent(url)}`)] : []),
    ...(consoleUrl === undefined ? [] : [link('Open console', consoleUrl)]),
  ];
}

function isReady({ state }: View): boolean {
  return state === 'ready' || state === 'answer';
}

/** The app's endpoint, in a block that GitHub gives a copy button; only if the app is ready. */
function endpoint(view: View): string {
  return isReady(view) && view.endpoint !== undefined ? codeBlock(view.endpoint, 500) : '';
}

/** The data that a reader finds. */
function seeded({ seeds }: View): string {
  if (seeds === 'kept') return SEEDS_KEPT;
  return seeds === undefined ? '' : `Seeds applied: ${String(seeds)} file${seeds === 1 ? '' : 's'}`;
}

const SEEDS_KEPT = 'Seeds were not applied again: they would double rows';

/** What a reader needs to send a request, if no role is open. */
function access({ access, endpoint }: View): string {
  if (access === undefined || access.open || endpoint === undefined) return '';
  return access.ownSecret
    ? 'To send requests, use the header `x-hasura-admin-secret` with the secret that the workflow sets'
    : 'To send requests, open the console: it shows the admin secret to members of the Hasura Cloud project';
}

/** The commands of a pull request, as the next step. */
function again({ belongsTo, kept }: View): string {
  return belongsTo === 'pull request'
    ? `To build it again without a push${kept === undefined ? '' : ', with new databases'}, comment \`/preview rebuild\` (if the workflow accepts commands)`
    : '';
}

/** The small print: when the comment was updated, and which commands a comment can give. */
function footer(view: View): string {
  const { saidAt, belongsTo, state } = view;
  const parts = [
    ...(saidAt === undefined ? [] : [`Updated ${new Date(saidAt).toISOString().slice(11, 16)} UTC`]),
    ...(belongsTo === 'pull request' && state === 'ready'
      ? [
          `Commands, if the workflow accepts them: ${COMMANDS.map((name) => `\`/preview ${name}\``).join(', ')}`,
        ]
      : []),
  ];
  return parts.length === 0 ? '' : `<sub>${parts.join(' · ')}</sub>`;
}

/** What to say in this state: paragraphs and one list. */
function bodyOf(view: View): string[] {
  switch (view.state) {
    case 'building':
      return [
        bulletList([
          'Building. This comment updates when the preview is ready',
          ...(view.rebuiltBecause === undefined
            ? []
            : [sentence(`Rebuilding because ${view.rebuiltBecause}`)]),
          `Now: ${plain(taskTitle(view.step))}${view.count === undefined ? '' : `, ${view.count}`}`,
          lifetime(view),
        ]),
      ];
    case 'ready':
      return [
        bulletList([
          ...cameAbout(view),
          ...uncertain(view),
          seeded(view),
          contentLine(view.content),
          access(view),
          sentence(view.usage),
          lifetime(view),
        ]),
        problems(view),
      ];
    case 'failed':
      return [
        multiline(view.failure?.what ?? 'The run failed'),
        problems(view),
        firstWords(view),
        bulletList([
          ours(view.failure?.remedy),
          sentence(view.stands),
          // The problems are in the commit, so only a push removes them.
          problems(view) === '' ? again(view) : '',
          help(view),
        ]),
      ];
    case 'deleted':
      return [
        bulletList([
          sentence(view.because),
          removed(view),
          dropped(view),
          ...atMost(view.left ?? [], (reason) => `Kept: ${plain(reason)}`),
        ]),
        droppedNames(view),
      ];
    case 'interrupted':
      return [
        bulletList(['The run was interrupted before the app was ready', sentence(view.stands), again(view)]),
      ];
    case 'swept':
    case 'planned':
      return [bulletList([sentence(view.because), ...failures(view)]), changeTable(view.changes ?? [])];
    case 'answer':
      return [bulletList([sentence(view.because), access(view)])];
    case 'checked':
      return [
        bulletList([
          `Found ${counted((view.findings?.list ?? []).filter(({ risk }) => risk === undefined))}`,
          sentence(view.because),
        ]),
        problems(view),
      ];
    case 'reviewed':
      return [];
    case 'skipped':
    case 'superseded':
      return [bulletList([`${sentence(view.because)}${newer(view)}`])];
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

/** The first hundred things as text, and how many more there are. */
function atMost(things: readonly string[], say: (thing: string) => string): string[] {
  const more = things.length - MOST_LISTED;
  return [...things.slice(0, MOST_LISTED).map(say), ...(more > 0 ? [`… and ${String(more)} more`] : [])];
}

/** A sentence of our own: a page of Hasura or GitHub in it becomes a link, although `plain` breaks all addresses. */
function ours(text: string | undefined): string {
  return sentence(text).replace(
    /https:\u2060\/\/((?:(?:cloud\.)?hasura\.io|github\.com)\/(?:[\w/?=%\\-]|&amp;|\.(?=\w))*)/g,
    (_, escaped: string) => {
      const page = escaped.replaceAll('\\', '').replaceAll('&amp;', '&');
      const [address = page] = page.split('?');
      return link(withoutTrailing(address, '/'), `https://${page}`);
    },
  );
}

function sentence(text: string | undefined): string {
  return text === undefined ? '' : plain(text).replace(/\.$/, '');
}

/** A text of several lines: a paragraph, and a list of the lines after the first. */
function multiline(text: string): string {
  const [first = '', ...rest] = linesOf(text);
  const more = atMost(rest, (line) => plain(line.replace(/^- /, '')));
  return more.length === 0 ? plain(first) : `${plain(first)}\n\n${bulletList(more)}`;
}

/** What a reader can rely on, depending on how the app became ready. */
function cameAbout({ how, because, rebuiltBecause, kept }: View): string[] {
  switch (how) {
    case 'unchanged':
    case 'updated':
      return [sentence(because), 'Healthy, metadata consistent'];
    case 'built':
    case undefined:
      if (kept !== undefined)
        return [`${keptWords(kept)}, metadata consistent`, ...(kept.seeds ? [SEEDS_KEPT] : [])];
      return [
        'Migrations applied, metadata consistent',
        ...(rebuiltBecause === undefined ? [] : [sentence(`Rebuilt because ${rebuiltBecause}`)]),
      ];
    default:
      return how satisfies never;
  }
}

/** What failed, one line for each thing. */
function failures({ failure }: View): string[] {
  const lines = linesOf(failure?.what ?? '').filter((line) => line !== '');
  return atMost(lines, (line) => `❌ ${plain(line)}`);
}

/** The branch that the app was built from, if the commit is not certain. */
function uncertain({ commit, branch }: View): string[] {
  if (commit?.certain === true || branch === undefined) return [];
  return [
    commit?.moved === true
      ? `Built from branch ${code(branch)}, which changed during the build, so the exact commit is unknown`
      : `Built from branch ${code(branch)}. Could not check whether it changed during the build, so the exact commit is unknown`,
  ];
}

/** The newer run, as a link. */
function newer({ newerRun }: View): string {
  return newerRun === undefined ? '' : `: ${link(`run ${newerRun.id}`, newerRun.url)}`;
}

/** A link to the explanation of the error. */
function help({ failure }: View): string {
  const address = failure?.help;
  if (address === undefined) return '';
  return URL.canParse(address) ? link('About this error', address) : `About this error: ${code(address)}`;
}

/** Each database with the variable that leads to it, collapsed: their names are long, and few readers need them. */
function databases(view: View): string {
  const { databases: made = [], how, state } = view;
  if (made.length === 0 || state === 'answer' || state === 'deleted') return '';
  const kept = how === 'unchanged' || how === 'updated' || view.kept !== undefined;
  const lines = made.map(({ variable, name, template }) => {
    const what = template === undefined ? '' : `, copy of ${code(template)}`;
    return `${code(variable)}: ${code(name)}${what}`;
  });
  const count = made.length === 1 ? 'database' : `${String(made.length)} databases`;
  const title = kept ? `Same ${count} as before` : `Fresh ${count}`;
  return folded(title, bulletList(lines));
}

function lifetime({ belongsTo, folder, keepsData }: View): string {
  if (belongsTo === undefined) return '';
  if (belongsTo === 'branch') return 'Deleted when the branch is deleted';
  const rebuilt =
    folder === undefined
      ? 'on every push'
      : folder === ''
        ? 'when a push changes its files'
        : `when ${code(`${folder}/`)} changes`;
  return `${keepsData === true ? 'Updated' : 'Rebuilt'} ${rebuilt}, deleted when the pull request closes`;
}

function removed({ removed: names = [] }: View): string {
  if (names.length === 0) return 'There was no app to delete';
  return names.length === 1
    ? 'The app was deleted'
    : `All ${String(names.length)} apps with that name were deleted`;
}

function dropped({ dropped: { length } = [] }: View): string {
  if (length === 0) return '';
  return length === 1 ? 'Its database was dropped' : 'Its databases were dropped';
}

function droppedNames({ dropped: names = [] }: View): string {
  if (names.length === 0) return '';
  const shown = names.slice(0, MOST_NAMED).map((name) => code(name));
  if (names.length > shown.length) shown.push(`${String(names.length - shown.length)} more`);
  return folded(names.length === 1 ? 'Dropped database' : 'Dropped databases', shown.join(', '));
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

/** The service's own words in full, collapsed, if the first lines are not all of them. */
function fullWords(view: View): string {
  const words = view.state === 'failed' ? (view.failure?.words ?? '').trim() : '';
  const [lines, all] = [readable(view), linesOf(words).filter((line) => line.trim() !== '')];
  const complete =
    all.length === lines.length &&
    lines.length <= MOST_LINES &&
    lines.every((line) => line.length <= LONGEST_LINE);
  return words === '' || complete ? '' : folded('Full message', codeBlock(words));
}

/** The steps with their durations, collapsed. */
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
    view.state === 'ready' && view.tookMs !== undefined
      ? `${view.kept === undefined ? 'Built' : 'Updated'} in ${duration(view.tookMs)}`
      : 'Steps';
  return folded(title, lines.join('<br>'));
}
