import { existsSync } from 'node:fs';
import path from 'node:path';
import { oneLine } from '../../src/lib/text.js';
import { placeOf } from '../../src/project/node.js';
import { filesOnDisk } from '../../src/project/disk.js';
import { listProject, readProject } from '../../src/project/project.js';
import type { Side } from '../../src/rehearsal/plan.js';
import { otherFindings, problems } from '../../src/report/finding-list.js';
import { rehearsalSummaryPart } from '../../src/report/rehearsal.js';
import type { View } from '../../src/report/view.js';
import { reviewSummary } from '../../src/report/review.js';
import { afterwardsText, breakingText, changeLines, silencedText } from '../../src/report/review-words.js';
import { sentenceOf } from '../../src/review/group.js';
import { notComparable } from '../../src/review/known.js';
import { type Review, review } from '../../src/review/review.js';
import { viewOf } from '../../src/review/view.js';
import { errorsIn } from '../../src/rules/finding.js';
import { isRehearsed } from '../../src/rules/rehearsal-rule-ids.js';
import type { ReviewView } from '../../src/rules/review.js';
import type { ProjectFolder } from './folder.js';
import { type InspectOptions, WrongUsage } from './options.js';
import { type LocalRehearsal, rehearsalLines, rehearsed } from './rehearsal.js';
import type { Terminal } from './terminal.js';
import { block } from './text.js';

/** What a comparison found. */
export interface Comparison {
  text: string;
  /** Whether a merge would fail, as far as it was tried. */
  fails: boolean;
}

type CompareOptions = Omit<InspectOptions, 'folder' | 'base' | 'json' | 'variables'>;

/**
 * What changed between two states of a project on this machine, and what a merge does to its databases, as text or as
 * Markdown.
 * @throws WrongUsage or Interrupted
 */
export async function compared(
  base: ProjectFolder,
  head: ProjectFolder,
  options: CompareOptions,
  { colours, programs }: Pick<Terminal, 'colours' | 'programs'>,
): Promise<Comparison> {
  const { markdown, unauthorizedRole, ignored } = options;
  const [before, after] = [await sideIn(base), await sideIn(head)];
  for (const [{ project }, { root, directory }] of [
    [before, base],
    [after, head],
  ] as const) {
    const why = notComparable(project);
    if (why !== undefined)
      throw new WrongUsage(
        `The project in ${directory === '' ? root : directory} cannot be compared: ${why}`,
      );
  }
  const reviewed = await review(before.project, after.project, {
    ...(unauthorizedRole === undefined ? {} : { unauthorizedRole }),
    ignored,
  });
  const { shown, findings, isJudged } = options.rehearsal
    ? await rehearsed({ base: before, head: after }, { ...options, base: base.given }, programs)
    : NOT_TRIED;
  // What the review says of migrations, the rehearsal has tried.
  const found = isJudged
    ? { ...reviewed, concerns: reviewed.concerns.filter(({ rule }) => !isRehearsed(rule)) }
    : reviewed;
  const view = viewOf(found, undefined);
  const fails = errorsIn(findings) > 0;
  if (markdown) {
    const list: View = { findings: { list: findings, blobUrl: '.' }, state: 'reviewed', tasks: [] };
    const parts = [
      reviewSummary({ changes: view, blobUrl: '.' }),
      rehearsalSummaryPart(shown),
      problems(list),
      otherFindings(list),
    ];
    return { text: joined(parts), fails };
  }
  const placed = (file: string): string => folderWith(file, base, head).shown(file);
  const blocks = findings.map((finding) =>
    block(finding.file === undefined ? finding : { ...finding, file: placed(finding.file) }, colours),
  );
  const upgrade = rehearsalLines(shown, placed).map(oneLine);
  const changes = textOf(found, view, head);
  const parts = [...blocks, changes, upgrade.join('\n')];
  const text = joined(parts);
  return { text: text === '' ? 'No changes.' : text, fails };
}

const NOT_TRIED: LocalRehearsal = { findings: [], isJudged: false };

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The state that has a file of the rehearsal: what both have alike may be named as in the base. */
function folderWith(file: string, base: ProjectFolder, head: ProjectFolder): ProjectFolder {
  const has = ({ root }: ProjectFolder): boolean => existsSync(path.join(root, file));
  return !has(head) && has(base) ? base : head;
}

async function sideIn({ root, directory }: ProjectFolder): Promise<Side> {
  const files = filesOnDisk(root);
  const listing = await listProject(files, directory);
  const project = 'absent' in listing ? undefined : await readProject(files, listing);
  if (project === undefined)
    throw new WrongUsage(`The project in ${directory === '' ? root : directory} cannot be read.`);
  return { project, files };
}

/** Empty if nothing changed. */
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
  const unread = leftOut.map(({ file, side }) =>
    side === 'base'
      ? `Not compared, because the base has no readable ${file}.`
      : `Not compared, because it cannot be read: ${head.shown(file)}.`,
  );
  const quiet = silenced.flatMap(({ rule, at }) =>
    at === undefined ? [] : [`${rule} (${head.shown(placeOf(at).file)}:${String(placeOf(at).line)})`],
  );
  if (changes.length + looked.length + quiet.length + unread.length === 0) return '';
  const lines = [
    ...unread,
    ...looked,
    ...(quiet.length === 0 ? [] : [`${silencedText(quiet.length, 'new comments')}: ${quiet.join(', ')}.`]),
    ...section('Can break clients', broken),
    ...section('Changes', changeLines(changes, AS_IT_IS), changes.length),
    afterwardsText(view, AS_IT_IS),
  ];
  return lines
    .filter((line) => line !== '')
    .map(oneLine)
    .join('\n');
}

/** What a terminal would take for a command is removed from each line. */
const AS_IT_IS = { code: (text: string) => text, plain: (text: string) => text };

function section(title: string, lines: readonly string[], count = lines.length): string[] {
  return lines.length === 0 ? [] : [`${title}: ${String(count)}`, ...lines.map((line) => `- ${line}`)];
}
