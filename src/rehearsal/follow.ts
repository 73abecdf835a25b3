import { isRecord } from '../lib/record.js';
import type { Statement, Tree } from '../project/sql.js';
import { at, listAt, namesIn, textAt } from '../project/tree.js';

/**
 * Statements in which each table has the schema and the name that it had before them: they may rename it, or set the
 * search path. A table that they create, maybe in the place of another one, gets the schema `''`, which no other has.
 * @param exists whether there was a table of that name, with its schema, before them
 */
export function followed(statements: readonly Statement[], exists: (table: string) => boolean): Statement[] {
  const names = new Names(exists);
  return statements.map((statement) => {
    const tree = names.isAsBefore ? statement.tree : (inBefore(statement.tree, names) as Tree);
    const before = { ...statement, tree: statement.kind === 'DropStmt' ? dropped(tree, names) : tree };
    names.take(statement);
    return before;
  });
}

/** The names of tables while statements run: what they stood for before. */
class Names {
  readonly #exists: (table: string) => boolean;
  /** By the name now: the one before; `new` for a table that was created, `gone` for one that is there no longer. */
  readonly #tables = new Map<string, { was: string } | 'new' | 'gone'>();
  /** The names before of schemas that were renamed. */
  readonly #schemas = new Map<string, string>();
  #path: readonly string[] = ['public'];

  constructor(exists: (table: string) => boolean) {
    this.#exists = exists;
  }

  get isAsBefore(): boolean {
    return this.#tables.size + this.#schemas.size === 0 && this.#path.join() === 'public';
  }

  /** The schema and the name that a table had before. */
  before(schema: string | undefined, name: string): [schema: string, name: string] {
    const full = this.#now(schema, name);
    const was = this.#was(full);
    if (was === undefined) return ['', name];
    const dot = was.indexOf('.');
    return [was.slice(0, dot), was.slice(dot + 1)];
  }

  /** Takes note of what a statement does to names. */
  take({ kind, tree }: Statement): void {
    switch (kind) {
      case 'VariableSetStmt':
        if (textAt(tree, 'name') === 'search_path') this.#path = pathIn(tree);
        return;
      case 'CreateStmt':
        this.#create(tree['relation']);
        return;
      case 'CreateTableAsStmt':
        this.#create(at(tree, 'into', 'rel'));
        return;
      case 'SelectStmt':
        this.#create(at(tree, 'intoClause', 'rel'));
        return;
      case 'DropStmt':
        if (textAt(tree, 'removeType') !== 'OBJECT_TABLE') return;
        for (const object of listAt(tree, 'objects')) {
          const names = namesIn(at(object, 'List', 'items'));
          this.#tables.set(this.#now(names.at(-2), names.at(-1) ?? ''), 'gone');
        }
        return;
      case 'RenameStmt': {
        const to = textAt(tree, 'newname') ?? '';
        if (textAt(tree, 'renameType') === 'OBJECT_SCHEMA') {
          const from = textAt(tree, 'subname') ?? '';
          this.#schemas.set(to, this.#schemas.get(from) ?? from);
        } else if (textAt(tree, 'renameType') === 'OBJECT_TABLE')
          this.#move(tree['relation'], (now) => `${now.slice(0, now.indexOf('.'))}.${to}`);
        return;
      }
      case 'AlterObjectSchemaStmt': {
        const to = textAt(tree, 'newschema') ?? '';
        if (textAt(tree, 'objectType') === 'OBJECT_TABLE')
          this.#move(tree['relation'], (now) => `${to}.${now.slice(now.indexOf('.') + 1)}`);
        return;
      }
      default:
    }
  }

  #create(relation: unknown): void {
    const name = textAt(relation, 'relname');
    if (name === undefined) return;
    const full = `${textAt(relation, 'schemaname') ?? this.#path[0] ?? 'public'}.${name}`;
    // With IF NOT EXISTS, nothing happens.
    if (!this.#is(full)) this.#tables.set(full, 'new');
  }

  #move(relation: unknown, to: (now: string) => string): void {
    const name = textAt(relation, 'relname');
    if (name === undefined) return;
    const now = this.#now(textAt(relation, 'schemaname'), name);
    const was = this.#was(now);
    this.#tables.set(now, 'gone');
    this.#tables.set(to(now), was === undefined ? 'new' : { was });
  }

  /** A name with the schema in which it is found. */
  #now(schema: string | undefined, name: string): string {
    if (schema !== undefined) return `${schema}.${name}`;
    const all = this.#path.map((one) => `${one}.${name}`);
    return all.find((one) => this.#is(one)) ?? all[0] ?? `public.${name}`;
  }

  #is(full: string): boolean {
    const was = this.#was(full);
    return was === undefined ? this.#tables.get(full) === 'new' : this.#exists(was);
  }

  #was(full: string): string | undefined {
    const known = this.#tables.get(full);
    if (known !== undefined) return typeof known === 'string' ? undefined : known.was;
    const dot = full.indexOf('.');
    const schema = full.slice(0, dot);
    return `${this.#schemas.get(schema) ?? schema}${full.slice(dot)}`;
  }
}

/** The schemas of a literal search path; PostgreSQL's own if it is reset. */
function pathIn(tree: Tree): string[] {
  const schemas = listAt(tree, 'args').flatMap((one) => textAt(one, 'A_Const', 'sval', 'sval') ?? []);
  const path = schemas.filter((one) => one !== '' && one !== '$user' && !one.startsWith('pg_'));
  return path.length === 0 ? ['public'] : path;
}

/** A tree in which each table has its name before. */
function inBefore(node: unknown, names: Names): unknown {
  if (Array.isArray(node)) return node.map((one) => inBefore(one, names));
  if (!isRecord(node)) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, inBefore(value, names)]));
  const name = textAt(node, 'relname');
  if (name === undefined) return copy;
  const [schemaname, relname] = names.before(textAt(node, 'schemaname'), name);
  return { ...copy, schemaname, relname };
}

const RELATIONS = ['TABLE', 'VIEW', 'MATVIEW', 'FOREIGN_TABLE', 'SEQUENCE', 'INDEX'];

/** A DROP, whose names are lists, with the names before. */
function dropped(tree: Tree, names: Names): Tree {
  if (names.isAsBefore || !RELATIONS.includes((textAt(tree, 'removeType') ?? '').replace(/^OBJECT_/, '')))
    return tree;
  const objects = listAt(tree, 'objects').map((object) => {
    const list = namesIn(at(object, 'List', 'items'));
    const before = names.before(list.at(-2), list.at(-1) ?? '');
    return { List: { items: before.map((sval) => ({ String: { sval } })) } };
  });
  return { ...tree, objects };
}
