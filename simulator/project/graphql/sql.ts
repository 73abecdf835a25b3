import type { TableName } from '../table-name.js';

/** A name as SQL takes it literally. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function qualified({ schema, name }: TableName): string {
  return `${quoted(schema)}.${quoted(name)}`;
}

/** The parameters and the aliases of one statement. Values reach SQL as parameters only. */
export class Statement {
  readonly values: unknown[] = [];
  #aliases = 0;

  /** A placeholder of a type, as SQL writes that type. */
  value(value: unknown, type: string): string {
    this.values.push(asParameter(value, type));
    return `$${this.values.length}::${type}`;
  }

  /** An alias that nothing else in the statement has. */
  alias(): string {
    return `t${++this.#aliases}`;
  }
}

function asParameter(value: unknown, type: string): unknown {
  if (value === null || value === undefined) return null;
  if (type === 'json' || type === 'jsonb') return JSON.stringify(value);
  if (Array.isArray(value)) return value.map((one) => asParameter(one, type.replace(/\[\]$/, '')));
  if (typeof value === 'object') return JSON.stringify(value);
  return value;
}

/** The SQL of a JSON object with these values. PostgreSQL takes at most 100 arguments at once. */
export function jsonObjectOf(
  entries: readonly (readonly [key: string, sql: string])[],
  on: Statement,
): string {
  if (entries.length === 0) return `'{}'::jsonb`;
  const parts: string[] = [];
  for (let at = 0; at < entries.length; at += 40) {
    const some = entries.slice(at, at + 40).map(([key, sql]) => `${on.value(key, 'text')}, ${sql}`);
    parts.push(`jsonb_build_object(${some.join(', ')})`);
  }
  return parts.join(' || ');
}
