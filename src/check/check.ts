import { placeOf, type At } from '../project/node.js';
import { CONTENT_RULES } from '../hygraph/rules.js';
import { mostSimilar } from '../lib/similar.js';
import type { Problem } from '../project/problem.js';
import type { Listing, Project } from '../project/project.js';
import { sqlParser } from '../project/sql.js';
import { type PlacedFinding, sorted } from '../rules/finding.js';
import { type Ignored, Silenced, isIgnored, unknownRules } from '../rules/ignore.js';
import { REHEARSAL_RULE_IDS } from '../rules/rehearsal-rule-ids.js';
import { REVIEW_RULE_IDS } from '../rules/review-rule-ids.js';
import { sourcesOf } from '../project/names.js';
import { checkHygraph } from './hygraph.js';
import { checkReferences } from './references.js';
import type { Add } from './add.js';
import { RULES, RULE_IDS, type RuleId } from './rules.js';
import { checkSecrets } from './secrets.js';
import { checkSources } from './sources.js';
import { checkStatements } from './statements.js';
import { checkStructure } from './structure.js';
import { type Given, checkVariables } from './variables.js';

/** What the workflow says about a project. */
export interface CheckOptions {
  /** The variables that the app gets; `undefined` if they are not known. */
  given: Given | undefined;
  /** The lines of the input `ignore`. */
  ignored: readonly Ignored[];
}

/** More findings are not kept, except errors: nobody reads them, but an error stops the build. */
const MOST = 2_000;
/** A name in a sentence may be as long as its file. In characters. */
const LONGEST = 500;

/** What most migrations are made of. */
const SAMPLE_SQL = `create table a (id bigint generated always as identity primary key, name text not null default 'x');
create index i on a (name); alter table a add column at timestamptz default now(), add constraint c check (id > 0);
comment on table a is 'x'; insert into a (name) values ('x'); create view v as select id from a where name = 'x';`;

/** Loads the grammar and parses a first text, which takes longer than any later one: for a time in which a run waits. */
export async function warmUp(): Promise<void> {
  (await sqlParser()).parse(SAMPLE_SQL);
}

/**
 * Judges a project, or what could be listed of it.
 * @returns the findings, the worst first
 */
export async function judge(
  listing: Listing,
  project: Project | undefined,
  options: CheckOptions,
): Promise<PlacedFinding[]> {
  if (project !== undefined) return await check(project, options);
  // Without config.yaml, nothing else can be found.
  return sorted(listing.problems.map(({ rule, at, what }) => findingOf(rule, at, what)));
}

/**
 * Judges a project as Hasura's CLI and server would, without running anything of it.
 * @returns the findings, the worst first
 */
export async function check(project: Project, { given, ignored }: CheckOptions): Promise<PlacedFinding[]> {
  const findings: PlacedFinding[] = [];
  const add: Add = (rule, at, what, more = {}) => {
    const finding = findingOf(rule, at, what, more);
    if (findings.length < (finding.severity === 'error' ? 2 * MOST : MOST)) findings.push(finding);
  };
  for (const problem of project.problems) {
    const { rule, at, what, object, missing } = problem;
    if (neverRuns(project, problem)) continue;
    const similar = missing === undefined ? undefined : almost(missing, project.unused);
    add(rule, at, similar === undefined ? what : `${what} There is ${similar}, which no file includes.`, {
      ...(object === undefined ? {} : { object }),
    });
  }
  checkStructure(project, add);
  checkReferences(project, add);
  checkVariables(project, given, checkHygraph(project, given, add), add);
  checkSecrets(project, add);
  checkSources(project, add);
  await checkStatements(project, sqlParser, add);
  return sorted(unsilenced(project, findings, ignored));
}

/** The file that was probably meant: one of a name that begins with almost all of this one. */
function almost(missing: string, files: readonly string[]): string | undefined {
  const similar = mostSimilar(missing, files);
  if (similar === undefined) return undefined;
  const [wanted, found] = [missing, similar].map(
    (path) =>
      path
        .replace(/\.\w*$/, '')
        .split('/')
        .at(-1) ?? '',
  );
  if (wanted === undefined || found === undefined) return undefined;
  let same = 0;
  while (same < wanted.length && wanted[same] === found[same]) same += 1;
  return same >= 0.8 * Math.max(wanted.length, found.length) ? similar : undefined;
}

/** Whether a problem is about a migration of no database: nobody looks into its folder. */
function neverRuns({ layout, metadata }: Project, { rule, object }: Problem): boolean {
  if (!rule.startsWith('migration-') || object === undefined || metadata.incomplete) return false;
  return layout.version === 3 && !sourcesOf({ metadata }).some(({ name }) => object.startsWith(`${name}/`));
}

function findingOf(rule: RuleId, at: At, what: string, more: Parameters<Add>[3] = {}): PlacedFinding {
  const { severity, why, remedy } = RULES[rule];
  const words = what.length > LONGEST ? `${what.slice(0, LONGEST)}…` : what;
  const object = more.object?.slice(0, LONGEST);
  return {
    rule,
    severity,
    ...placeOf(at),
    what: words,
    why,
    remedy,
    ...more,
    ...(object === undefined ? {} : { object }),
  };
}

/** The rules that a comment in a file can silence. */
const IN_COMMENTS: ReadonlySet<string> = new Set([...RULE_IDS, ...REHEARSAL_RULE_IDS, ...REVIEW_RULE_IDS]);

/** The findings that nothing silences, and what silences nothing. */
function unsilenced(
  project: Project,
  findings: readonly PlacedFinding[],
  ignored: readonly Ignored[],
): PlacedFinding[] {
  const unknown: PlacedFinding[] = unknownRules(ignored, [
    ...RULE_IDS,
    ...Object.keys(CONTENT_RULES),
    ...REHEARSAL_RULE_IDS,
    ...REVIEW_RULE_IDS,
  ]).map((rule) =>
    findingOf(
      'ignore-unknown',
      { source: project.layout.config, offset: 0 },
      `The input ignore names ${rule}, but there is no such rule.`,
    ),
  );
  const sources = new Map(
    [...project.sources.values(), ...project.sql.values()].map((one) => [one.file, one]),
  );
  const comments = new Silenced(sources.values());
  for (const [file, lines] of comments.files)
    for (const [line, rules] of lines)
      for (const rule of rules)
        if (!IN_COMMENTS.has(rule))
          unknown.push({
            ...findingOf(
              'ignore-unknown',
              { source: sources.get(file) ?? project.layout.config, offset: 0 },
              `preview-ignore names ${rule}, but there is no such rule.`,
            ),
            line,
          });
  return [...findings, ...unknown].filter(
    (finding) => !comments.has(finding.rule, finding) && !isIgnored(finding, ignored),
  );
}
