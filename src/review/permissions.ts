import type { At } from '../project/node.js';
import type { ReviewRuleId } from '../rules/review-rule-ids.js';
import { shortName } from '../project/names.js';
import { type Context, gained, isSensitive, isWrite, sensitiveFirst } from './context.js';
import { excerpt, summed } from './excerpt.js';
import {
  type Expression,
  type Relation,
  branchesOf,
  columnsIn,
  expressionText,
  ownerText,
  ownersOf,
  relate,
  renamed,
  sameOwner,
  variableText,
  variablesIn,
  wideningText,
} from './expression.js';
import type { Permission } from './model.js';
import type { Risk } from './rules.js';

/** The rules about permissions on tables and logical models. */
export function judgePermissions(context: Context): void {
  for (const { before, after } of context.changes) {
    const permission = after?.permission;
    if (permission === undefined) continue;
    const one = new Judged(context, permission);
    if (before?.permission === undefined) one.judgeNew(after?.parent?.startsWith('logical model ') === true);
    else one.judgeChanged(before.permission);
  }
}

const CAN: Record<Permission['action'], string> = {
  select: 'can read',
  insert: 'can insert',
  update: 'can update',
  delete: 'can delete',
};

class Judged {
  readonly #context: Context;
  readonly #after: Permission;
  readonly #isPublic: boolean;

  constructor(context: Context, after: Permission) {
    this.#context = context;
    this.#after = after;
    this.#isPublic = context.publicRoles.has(after.role);
  }

  judgeNew(isModel: boolean): void {
    const { action, columns, filter, backendOnly } = this.#after;
    const moved = this.#movedFrom();
    if (moved !== undefined && !this.#isPublic) return;
    const from = moved === undefined ? '' : `, as before ${placeOfTable(moved, this.#after)}`;
    const risk: { risk?: Risk } = moved === undefined ? {} : { risk: 'medium' };
    const every = action !== 'insert' && filter.kind === 'true' ? 'every row of' : 'rows of';
    const sensitive = columns === '*' ? [] : [...columns].filter(isSensitive);
    if (this.#isPublic && isModel) this.#say('public-model', `can read ${every} {object}`);
    else if (this.#isPublic && isWrite(this.#after)) {
      if (!backendOnly && !this.#isIdle())
        this.#say('public-write', `${CAN[action]}${this.#which()} ${every} {object}${from}`, risk);
    } else if (this.#isPublic) {
      const which =
        columns === '*' ? ', all columns' : sensitive.length > 0 ? `, with ${summed(sensitive)}` : '';
      const isHigh = filter.kind === 'true' && which !== '';
      this.#say('public-select', `can read ${every} {object}${moved === undefined ? which : from}`, {
        risk: isHigh ? 'high' : 'medium',
        ...risk,
      });
    } else if (action === 'select' && sensitive.length > 0)
      this.#say('sensitive-column', `can read ${summed(sensitive)} of {object}`, { part: 'columns' });
    this.#judgeStar(moved);
    this.#judgeVariables(moved === undefined ? new Set() : variablesOf(moved));
  }

  /** Hasura leaves an update without a column to set out of the schema. (known) */
  #isIdle(): boolean {
    const { action, columns } = this.#after;
    return action === 'update' && columns !== '*' && columns.size === 0;
  }

