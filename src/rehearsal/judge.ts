import { shortName } from '../project/names.js';
import type { Statement } from '../project/sql.js';
import type { Place } from '../rules/finding.js';
import type { FailedAt, VersionRun } from '../rules/rehearsal.js';
import { type Schema, type SchemaObject, keyOf } from './catalog.js';
import { type Changes, labelOf, shortened } from './difference.js';
import type { Say } from './findings.js';
import { namedIn, namedKey } from './named.js';
import type { Plan, SourcePlan, Step } from './plan.js';
import { type Deed, deedsOf, dropsIn, mentionOf, renamesIn } from './statements.js';

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
  for (const { source, gone, renamed, edited, same, older, added, refused } of sources) {
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
    for (const { step, isSame } of edited)
      say(
        'migration-edited',
        startOf(step),
        isSame
          ? `The migration ${called(step)} differs from the base only in its comments.`
          : `The migration ${called(step)} differs from the base in its statements.`,
        { ...objectOf(step), ...(isSame ? { severity: 'notice' } : {}) },
      );
    for (const { step, better } of older)
      say(
        'migration-older',
        startOf(step),
        `The migration ${called(step)} is older than the newest one of the base. The name ${better} would put it last.`,
        objectOf(step),
      );
    for (const { step, was } of renamed)
      say(
        'migration-renamed',
        startOf(step),
        `The migration ${called(step)} is ${called(was)} of the base under another version.`,
        objectOf(step),
      );
    if (renamed.length > 0) continue;
    const names = gone.map(called);
    const [only] = gone;
    if (only !== undefined)
      say(
        'migration-edited',
        undefined,
        gone.length === 1
          ? `The migration ${called(only)} of the base is deleted.`
          : `${String(gone.length)} migrations of the base are deleted: ${names.slice(0, 3).join(', ')}${gone.length > 3 ? ', …' : ''}.`,
        gone.length === 1 ? objectOf(only) : { object: source },
      );
  }
}

/** A new migration, and what is known of it after it ran. */
export interface Outcome {
  step: Step;
  run: VersionRun;
  statements: Statement[];
  /** What it changed; `undefined` if it did not run. */
  changes: Changes | undefined;
}

/** What a new migration does to what others use. */
export function judgeMigration(
  { step, run, statements, changes }: Outcome,
  base: Schema | undefined,
  created: ReadonlySet<string>,
  say: Say,
): void {
  const name = called(step);
  const at = (offset: number | undefined): Place =>
    offset === undefined ? startOf(step) : (step.up.text?.placeOf(offset) ?? startOf(step));
  const isOld = (table: string): boolean =>
    base === undefined ? !created.has(table) : tablesIn(base).has(table);
  const deeds = deedsOf(statements, isOld);
  const truncated = new Set(deedsOf(statements.filter(isTruncate), isOld).map(({ table }) => table));
  for (const { rule, table, offset, what } of deeds) say(rule, at(offset), what, { object: table });
  if (changes === undefined) judgeDrops(name, statements, isOld, at, say);
  else judgeLost(name, statements, changes.lost, base, at, say);
  for (const table of run.rewritten) {
    const full = withSchema(table);
    // TRUNCATE gives a table a new, empty file.
    if (truncated.has(full)) continue;
    say(
      'rewrites-table',
      at(mentionOf(statements, full)),
      `${name} makes PostgreSQL rewrite the table ${table}.`,
      {
        object: full,
      },
    );
  }
  const told = new Set([...run.rewritten.map(withSchema), ...deeds.filter(isLock).map(({ table }) => table)]);
  for (const { table, blocks } of run.locks) {
    const full = withSchema(table);
    if (told.has(full)) continue;
    say(
      'locks-table',
      at(mentionOf(statements, full)),
      `${name} blocks ${blocks} of ${table} until it ends.`,
      {
        object: full,
      },
    );
  }
  const end = statements.find(isEnd);
  if (run.result === 'ran' && run.isPartial && end !== undefined)
    say(
      'transaction-ended',
      at(end.start),
      `${name} ends its own transaction, so it is not known which tables it locks.`,
    );
}

function isTruncate({ kind }: Statement): boolean {
  return kind === 'TruncateStmt';
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

const tables = new WeakMap<Schema, Set<string>>();

/** The tables of a schema, with their schemas. */
function tablesIn(schema: Schema): Set<string> {
  const known = tables.get(schema);
  if (known !== undefined) return known;
  const found = new Set([...schema.values()].filter(isTable).map((one) => `${one.schema}.${one.name}`));
  tables.set(schema, found);
  return found;
}

function isTable({ kind }: SchemaObject): boolean {
  return kind === 'table' || kind === 'foreign table' || kind === 'materialized view';
}

/** What is lost without being named in the report: it holds no data, and a new one often takes its place. */
const SMALL = ['constraint', 'index', 'grants', 'sequence', 'statistics', 'rule', 'attribute', 'extension'];

/** What the catalog lost. */
function judgeLost(
  name: string,
  statements: readonly Statement[],
  lost: readonly SchemaObject[],
  base: Schema | undefined,
  at: (offset: number | undefined) => Place,
  say: Say,
): void {
  const [drops, renames] = [dropsIn(statements), renamesIn(statements)];
  for (const object of lost) {
    const { kind, schema, parent } = object;
    if (SMALL.includes(kind) || base?.has(keyOf(object)) !== true) continue;
    const full = fullName(object);
    const bare = withoutArguments(full);
    if (renames.some((one) => one.name === bare || one.name === `${schema}.${parent ?? ''}`)) continue;
    const place = drops.find((one) => one.name === bare || (one.kind === 'schema' && one.name === schema));
    const rule = kind === 'column' ? 'drops-column' : isTable(object) ? 'drops-table' : 'drops-object';
    say(rule, at(place?.offset), `${name} drops the ${labelOf(object)}.`, { object: full });
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
  isOld: (table: string) => boolean,
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
    else if (isTable({ kind } as SchemaObject) || kind === 'view')
      names.add(JSON.stringify(['table', `${space}.${name}`, null]));
  }
  return ({ kind, of, column }) => names.has(JSON.stringify([kind, of, column ?? null]));
}

/** The name of a function without its arguments. */
function withoutArguments(name: string): string {
  return name.split('(', 1)[0] ?? '';
}
