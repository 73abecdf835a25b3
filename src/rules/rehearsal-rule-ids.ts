import type { Finding } from './finding.js';

/** The rules of the rehearsal alone, by name: what may be ignored can be checked without the rehearsal itself. */
export const REHEARSAL_RULE_IDS = [
  'constraint-validated',
  'delete-all',
  'down-differs',
  'down-empty',
  'down-fails',
  'drops-column',
  'drops-object',
  'drops-table',
  'fresh-fails',
  'index-not-concurrent',
  'locks-table',
  'migration-renamed',
  'not-null-on-old',
  'not-rehearsed',
  'orders-differ',
  'renames',
  'rewrites-table',
  'same-version',
  'schema-lacks-column',
  'schema-lacks-function',
  'schema-lacks-table',
  'seed-fails',
  'squashed',
  'transaction-ended',
  'update-all',
  'upgrade-fails',
] as const;

/** Rules of the review that the rehearsal judges too, and better: where it ran, what it says replaces theirs. */
export const REHEARSED_REVIEW_RULES = ['migration-edited', 'migration-older'] as const;

export type RehearsalRuleId = (typeof REHEARSAL_RULE_IDS)[number] | (typeof REHEARSED_REVIEW_RULES)[number];

/** Whether a rule of the review is one of those. */
export function isRehearsed(rule: string): boolean {
  return (REHEARSED_REVIEW_RULES as readonly string[]).includes(rule);
}

/** Without what makes the merge fail for a fault that the check names on the same line. */
export function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const placeOf = ({ file, line }: Finding): string => JSON.stringify([file, line]);
  const isError = (one: Finding): boolean => one.severity === 'error' && one.file !== undefined;
  const named = new Set(findings.filter((one) => isError(one) && !isOfRehearsal(one)).map(placeOf));
  return findings.filter((one) => !(isError(one) && isOfRehearsal(one) && named.has(placeOf(one))));
}

/** Whether the rehearsal has found this. */
export function isOfRehearsal({ rule, risk }: Finding): boolean {
  return (
    risk === undefined && (isRehearsed(rule) || (REHEARSAL_RULE_IDS as readonly string[]).includes(rule))
  );
}