  /** The columns of an update: " a and b of". */
  #which(): string {
    const { action, columns } = this.#after;
    if (action !== 'update' || columns === '*') return '';
    const more = columns.size - MOST_COLUMNS;
    const named = [...columns].slice(0, MOST_COLUMNS).join(', ');
    return ` ${named}${more > 0 ? ` and ${String(more)} more` : ''} of`;
  }

  /** What the role could do with a table of that name that is gone, and that allowed as much: it has moved. */
  #movedFrom(): Permission | undefined {
    const { base, head } = this.#context;
    const { action, role, table } = this.#after;
    for (const { permission, parent } of base.things.values())
      if (
        permission?.role === role &&
        permission.action === action &&
        bareName(permission.table) === bareName(table) &&
        !head.things.has(parent ?? '') &&
        allowsAsMuch(permission, this.#after)
      )
        return permission;
    return undefined;
  }

  judgeChanged(before: Permission): void {
    this.#judgeRows(before);
    this.#judgeCheck(before);
    this.#judgeColumns(before);
    this.#judgeStar(before);
    this.#judgeVariables(variablesOf(before));
    this.#judgePresets(before);
    this.#judgeReading(before);
    const after = this.#after;
    if (before.backendOnly && !after.backendOnly)
      this.#say('backend-only-off', `${CAN[after.action]} {object} without the admin secret`, {
        part: 'backend_only',
      });
    if (before.validated && !after.validated)
      this.#say('validate-lost', `${CAN[after.action]} {object} without a validating webhook`);
  }

  #judgeRows(before: Permission): void {
    const { action } = this.#after;
    if (action === 'insert') return;
    const relation = relate(before.filter, this.#after.filter);
    const was = expressionText(before.filter);
    const part = { before: was, part: 'filter' };
    if (this.#isIdle()) return;
    if (relation === 'opened')
      this.#say('rows-open', `${CAN[action]}${this.#which()} every row of {object}`, part);
    else this.#judgeMore(before.filter, this.#after.filter, 'filter', relation);
  }

  /** What passes now and did not before, of a filter or a check that is still there. */
  #judgeMore(before: Expression, after: Expression, part: 'filter' | 'check', relation: Relation): void {
    if (relation === 'same' || relation === 'narrower') return;
    const isWider = relation === 'wider';
    if (this.#judgeOwners(before, after, { part, isWider })) return;
    const { action } = this.#after;
    if (!isWider) {
      if (this.#isPublic)
        this.#say('rows-changed', `${CAN[action]} other rows of {object}: ${expressionText(after)}`, {
          before: expressionText(before),
          part,
        });
      return;
    }
    const { more, was } = wideningText(before, after);
    if (part === 'check' && action === 'update')
      this.#say('rows-wider', `can update {object} to more values${more}`, {
        before: was,
        part,
        keyText: `can update {object} to more${more}`,
      });
    else this.#say('rows-wider', `${CAN[action]} more rows of {object}${more}`, { before: was, part });
  }

  /** Whether a tie between a row and who asks is gone, or leads over many rows now. */
  #judgeOwners(
    before: Expression,
    after: Expression,
    { part, isWider }: { part: 'filter' | 'check'; isWider: boolean },
  ): boolean {
    const [had, has] = [ownersOf(before), ownersOf(after)];
    const [lost] = had.filter((owner) => !has.some((other) => sameOwner(owner, other)));
    if (lost === undefined) return false;
    const risk: Risk = this.#isPublic ? 'high' : 'medium';
    const words = { before: excerptOf(before, ownerText(lost)), part, risk };
    const can = CAN[this.#after.action];
    const now = excerptOf(after, textOfUntied(after));
    const branches = branchesOf(after);
    const tied = branches.map((owners) => owners.filter(({ variable }) => variable === lost.variable));
    const isMany = (path: readonly string[]): boolean => this.#leadsToMany(path);
    if (branches.some((owners) => owners.length === 0))
      this.#say('owner-lost', `${can} rows of {object} that belong to others: ${now}`, {
        ...words,
        keyText: `${can} rows of {object} of others: ${now}`,
      });
    else if (tied.some((owners) => owners.length === 0)) {
      if (isWider) return false;
      const others = new Set(branches.flat().map(({ variable }) => variable));
      for (const variable of variablesIn(before)) others.delete(variable);
      const by = others.size === 0 ? '' : ` by ${summed([...others].map(variableText))}`;
      const instead = variableText(lost.variable);
      // Where one variable takes the place of another one, it does so in many tables.
      const [only] = others;
      const isRenamed =
        only !== undefined &&
        (['_eq', '_in'] as const).some((operator) =>
          ['same', 'narrower'].includes(
            relate(renamed(before, { from: lost.variable, to: only, operator }), after),
          ),
        );
      this.#say(
        'owner-lost',
        `${can} rows of {object}${by} in place of ${instead}${isRenamed ? '' : `: ${now}`}`,
        isRenamed ? { part, risk } : words,
      );
    } else if (!isMany(lost.path) && tied.some((owners) => owners.every(({ path }) => isMany(path))))
      this.#say(
        'owner-through-many',
        `${can} ${part === 'check' ? 'rows of {object} for a group' : 'all rows of {object} that belong to a group'}: ${now}`,
        {
          ...words,
          keyText: `${can} ${part === 'check' ? 'rows of {object} for' : 'all rows of {object} of'} a group: ${now}`,
        },
      );
    else return false;
    return true;
  }

  /** Whether a path of relationships has one that leads to many rows: behind the first, only names say so. */
  #leadsToMany(path: readonly string[]): boolean {
    const { source, table } = this.#after;
    const all = [...this.#context.head.relationships];
    return path.some((name, index) => {
      const known =
        index === 0 ? this.#context.head.relationships.get(`${source}:${table}`)?.get(name) : undefined;
      if (known !== undefined) return known === 'array';
      const kinds = all
        .filter(([of]) => of.startsWith(`${source}:`))
        .map(([, kindOf]) => kindOf.get(name))
        .filter((kind) => kind !== undefined);
      return kinds.length > 0 && kinds.every((kind) => kind === 'array');
    });
  }

  #judgeCheck(before: Permission): void {
    const { action, check, columns, preset } = this.#after;
    if (action === 'select' || action === 'delete') return;
    const relation = relate(before.check, check);
    if (relation === 'same') return;
    if (relation === 'opened') {
      const writable = [...columnsIn(before.check)].filter(
        (column) => (columns === '*' || columns.has(column)) && !preset.has(column),
      );
      // What Hasura sets itself needs no check.
      if ([...columnsIn(before.check)].every((column) => preset.has(column))) return;
      const which = writable.length > 0 ? `, with any ${summed(writable)}` : '';
      this.#say('check-dropped', `${CAN[action]} any row of {object}${which}`, {
        risk: writable.length > 0 ? 'high' : 'medium',
        before: expressionText(before.check),
        part: 'check',
      });
    } else this.#judgeMore(before.check, check, 'check', relation);
  }

  #judgeColumns(before: Permission): void {
    const { action, columns, computedFields, filter, check } = this.#after;
    const more = gained(before.columns, columns);
    const fields = [...computedFields].filter((field) => !before.computedFields.has(field));
    const all = [...more, ...fields];
    const sensitive = all.filter(isSensitive);
    if (all.length > 0 && this.#isPublic)
      this.#say('public-column', `${CAN[action]} ${summed(sensitiveFirst(all))} of {object} as well`, {
        risk: sensitive.length > 0 ? 'high' : 'medium',
        part: 'columns',
      });
    else if (sensitive.length > 0 && action === 'select')
      this.#say('sensitive-column', `can read ${summed(sensitive)} of {object}`, { part: 'columns' });
    if (action === 'update' && check.kind === 'true') {
      const owners = ownersOf(filter)
        .filter(({ path }) => path.length === 0)
        .map(({ column }) => column);
      const given = more.filter((column) => owners.includes(column));
      if (given.length > 0)
        this.#say(
          'owner-column-writable',
          `can update ${summed(given)} of {object}, which ties a row to its owner`,
          {
            part: 'columns',
            keyText: `can update ${summed(given)} of {object}, which says whose row it is`,
          },
        );
    }
  }

  #judgeStar(before: Permission | undefined): void {
    const { action, columns, source, table } = this.#after;
    if (action === 'delete' || columns !== '*' || before?.columns === '*') return;
    // public-select has said so.
    if (before === undefined && this.#isPublic && action === 'select') return;
    const isEnum = this.#context.head.enums.has(`${source}:${table}`);
    this.#say('star', `${CAN[action]} all columns of {object}, including future ones`, {
      risk: isEnum ? 'low' : 'medium',
      part: 'columns',
    });
  }

  #judgeVariables(had: ReadonlySet<string>): void {
    if (!this.#isPublic) return;
    const names = [...variablesOf(this.#after)].filter((name) => !had.has(name) && name !== 'x-hasura-role');
    if (names.length > 0)
      this.#say(
        'public-session-variable',
        `${CAN[this.#after.action]} rows of {object} that match ${summed(names.map(variableText))}`,
        {
          part: 'filter',
          keyText: `${CAN[this.#after.action]} rows of {object} by ${summed(names)}`,
        },
      );
  }

  #judgePresets(before: Permission): void {
    const { preset, columns, action } = this.#after;
    const lost = [...before.preset.keys()].filter((column) => !preset.has(column));
    if (lost.length === 0) return;
    const own = lost.filter((column) => columns === '*' || columns.has(column));
    this.#say(
      'preset-lost',
      own.length > 0
        ? `${CAN[action]} {object} and choose ${summed(own)}, which Hasura set before`
        : `${CAN[action]} {object} without ${summed(lost)}, which Hasura set before`,
      {
        part: 'set',
        keyText:
          own.length > 0
            ? `${CAN[action]} {object} with ${summed(own)} of the client's choice`
            : `${CAN[action]} {object} without ${summed(lost)}, which Hasura set`,
      },
    );
  }

  #judgeReading(before: Permission): void {
    const { action, aggregations, limit, rootFields } = this.#after;
    if (action !== 'select') return;
    const raised: Risk = this.#isPublic ? 'medium' : 'low';
    if (this.#isPublic && aggregations && !before.aggregations)
      this.#say('public-aggregate', 'can run aggregate queries on {object}', {
        part: 'allow_aggregations',
        keyText: 'can aggregate {object}',
      });
    if (before.limit !== undefined && (limit === undefined || limit > before.limit))
      this.#say(
        'limit-raised',
        limit === undefined
          ? 'can read any number of rows per query from {object}'
          : `can read up to ${String(limit)} rows per query from {object}`,
        {
          risk: raised,
          before: `up to ${String(before.limit)} rows`,
          part: 'limit',
          keyText:
            limit === undefined
              ? 'can read {object} without a limit'
              : `can read ${String(limit)} rows of {object} at once`,
        },
      );
    for (const kind of ['query', 'subscription'] as const) {
      const [had, has] = [before.rootFields[kind], rootFields[kind]];
      if (had === undefined) continue;
      const more =
        has === undefined ? 'all root fields' : summed([...has].filter((field) => !had.has(field)));
      if (more !== '')
        this.#say('root-fields', `can use ${more} of {object} in a ${kind}`, {
          risk: raised,
          part: `${kind}_root_fields`,
        });
    }
  }

  #say(
    rule: ReviewRuleId,
    text: string,
    { risk, before, part, keyText }: { risk?: Risk; before?: string; part?: string; keyText?: string } = {},
  ): void {
    const { role, table, places, at } = this.#after;
    const place: At = places.get(part ?? '') ?? at;
    this.#context.say(rule, {
      ...(risk === undefined ? {} : { risk }),
      roles: [role],
      objects: [shortName(table)],
      text,
      ...(keyText === undefined ? {} : { keyText }),
      ...(before === undefined ? {} : { before: excerpt(before) }),
      at: place,
    });
  }
}

