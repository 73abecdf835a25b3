import { shortName } from '../project/names.js';
import type { Statement } from '../project/sql.js';
import { listAt, relationOf, textAt } from '../project/tree.js';
import type { Place } from '../rules/finding.js';
import type { FailedAt, SourceRehearsal, VersionRun } from '../rules/rehearsal.js';
import { type Before, isIn, isTable } from './before.js';
import { type Schema, type SchemaObject, keyOf } from './catalog.js';
import { labelOf, shortened } from './difference.js';
import type { Say } from './findings.js';
import { namedIn, namedKey } from './named.js';
import type { Plan, Renamed, SourcePlan, Step } from './plan.js';
import { dropsIn, lockOf, renamesIn, rewriteOf } from './places.js';
import { type Deed, deedsOf } from './statements.js';

/** A migration by the name of its folder. */
export function called({ version, name }: Pick<Step, 'version' | 'name'>): string {
  return shortened(`${String(version)}_${name}`, 200);
}

/** The beginning of a migration. */
export function startOf({ up }: Step): Place {
  return up.text?.placeOf(0) ?? { file: up.file, line: 1, column: 1 };
}

export function placeIn({ file, line, column }: FailedAt): Place {
  return { file, line, column };
}

/** A failure in words: what PostgreSQL says, and its code. */
export function failureText({ message, code }: Pick<FailedAt, 'message' | 'code'>): string {
  return `${message.replace(/\.$/, '')}${code === '' ? '' : ` (${code})`}`;
}

/** What is wrong with the sets of migrations alone. */
export function judgePlan({ sources }: Plan, say: Say): void {
  for (const { source, same, older, added, refused } of sources) {
    const objectOf = (step: Step): { object: string } => ({ object: `${source}/${String(step.version)}` });
    if (refused !== undefined) {
      const [first] = added;
      if (first !== undefined)
        say('not-rehearsed', startOf(first), `The database ${source} was not rehearsed: ${refused}.`, {
          object: source,
        });
      continue;
    }
    for (const { base, head } of same)
      say(
        'same-version',
        startOf(head),
        base.name === head.name
          ? `The base now has a different migration with the version of ${called(head)}.`
          : `The base now has ${called(base)} with the same version as ${called(head)}.`,
        objectOf(head),
      );
    for (const { step, better, also } of older)
      say(
        'migration-older',
        startOf(step),
        `The migration ${called(step)} is older than the newest one of the base. The name ${better} would put it after that.`,
        { ...objectOf(step), ...(also.length === 0 ? {} : { remedy: alsoRename(also) }) },
      );
  }
}

/**
 * What became of the migrations of the base that are edited or gone.
 * @param tried what was tried; `undefined` if nothing was
 */
export function judgeGone(
  { source, edited, gone, renamed, refused }: SourcePlan,
  tried: SourceRehearsal | undefined,
  say: Say,
): void {
  if (refused !== undefined) return;
  for (const { step, isSame } of edited)
    if (tried?.squashed.includes(called(step)) !== true)
      say(
        'migration-edited',
        startOf(step),
        isSame
          ? `The migration ${called(step)} differs from the base only in comments and white space.`
          : `The migration ${called(step)} differs from the base in its statements.`,
        { object: `${source}/${String(step.version)}`, ...(isSame ? { severity: 'notice' } : {}) },
      );
  const differs = tried !== undefined && ['differs', 'fails'].includes(tried.fresh.result);
  for (const { step, was } of renamed) {
    const isFailed = tried?.upgrade.some(
      ({ version, result }) => version === String(step.version) && result === 'failed',
    );
    say(
      'migration-renamed',
      startOf(step),
      `The migration ${called(step)} is ${called(was)} of the base under another version.`,
      {
        object: `${source}/${String(step.version)}`,
        ...(isFailed === true || differs ? {} : { severity: 'warning' }),
      },
    );
  }
  const [only] = gone;
  // A squashed history says that they are repeated.
  if (only === undefined || renamed.length > 0 || (tried?.squashed.length ?? 0) > 0) return;
  const names = gone.map(called);
  say(
    'migration-edited',
    undefined,
    gone.length === 1
      ? `The migration ${called(only)} of the base is deleted.`
      : `${String(gone.length)} migrations of the base are deleted: ${names.slice(0, 3).join(', ')}${gone.length > 3 ? ', …' : ''}.`,
    { object: gone.length === 1 ? `${source}/${String(only.version)}` : source, remedy: UNDO },
  );
}

