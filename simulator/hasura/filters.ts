/** `where`, `order_by`, `limit` and `offset` as the API understands them. */
export interface Selection {
  where?: Where | null;
  order_by?: readonly Record<string, string | null>[] | Record<string, string | null> | null;
  limit?: number | null;
  offset?: number | null;
}

/** A boolean expression: conditions on fields, joined by `_and`, `_or` and `_not`. */
export type Where = Record<string, unknown>;

/** A row as conditions see it: plain values, or rows of their own. */
export type Row = Record<string, unknown>;

/** The requested rows. Without an `order_by` the service promises no order; here the newest come first. */
export function select<T>(
  rows: readonly T[],
  { where, order_by, limit, offset }: Selection,
  see: (row: T) => Row,
): T[] {
  const found = where ? rows.filter((row) => holds(where, see(row))) : [...rows];
  const ordered = order_by ? sorted(found, [order_by].flat(), see) : found.reverse();
  const from = offset ?? 0;
  return ordered.slice(from, typeof limit === 'number' ? from + limit : undefined);
}

function holds(where: Where, row: Row): boolean {
  return Object.entries(where).every(([key, condition]) => {
    if (condition === null || condition === undefined) return true;
    if (key === '_and') return (condition as Where[]).every((part) => holds(part, row));
    if (key === '_or') return (condition as Where[]).some((part) => holds(part, row));
    if (key === '_not') return !holds(condition as Where, row);
    const value = row[key];
    return isRow(value) ? holds(condition as Where, value) : compares(condition as Where, value);
  });
}

function compares(condition: Where, value: unknown): boolean {
  return Object.entries(condition).every(([operator, wanted]) => {
    switch (operator) {
      case '_eq':
        return value === wanted;
      case '_neq':
        return value !== wanted;
      case '_in':
        return (wanted as unknown[]).includes(value);
      case '_nin':
        return !(wanted as unknown[]).includes(value);
      case '_like':
        return like(String(wanted), '').test(String(value));
      case '_ilike':
        return like(String(wanted), 'i').test(String(value));
      case '_is_null':
        return (value === null || value === undefined) === wanted;
      default:
        throw new Error(`no such comparison: ${operator}`);
    }
  });
}

function like(pattern: string, flags: string): RegExp {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return new RegExp(`^${source}$`, `s${flags}`);
}

function sorted<T>(rows: T[], orders: readonly Record<string, string | null>[], see: (row: T) => Row): T[] {
  const keys = orders.flatMap((order) => Object.entries(order));
  return rows
    .map((row, at) => ({ row, at, seen: see(row) }))
    .sort((one, other) => {
      for (const [field, direction] of keys) {
        const order = compare(one.seen[field], other.seen[field]);
        if (order !== 0) return direction?.startsWith('desc') ? -order : order;
      }
      return one.at - other.at;
    })
    .map(({ row }) => row);
}

function compare(one: unknown, other: unknown): number {
  const [a, b] = [String(one), String(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}
