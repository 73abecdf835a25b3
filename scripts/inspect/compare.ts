import { oneLine } from '../../src/lib/text.js';
import { placeOf } from '../../src/project/node.js';
import { filesOnDisk } from '../../src/project/disk.js';
import { type Project, listProject, readProject } from '../../src/project/project.js';
import { reviewSummary } from '../../src/report/review.js';
import { afterwardsText, breakingText, changeText, silencedText } from '../../src/report/review-words.js';
import { sentenceOf } from '../../src/review/group.js';
import { notComparable } from '../../src/review/known.js';
import { type Review, review } from '../../src/review/review.js';
import { viewOf } from '../../src/review/view.js';
import type { ReviewView } from '../../src/rules/review.js';
import type { ProjectFolder } from './folder.js';
import { type InspectOptions, WrongUsage } from './options.js';

/** What changed between two states of a project on this machine, as text or as Markdown. */
export async function compared(
  base: ProjectFolder,
  head: ProjectFolder,
  { markdown, unauthorizedRole, ignored }: Pick<InspectOptions, 'markdown' | 'unauthorizedRole' | 'ignored'>,
): Promise<string> {
  const [before, after] = [await projectIn(base), await projectIn(head)];
  for (const [project, { root, directory }] of [
    [before, base],
    [after, head],
  ] as const) {
    const why = notComparable(project);
    if (why !== undefined)
      throw new WrongUsage(
        `The project in ${directory === '' ? root : directory} cannot be compared: ${why}`,
      );
  }
  const found = await review(before, after, {
    ...(unauthorizedRole === undefined ? {} : { unauthorizedRole }),
    ignored,
  });
  const view = viewOf(found, undefined);
  return markdown ? reviewSummary({ changes: view, blobUrl: '.' }) : textOf(found, view, head);
}

async function projectIn({ root, directory }: ProjectFolder): Promise<Project> {
  const files = filesOnDisk(root);
  const listing = await listProject(files, directory);
  const project = 'absent' in listing ? undefined : await readProject(files, listing);
  if (project === undefined)
    throw new WrongUsage(`The project in ${directory === '' ? root : directory} cannot be read.`);
  return project;
}

function textOf(
  { concerns, silenced, breaking, leftOut }: Review,
  view: ReviewView,
  head: ProjectFolder,
): string {
  const { changes } = view;
  const looked = concerns
    .filter(({ risk }) => risk !== 'low')
    .map((concern) => {
      const { risk, rule, roles, before, at } = concern;
      const place = at === undefined ? '' : `${head.shown(placeOf(at).file)}:${String(placeOf(at).line)}: `;
      const was = before === undefined ? '' : ` Before: ${before}.`;
      return `${place}${risk}: ${[roles.join(', '), sentenceOf(concern)].join(' ').trim()}.${was} [${rule}]`;
    });
  const broken = breaking.map(
    ({ object, text, roles }) => `${object}: ${breakingText(text, roles.join(', '))}`,
  );
  const all = changes.map((change) => changeText(change, AS_IT_IS));
  const unread = leftOut.map(({ file, side }) =>
    side === 'base'
      ? `Not compared, because the base has no readable ${file}.`
      : `Not compared, because it cannot be read: ${head.shown(file)}.`,
  );
  const quiet = silenced.flatMap(({ rule, at }) =>
    at === undefined ? [] : [`${rule} (${head.shown(placeOf(at).file)}:${String(placeOf(at).line)})`],
  );
  if (changes.length + looked.length + quiet.length + unread.length === 0) return 'No changes.';
  const lines = [
    ...unread,
    ...looked,
    ...(quiet.length === 0 ? [] : [`${silencedText(quiet.length, 'new comments')}: ${quiet.join(', ')}.`]),
    ...section('Can break clients', broken),
    ...section('Changes', all),
    afterwardsText(view, AS_IT_IS),
  ];
  return lines
    .filter((line) => line !== '')
    .map(oneLine)
    .join('\n');
}

/** What a terminal would take for a command is removed from each line. */
const AS_IT_IS = { code: (text: string) => text, plain: (text: string) => text };

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}: ${String(lines.length)}`, ...lines.map((line) => `- ${line}`)];
}
