import {
  getNamedType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
} from 'graphql';
import { isRecord } from '../shapes.js';
import { AppGraphqlError, type Context, notSimulated, type Run } from './context.js';
import type { ModelTable } from './model.js';
import {
  aggregateJson,
  fieldsBelow,
  firstJson,
  type From,
  rowJson,
  rowsJson,
  type Selection,
} from './select.js';
import { quoted, Statement } from './sql.js';
import type { Types } from './types.js';
import { allOf } from './where.js';
import { deleteSql, insertSql, updateSql, type Written } from './write.js';

type Resolver = GraphQLFieldResolver<unknown, Context>;
type Args = Record<string, unknown>;

/** How the root fields of tables get their data. */
export class Resolvers {
  readonly #types: Types;

  constructor(types: Types) {
    this.#types = types;
  }

  rows(table: ModelTable, from?: (on: Selection, args: Args) => string): Resolver {
    return this.#reading(table, (on, args, type) =>
      rowsJson(on, { table, ...(from && { from: from(on, args) }) }, args, type, on.info.fieldNodes),
    );
  }

  /** One row by its primary key, or the one that a function returns. */
  row(table: ModelTable, from?: (on: Selection, args: Args) => string): Resolver {
    return this.#reading(table, (on, args, type) => {
      const place: From = from
        ? { table, from: from(on, args) }
        : { table, join: (alias) => keyIs(on, table, alias, args) };
      return firstJson(on, place, type, on.info.fieldNodes);
    });
  }

  aggregate(table: ModelTable, from?: (on: Selection, args: Args) => string): Resolver {
    return this.#reading(table, (on, args, type) =>
      aggregateJson(on, { table, ...(from && { from: from(on, args) }) }, args, type, on.info.fieldNodes),
    );
  }

  insert(table: ModelTable, one: boolean): Resolver {
    return this.#writing(table, async (run, on, args) => {
      const objects = one ? [args['object']] : [args['objects'] ?? []].flat();
      if (objects.length === 0) return { affected_rows: 0, returning: [] };
      const written = insertSql(on, table, objects.filter(isRecord), args['on_conflict']);
      const path = `$.selectionSet.${on.info.fieldName}.args.${one ? 'object' : 'objects'}`;
      return await this.#written(run, on, table, { written: { ...written, path }, one });
    });
  }

  update(table: ModelTable): Resolver {
    return this.#writing(table, async (run, on, args) => {
      const written = updateSql(on, table, args, { where: args['where'] });
      return await this.#written(run, on, table, { written, one: false });
    });
  }

  updateOne(table: ModelTable): Resolver {
    return this.#writing(table, async (run, on, args) => {
      const written = updateSql(on, table, args, { key: recordOf(args['pk_columns']) });
      return await this.#written(run, on, table, { written, one: true });
    });
  }

  updateMany(table: ModelTable): Resolver {
    return this.#writing(table, async (run, on, args) => {
      const answers: unknown[] = [];
      for (const update of [args['updates'] ?? []].flat().filter(isRecord)) {
        const each = { ...on, statement: new Statement() };
        const written = updateSql(each, table, update, { where: update['where'] });
        answers.push(await this.#written(run, each, table, { written, one: false }));
      }
      return answers;
    });
  }

  delete(table: ModelTable): Resolver {
    return this.#writing(table, async (run, on, args) => {
      const written = deleteSql(on, table, { where: args['where'] });
      return await this.#written(run, on, table, { written, one: false });
    });
  }

  deleteOne(table: ModelTable): Resolver {
    return this.#writing(table, async (run, on, args) => {
      const written = deleteSql(on, table, { key: args });
      return await this.#written(run, on, table, { written, one: true });
    });
  }

  #reading(table: ModelTable, sql: (on: Selection, args: Args, type: GraphQLObjectType) => string): Resolver {
    return async (_source, args: Args, context, info) => {
      const on = this.#selection(context, info);
      const text = `select ${sql(on, args, typeOf(info))} as value`;
      return await context.transaction(table.source, (run) => run(text, on.statement.values));
    };
  }

  #writing(table: ModelTable, work: (run: Run, on: Selection, args: Args) => Promise<unknown>): Resolver {
    return async (_source, args: Args, context, info) =>
      await context.transaction(table.source, (run) => work(run, this.#selection(context, info), args));
  }

  #selection({ session }: Context, info: GraphQLResolveInfo): Selection {
    return { types: this.#types, statement: new Statement(), session, info };
  }

  /** Runs a statement that writes, and refuses it if a row that it leaves does not pass the check. */
  async #written(
    run: Run,
    on: Selection,
    table: ModelTable,
    { written, one }: { written: Written; one: boolean },
  ): Promise<unknown> {
    const type = typeOf(on.info);
    const fields = one ? [] : fieldsBelow(on, type, on.info.fieldNodes);
    const alias = on.statement.alias();
    const returned = one
      ? [rowJson(on, table, alias, type, on.info.fieldNodes)]
      : fields.flatMap((field) =>
          field.name === 'returning' && field.type
            ? [rowJson(on, table, alias, field.type, field.nodes)]
            : [],
        );
    const parts = returned.map((row) => `coalesce(jsonb_agg(${row}), '[]')`);
    const sql = `with ${alias} as (${written.sql})
      select jsonb_build_object('count', count(*), 'passed', coalesce(bool_and(${written.check(alias)}), true),
        'returned', jsonb_build_array(${parts.join(', ')})) as value from ${alias}`;
    const answer = recordOf(await run(sql, on.statement.values));
    if (answer['passed'] !== true) {
      const message = 'check constraint of an insert/update permission has failed';
      throw new AppGraphqlError('permission-error', message, written.path);
    }
    const rows = [answer['returned'] ?? []].flat(1);
    if (one) return [rows[0] ?? []].flat()[0] ?? null;
    let at = 0;
    return Object.fromEntries(
      fields.map(({ key, name }) => [key, name === 'returning' ? rows[at++] : answer['count']]),
    );
  }
}

function typeOf({ returnType }: GraphQLResolveInfo): GraphQLObjectType {
  return getNamedType(returnType) as GraphQLObjectType;
}

function keyIs(on: Selection, table: ModelTable, alias: string, key: Args): string {
  return allOf(
    table.columns
      .filter(({ field }) => field in key)
      .map(
        ({ name, field, type }) => `${alias}.${quoted(name)} = ${on.statement.value(key[field], type.sql)}`,
      ),
  );
}

function recordOf(value: unknown): Args {
  return isRecord(value) ? value : {};
}

/** A root field that the schema has, and that answers nothing here. */
export function unanswered(what: string): Resolver {
  return () => {
    throw notSimulated(what);
  };
}