/** What to do instead of deleting a migration. */
export const UNDO = 'Keep it, and add a migration that undoes it.';

/** What to do if the new migrations after one that is renamed need new names as well. */
function alsoRename(also: readonly Renamed[]): string {
  const names = also.slice(0, 5).map(({ step, better }) => `${called(step)} to ${better}`);
  const more = also.length - names.length;
  return `Rename its folder, and so that the new migrations stay in their order, ${names.join(', ')}${more > 0 ? `, and the ${String(more)} after that` : ''}.`;
}

/** A new migration, and what is known of it after it ran. */
export interface Outcome {
  step: Step;
  run: VersionRun;
  /** With the names of tables before it. */
  statements: Statement[];
  before: Before;
  /** What it dropped, and the schema then; `undefined` if it did not run. */
  ran: { lost: SchemaObject[]; after: Schema; base: Schema } | undefined;
}

/** What a new migration does to what others use. */
export function judgeMigration({ step, run, statements, before, ran }: Outcome, say: Say): void {
  const name = called(step);
  const at = (offset: number | undefined): Place =>
    offset === undefined ? startOf(step) : (step.up.text?.placeOf(offset) ?? startOf(step));
  const deeds = deedsOf(statements, before);
  for (const { rule, table, offset, what, ...more } of deeds)
    say(rule, at(offset), what, { object: table, ...more });
  if (ran === undefined) judgeDrops(name, statements, before, at, say);
  else judgeLost({ name, statements, deeds }, ran, at, say);
  for (const table of run.rewritten) {
    const full = withSchema(table);
    const what = `${name} makes PostgreSQL rewrite the table ${table}.`;
    say('rewrites-table', at(rewriteOf(statements, full, before)), what, { object: full });
  }
  const told = new Set([...run.rewritten.map(withSchema), ...deeds.filter(isLock).map(({ table }) => table)]);
  for (const { table, blocks } of run.locks) {
    const full = withSchema(table);
    if (told.has(full)) continue;
    const place = at(lockOf(statements, full, blocks, before));
    say('locks-table', place, `${name} blocks ${blocks} on ${table} until it ends.`, { object: full });
  }
  const end = statements.find(isEnd);
  if (run.result === 'ran' && run.isPartial && end !== undefined)
    say(
      'transaction-ended',
      at(end.start),
      `${name} ends its own transaction, so it is not known which tables it locks.`,
    );
}

/**
 * The tables that statements empty, so that they get a new file without being rewritten.
 * @param rewritten the tables that have a new file
 */
export function truncatedBy(statements: readonly Statement[], rewritten: readonly string[]): Set<string> {
  const named = statements.filter(({ kind }) => kind === 'TruncateStmt');
  const truncated = new Set(
    named.flatMap(({ tree }) => listAt(tree, 'relations').map((one) => relationOf(one['RangeVar']))),
  );
  const cascades = named.some(({ tree }) => textAt(tree, 'behavior') === 'DROP_CASCADE');
  const altered = new Set(statements.map(({ tree }) => relationOf(tree['relation'])));
  return new Set(
    rewritten.filter((one) => {
      const full = withSchema(one);
      return truncated.has(full) || (cascades && !altered.has(full));
    }),
  );
}

function isEnd({ kind, tree }: Statement): boolean {
  return kind === 'TransactionStmt' && /_(?:COMMIT|ROLLBACK|PREPARE)$/.test(String(tree['kind']));
}

function isLock({ rule }: Deed): boolean {
  return ['index-not-concurrent', 'not-null-on-old', 'constraint-validated', 'delete-all'].includes(rule);
}

function withSchema(table: string): string {
  return table.includes('.') ? table : `public.${table}`;
}

/** What is lost without being named in the report: it holds no data, and a new one often takes its place. */
const SMALL = ['constraint', 'index', 'grants', 'sequence', 'statistics', 'rule', 'attribute', 'extension'];