const MOST_COLUMNS = 4;

/** An expression for people; of a long one, the part that counts. */
function excerptOf(expression: Expression, part: string | undefined): string {
  const text = expressionText(expression);
  return excerpt(text, part === undefined ? 0 : text.indexOf(part));
}

/** The part of an OR that ties a row to nobody. */
function textOfUntied(expression: Expression): string | undefined {
  const parts = expression.kind === 'or' ? expression.parts : [];
  const untied = parts.find((part) => branchesOf(part).some((owners) => owners.length === 0));
  return untied && expressionText(untied);
}

function bareName(table: string): string {
  return table.slice(table.lastIndexOf('.') + 1);
}

/** Where a table was: "in the schema x", or "in the database x". */
function placeOfTable({ table, source }: Permission, now: Permission): string {
  return table === now.table
    ? `in the database ${source}`
    : `in the schema ${table.slice(0, table.lastIndexOf('.'))}`;
}

/** Whether all that a permission allows was allowed by another one. */
function allowsAsMuch(before: Permission, after: Permission): boolean {
  const isKept = (one: Expression, other: Expression): boolean =>
    ['same', 'narrower'].includes(relate(one, other));
  return (
    (before.columns === '*' ||
      (after.columns !== '*' && gained(before.columns, after.columns).length === 0)) &&
    [...after.computedFields].every((field) => before.computedFields.has(field)) &&
    [...before.preset.keys()].every((column) => after.preset.has(column)) &&
    isKept(before.filter, after.filter) &&
    isKept(before.check, after.check) &&
    (before.aggregations || !after.aggregations) &&
    (after.backendOnly || !before.backendOnly)
  );
}

function variablesOf({ filter, check, preset }: Permission): Set<string> {
  const inPresets = [...preset.values()].flatMap(
    (value) => /^"(x-hasura-.*)"$/i.exec(value)?.[1]?.toLowerCase() ?? [],
  );
  return new Set([...variablesIn(filter), ...variablesIn(check), ...inPresets]);
}
