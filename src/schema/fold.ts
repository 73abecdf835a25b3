import { type Difference, type Level, compare } from './compare.js';
import { Places, plainName } from './generated.js';
import { OPERATIONS, type Operation, type Schema, isNothing, namedType, rootFields } from './schema.js';

/** One thing that a role sees of a change. */
export interface ApiChange {
  level: Level;
  /** As in the API: "orders.note", "orders_by_pk(id:)". */
  object: string;
  /** In the present, about the object and before the roles: "can no longer be read". */
  text: string;
  /** Tables, types and root fields that it is about. */
  about: readonly string[];
  /** What of it the metadata would show: what a role can do with a table, or with a column of it. */
  shown:
    | { verb: Verb }
    | { member: string }
    | { root: string }
    /** A type, or the arguments of a function: metadata knows only its own types. */
    | 'type';
}

export type Verb = 'select' | 'insert' | 'update' | 'delete';

/**
 * What differs between two schemas of a role, as a person would say it: one line for a column, however many of Hasura's
 * generated types have it, and one line for a table that came or went.
 */
export function apiChanges(before: Schema, after: Schema): ApiChange[] {
  return new Folding(before, after).changes();
}

/** A column of a table in all types that have it. */
interface Member {
  subject: string;
  name: string;
  differences: { use: Use; difference: Difference }[];
}
type Use = 'read' | 'filter' | 'insert' | 'update' | 'constraint' | 'own';

const DONE = { insert: 'inserted', update: 'updated', delete: 'deleted' } as const;
const VERBS = Object.keys(DONE) as (keyof typeof DONE)[];
/** Of an input that filters. */
const LOGIC = ['_and', '_or', '_not'];
/** Hasura gives it to an enum that would be empty. (known) */
const PLACEHOLDER = '_PLACEHOLDER';

class Folding {
  readonly #sides: { before: Schema; after: Schema };
  readonly #places: Places;
  readonly #found = new Map<string, ApiChange>();
  readonly #members = new Map<string, Member>();
  /** The root fields that came, went or changed, with the operations. */
  readonly #roots = new Map<string, { difference: Difference; operations: Operation[] }>();
  /** The tables that a role can read on one side only. */
  readonly #whole = new Set<string>();

  constructor(before: Schema, after: Schema) {
    this.#sides = { before, after };
    this.#places = new Places(before, after);
  }