/** What the catalog lost. */
function judgeLost(
  { name, statements, deeds }: { name: string; statements: readonly Statement[]; deeds: readonly Deed[] },
  { lost, after, base }: NonNullable<Outcome['ran']>,
  at: (offset: number | undefined) => Place,
  say: Say,
): void {
  const [drops, renames] = [dropsIn(statements), renamesIn(statements)];
  const isOld = isIn(base);
  for (const object of lost) {
    const { kind, schema, parent, id } = object;
    if (SMALL.includes(kind) || !isOld(object)) continue;
    const full = fullName(object);
    const bare = withoutArguments(full);
    const isRenamed = renames.some(
      (one) =>
        [bare, `${schema}.${parent ?? ''}`].includes(one.name) ||
        (one.kind === 'schema' && one.name === schema),
    );
    if (id === undefined && isRenamed) {
      // What belongs to it has a new name as well.
      const own = renames.find((one) => one.name === bare);
      if (own !== undefined && !deeds.some(({ rule, offset }) => rule === 'renames' && offset === own.offset))
        say('renames', at(own.offset), `The ${labelOf(object)} is ${own.becomes}.`, {
          object: full,
          ...(kind === 'schema' ? {} : { severity: 'notice' }),
        });
      continue;
    }
    const place = drops.find((one) => one.name === bare || (one.kind === 'schema' && one.name === schema));
    const rule = kind === 'column' ? 'drops-column' : isTable(object) ? 'drops-table' : 'drops-object';
    const again = after.has(keyOf(object)) ? ', and creates another one with this name' : '';
    say(rule, at(place?.offset), `${name} drops the ${labelOf(object)}${again}.`, { object: full });
  }
}

function fullName({ kind, schema, parent, name }: SchemaObject): string {
  if (kind === 'schema') return name;
  return `${schema}.${parent === undefined ? '' : `${parent}.`}${name}`;
}

/** What statements would drop that did not run. */
function judgeDrops(
  name: string,
  statements: readonly Statement[],
  { isOld }: Before,
  at: (offset: number | undefined) => Place,
  say: Say,
): void {
  for (const { kind, name: full, offset } of dropsIn(statements)) {
    const table = kind === 'column' ? full.slice(0, full.lastIndexOf('.')) : full;
    if (kind !== 'column' && kind !== 'table') continue;
    if (isOld(table))
      say(
        kind === 'column' ? 'drops-column' : 'drops-table',
        at(offset),
        `${name} drops the ${kind} ${shortName(full)}.`,
        { object: full },
      );
  }
}

/** What the metadata of the head names, and a new database does not have. */
export function judgeNames(
  { head, base, mergeBase }: Plan,
  { source }: SourcePlan,
  fresh: Schema,
  before: Schema | undefined,
  say: Say,
): void {
  const keysIn = (project: Plan['base']): Set<string> =>
    new Set(project === undefined ? [] : namedIn(project, source).map(namedKey));
  const [inBase, inMergeBase] = [keysIn(base), keysIn(mergeBase)];
  const [has, had] = [lookup(fresh), before && lookup(before)];
  const told = new Set<string>();
  for (const named of namedIn(head, source)) {
    const key = namedKey(named);
    const { kind, of, column = '', at } = named;
    // What the base has taken out of the metadata is gone after the merge.
    if (told.has(key) || has(named) || (inMergeBase.has(key) && !inBase.has(key))) continue;
    told.add(key);
    if (kind === 'column' && !has({ kind: 'table', of })) continue;
    const short = shortName(of);
    const thing = kind === 'column' ? `column ${short}.${column}` : `${kind} ${short}`;
    say(
      `schema-lacks-${kind}`,
      at.source.placeOf(at.offset),
      `The ${thing} does not exist after all migrations.`,
      {
        object: kind === 'column' ? `${of}.${column}` : of,
        old: inBase.has(key) && had !== undefined && !had(named),
      },
    );
  }
}

type Has = (named: { kind: string; of: string; column?: string }) => boolean;

/** Whether a schema has something that is named. */
function lookup(schema: Schema): Has {
  const names = new Set<string>();
  for (const { kind, schema: space, parent, name } of schema.values()) {
    if (kind === 'column') names.add(JSON.stringify(['column', `${space}.${parent ?? ''}`, name]));
    else if (kind === 'function' || kind === 'procedure')
      names.add(JSON.stringify(['function', `${space}.${withoutArguments(name)}`, null]));
    else if (isTable({ kind }) || kind === 'view')
      names.add(JSON.stringify(['table', `${space}.${name}`, null]));
  }
  return ({ kind, of, column }) => names.has(JSON.stringify([kind, of, column ?? null]));
}

/** The name of a function without its arguments. */
function withoutArguments(name: string): string {
  return name.split('(', 1)[0] ?? '';
}
