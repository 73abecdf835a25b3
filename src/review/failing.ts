import { createHash } from 'node:crypto';
import type { FailOn, Failing } from '../rules/approval.js';
import type { ReviewView } from '../rules/review.js';

/** What of a review fails a run with this setting. */
export function failingIn(
  { concerns, breaking }: Pick<ReviewView, 'concerns' | 'breaking'>,
  on: readonly FailOn[],
): Failing[] {
  return [
    ...concerns
      .filter(({ risk }) => on.includes(risk))
      .map(({ rule, risk, roles, objects, text }) => ({
        kind: risk,
        key: keyOf([rule, roles, objects, text]),
      })),
    ...(on.includes('breaking') ? breaking : []).map(({ object, text, roles }) => ({
      kind: 'breaking' as const,
      key: keyOf([object, text, roles]),
    })),
  ];
}

/** Short, since a comment holds all that were approved: these few never meet another one by chance. */
function keyOf(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 10);
}
