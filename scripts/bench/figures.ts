import { markdownTable } from 'markdown-table';

/** One row of the table: a quantity, what was measured of it, and the goal. */
export interface Figure {
  what: string;
  unit: string;
  values: number[];
  goal: { median?: number; p95?: number };
}

/** The quantile of a sample, by the nearest rank. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? NaN;
}

/** The figures as a Markdown table, with whether each goal is met. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, unit, values, goal }) => {
    const [median, p95] = [quantile(values, 0.5), quantile(values, 0.95)];
    const met = median <= (goal.median ?? Infinity) && p95 <= (goal.p95 ?? Infinity);
    const numbers = [median, p95, Math.max(...values)].map(shown);
    const goals = Object.entries(goal).map(([name, most]) => `${name} ≤ ${most}`);
    return [what, ...numbers, unit, String(values.length), goals.join(', '), met ? 'yes' : 'NO'];
  });
  const head = ['figure', 'median', 'p95', 'max', 'unit', 'runs', 'goal', 'met'];
  return markdownTable([head, ...rows], { align: ['l', 'r', 'r', 'r', 'l', 'r', 'l', 'l'] });
}

function shown(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}