  changes(): ApiChange[] {
    const differences = compare(this.#sides.before, this.#sides.after);
    for (const { part, name } of differences)
      if (part === 'type' && this.#places.isTable(name)) this.#whole.add(name);
    for (const difference of differences) this.#sort(difference);
    this.#sayVerbs();
    for (const { difference, operations } of this.#roots.values()) this.#sayRoot(difference, operations);
    for (const member of this.#members.values()) this.#sayMember(member);
    return [...this.#found.values()];
  }

  #say(change: ApiChange): void {
    const key = JSON.stringify([change.object, change.text]);
    if (!this.#found.has(key)) this.#found.set(key, change);
  }

  #sort(difference: Difference): void {
    const { type, part, name, what, level } = difference;
    if (name === PLACEHOLDER || isNothing(name)) return;
    if (part === 'type') {
      if (this.#places.isTable(name))
        this.#say({
          ...{ level, object: name, about: [name], shown: { verb: 'select' } },
          text: what === 'added' ? 'can be read' : 'can no longer be read',
        });
      return;
    }
    const operation = OPERATIONS.find((one) =>
      [this.#sides.before, this.#sides.after].some(({ roots }) => roots[one] === type),
    );
    if (operation !== undefined) {
      this.#sortRoot(difference, operation);
      return;
    }
    const place = this.#places.of(type);
    if (place === undefined || place.use === 'nothing' || this.#targetIsWhole(difference)) return;
    if (place.use === 'filter' && (LOGIC.includes(name) || this.#whole.has(place.subject))) return;
    if (place.use === 'arguments' || place.use === 'itself') {
      const use = this.#places.isTable(type) && part === 'field' ? 'read' : 'own';
      this.#add(place.subject, name, use, difference);
    } else this.#add(place.subject, name, place.use, difference);
  }

  /** A relationship to a table that came or went follows from that. */
  #targetIsWhole({ what, before, after }: Difference): boolean {
    const type = before ?? after;
    return what !== 'changed' && type !== undefined && this.#whole.has(this.#subjectOf(type));
  }

  #subjectOf(type: string): string {
    return this.#places.subject(namedType(type));
  }

  #add(subject: string, name: string, use: Use, difference: Difference): void {
    // What is said of a type as such is about each thing of it by itself.
    const key = JSON.stringify(
      use === 'own' || use === 'constraint'
        ? [subject, name, difference.part, difference.argument]
        : [subject, this.#isAmbiguous(subject, plainName(name)) ? name : plainName(name)],
    );
    const member = this.#members.get(key) ?? { subject, name, differences: [] };
    // The name that the table itself has counts.
    if (use === 'read') member.name = name;
    member.differences.push({ use, difference });
    this.#members.set(key, member);
  }

  readonly #ambiguous = new Map<string, Set<string>>();
  /** Whether a table has two columns that differ only in their spelling. */
  #isAmbiguous(subject: string, plain: string): boolean {
    let found = this.#ambiguous.get(subject);
    if (found === undefined) {
      found = new Set();
      for (const { types } of Object.values(this.#sides)) {
        const seen = new Set<string>();
        for (const name of types.get(subject)?.fields.keys() ?? []) {
          const one = plainName(name);
          if (seen.has(one)) found.add(one);
          seen.add(one);
        }
      }
      this.#ambiguous.set(subject, found);
    }
    return found.has(plain);
  }

  #sortRoot(difference: Difference, operation: Operation): void {
    const { name, part, argument, what, before, after } = difference;
    if (part === 'argument' && argument !== undefined && what === 'changed') {
      // The key of a table in `orders_by_pk(id:)` changes with its column.
      const subject = this.#returns(name, operation);
      const column =
        subject === undefined ? undefined : this.#sides.after.types.get(subject)?.fields.get(argument);
      if (
        subject !== undefined &&
        column !== undefined &&
        namedType(column.type) === namedType(after ?? '')
      ) {
        this.#add(subject, argument, 'filter', difference);
        return;
      }
    }
    const isRead = operation !== 'mutation';
    const type = before ?? after;
    if (part === 'field' && what !== 'changed' && type !== undefined) {
      const subject = this.#subjectOf(type);
      if (isRead && this.#whole.has(subject)) return;
      if (!isRead && this.#verbOf(name, subject) !== undefined && !this.#isOnBothSides(name, subject)) return;
    }
    const key = JSON.stringify([name, part, argument, what, before, after, isRead]);
    const known = this.#roots.get(key);
    if (known === undefined) this.#roots.set(key, { difference, operations: [operation] });
    else known.operations.push(operation);
  }

  #returns(field: string, operation: Operation): string | undefined {
    const found = rootFields(this.#sides.after, operation).get(field);
    return found && this.#subjectOf(found.type);
  }

  /** Of `insert_orders_one`: insert. */
  #verbOf(field: string, subject: string): keyof typeof DONE | undefined {
    const [plain, table] = [plainName(field), plainName(subject)];
    return VERBS.find((verb) => ['', 'one', 'bypk', 'many'].some((end) => plain === `${verb}${table}${end}`));
  }

  /** The tables of a schema in which a role can change rows, by what it can do. */
  #verbsIn(schema: Schema): Set<string> {
    return new Set(
      [...rootFields(schema, 'mutation')].flatMap(([field, { type }]) => {
        const subject = this.#subjectOf(type);
        const verb = this.#verbOf(field, subject);
        return verb === undefined ? [] : [`${verb} ${subject}`];
      }),
    );
  }

  #isOnBothSides(field: string, subject: string): boolean {
    const verb = `${this.#verbOf(field, subject) ?? ''} ${subject}`;
    return [this.#verbs.before, this.#verbs.after].every((verbs) => verbs.has(verb));
  }

  #withVerbs: { before: Set<string>; after: Set<string> } | undefined;
  get #verbs(): { before: Set<string>; after: Set<string> } {
    return (this.#withVerbs ??= {
      before: this.#verbsIn(this.#sides.before),
      after: this.#verbsIn(this.#sides.after),
    });
  }

  #sayVerbs(): void {
    const { before, after } = this.#verbs;
    for (const one of new Set([...before, ...after])) {
      if (before.has(one) && after.has(one)) continue;
      const [verb, subject] = one.split(' ') as [keyof typeof DONE, string];
      const isGone = before.has(one);
      this.#say({
        ...{ level: isGone ? 'breaking' : 'safe', object: subject, about: [subject], shown: { verb } },
        text: `rows ${isGone ? 'can no longer' : 'can'} be ${DONE[verb]}`,
      });
    }
  }

  #sayRoot(difference: Difference, operations: readonly Operation[]): void {
    const { name, argument, part, level, what, before, after } = difference;
    const about = [
      name,
      ...[before, after].flatMap((type) => (type === undefined ? [] : [this.#subjectOf(type)])),
    ];
    if (part === 'field' && what !== 'changed') {
      const which = operations.map((operation) => `the ${operation}`).join(' and ');
      const are = operations.length === 1 ? 'is' : 'are';
      const were = operations.length === 1 ? 'was' : 'were';
      const text = what === 'added' ? `${which} ${are} new` : `${which} ${were} removed`;
      this.#say({ level, object: name, about, shown: { root: name }, text });
      return;
    }
    const object = argument === undefined ? name : `${name}(${argument}:)`;
    const returned = OPERATIONS.flatMap((one) => this.#returns(name, one) ?? []);
    this.#say({ level, object, about: [...about, ...returned], shown: 'type', text: givenText(difference) });
  }

  #sayMember({ subject, name, differences }: Member): void {
    const [first] = differences;
    if (first === undefined) return;
    const all = (use: Use): Difference[] =>
      differences.flatMap((one) => (one.use === use ? [one.difference] : []));
    const level = worst(differences.map(({ difference }) => difference.level));
    const types = differences.flatMap(({ difference: { before, after } }) => [before, after]);
    const about = [
      ...new Set([subject, ...types.flatMap((type) => (type === undefined ? [] : [this.#subjectOf(type)]))]),
    ];
    const { part, argument } = first.difference;
    const isArgument = first.use === 'own' && argument !== undefined;
    const object = `${subject}.${name}${isArgument ? `(${argument}:)` : ''}`;
    const say = (text: string, shown: ApiChange['shown'] = { member: name }): void => {
      this.#say({ level, object, about, shown, text });
    };
    const [own] = all('own');
    const [constraint] = all('constraint');
    if (constraint !== undefined)
      say(constraint.what === 'added' ? 'the constraint is new' : 'the constraint was removed', 'type');
    else if (own !== undefined)
      if (part === 'kind')
        this.#say({ level, object: subject, about, shown: 'type', text: 'is a different kind of type' });
      else
        say(
          own.part === 'value' || own.part === 'member' || own.part === 'interface'
            ? listedText(own)
            : givenText(own),
          part === 'field' && own.what !== 'changed' ? { member: name } : 'type',
        );
    else say(...this.#columnText(all));
  }

  #columnText(all: (use: Use) => readonly Difference[]): [text: string, shown?: ApiChange['shown']] {
    const [read] = all('read');
    const [inserts, updates] = [all('insert'), all('update')];
    const writes = [...inserts, ...updates];
    if (read?.what === 'changed')
      return [`changed its type from ${read.before ?? ''} to ${read.after ?? ''}`, 'type'];
    const is = (what: Difference['what']) => (one: Difference) => one.what === what;
    if (read?.what === 'added') return [writes.some(is('added')) ? 'is new' : 'can be read'];
    if (read?.what === 'removed')
      return [writes.some(is('removed')) ? 'was removed' : 'can no longer be read'];
    const on = inserts.length === 0 ? ' on update' : updates.length === 0 ? ' on insert' : '';
    const changed = writes.find(is('changed'));
    if (changed !== undefined)
      return [`changed its type${on} from ${changed.before ?? ''} to ${changed.after ?? ''}`, 'type'];
    if (writes.some(is('removed'))) return [`can no longer be set${on}`];
    if (writes.length > 0) return [`can be set${on}`];
    const filters = all('filter');
    if (filters.some(is('changed'))) return ['is filtered by a different type', 'type'];
    return filters.some(is('removed'))
      ? ['can no longer be used to filter or sort', 'type']
      : ['can be used to filter or sort', 'type'];
  }
}

/** Of a field, an argument or a field of an input. */
function givenText({ part, what, level, before = '', after = '' }: Difference): string {
  if (part === 'default') return level === 'breaking' ? 'must now be given' : 'has a different default';
  if (what === 'removed') return 'was removed';
  if (what === 'changed') return `changed its type from ${before} to ${after}`;
  return level === 'breaking' ? 'must now be given' : 'is new';
}

const LISTED = { value: 'the value', member: 'the type', interface: 'the interface' };

function listedText({ part, what }: Difference): string {
  const which = part === 'value' || part === 'member' || part === 'interface' ? LISTED[part] : 'it';
  return `${which} ${what === 'added' ? 'is new' : 'was removed'}`;
}

function worst(levels: readonly Level[]): Level {
  return (['breaking', 'dangerous', 'safe'] as const).find((level) => levels.includes(level)) ?? 'safe';
}
