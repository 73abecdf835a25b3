import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Finding,
  SEVERITIES,
  type Severity,
  annotated,
  counted,
  findingsJson,
  markOld,
  sorted,
} from '../../src/rules/finding.js';
import { withoutEchoes } from '../../src/rules/rehearsal-rule-ids.js';

const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: 'rule',
  severity: 'warning',
  ...{ file: 'a.yaml', line: 1, column: 1, what: 'What.', why: 'Why.', remedy: 'Remedy.' },
  ...more,
});
const many = (count: number, severity: Severity, more: Partial<Finding> = {}): Finding[] =>
  Array.from({ length: count }, (_, index) => finding({ severity, line: index + 1, ...more }));
const NONE = { error: 0, warning: 0, notice: 0 };

const anyFinding = fc
  .record({
    rule: fc.constantFrom('a', 'b'),
    severity: fc.constantFrom(...SEVERITIES),
    file: fc.constantFrom('a', 'b'),
    line: fc.integer({ min: 1, max: 4 }),
    column: fc.integer({ min: 1, max: 3 }),
    what: fc.constantFrom('one', 'two'),
  })
  .chain((one) => fc.constantFrom(finding(one), finding({ ...one, old: true })));

describe('findings', () => {
  test('are sorted by severity, then those of high risk, then new before old, then by place and rule', () => {
    const order = [
      finding({ severity: 'error', file: 'b.yaml' }),
      finding({ severity: 'error', old: true }),
      finding({ file: 'c.yaml', risk: 'high' }),
      finding({ rule: 'a', line: 2 }),
      finding({ rule: 'b', line: 2 }),
      finding({ line: 2, column: 2 }),
      finding({ line: 10 }),
      finding({ file: 'b.yaml' }),
      finding({ severity: 'notice' }),
    ];
    expect(sorted(order.toReversed())).toEqual(order);
  });

  test('are counted in words', () => {
    expect(counted([])).toBe('no findings');
    expect(counted(many(1, 'notice'))).toBe('1 notice');
    expect(counted([...many(2, 'error'), ...many(1, 'warning')])).toBe('2 errors and 1 warning');
    expect(counted([...many(1, 'error'), ...many(2, 'warning'), ...many(3, 'notice')])).toBe(
      '1 error, 2 warnings and 3 notices',
    );
  });
});

describe('annotations', () => {
  test('are at most ten of a kind, and leave one error for the run', () => {
    const all = [...many(12, 'error'), ...many(12, 'warning'), ...many(12, 'notice')];
    const { shown, rest } = annotated(all, NONE);
    expect(counted(shown)).toBe('9 errors, 10 warnings and 10 notices');
    expect(counted(rest)).toBe('3 errors, 2 warnings and 2 notices');
    expect(shown[0]?.line).toBe(1);
  });

  test('count what the step has used', () => {
    const { shown } = annotated([...many(12, 'error'), ...many(12, 'warning')], {
      ...NONE,
      error: 7,
      warning: 10,
    });
    expect(counted(shown)).toBe('2 errors');
    expect(annotated(many(1, 'error'), { ...NONE, error: 30 }).shown).toEqual([]);
  });

  test('are not made of what the base has, unless it is an error', () => {
    const old = SEVERITIES.flatMap((severity) => many(1, severity, { old: true }));
    expect(annotated(old, NONE)).toEqual({ shown: [old[0]], rest: [old[1], old[2]] });
  });

  test('and the rest are all findings, once each', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 60 }), (all) => {
        const { shown, rest } = annotated(all, NONE);
        expect(sorted([...shown, ...rest])).toEqual(sorted(all));
        for (const severity of SEVERITIES)
          expect(shown.filter((one) => one.severity === severity).length).toBeLessThanOrEqual(10);
      }),
    );
  });
});

describe('a finding is old', () => {
  test('if the base has it, also on another line', () => {
    expect(markOld([finding({ line: 9 })], [finding()])).toEqual([finding({ line: 9, old: true })]);
  });

  test.each([{ rule: 'other' }, { file: 'b.yaml' }, { what: 'Other.' }])('only if %j is the same', (more) => {
    expect(markOld([finding(more)], [finding()])).toEqual([finding(more)]);
  });

  test('as many times as the base has it', () => {
    const olds = markOld(many(3, 'warning'), many(2, 'warning')).map(({ old }) => old);
    expect(olds).toEqual([true, true, undefined]);
  });

  test('whatever else there is', () => {
    fc.assert(
      fc.property(fc.array(anyFinding), fc.array(anyFinding), (head, base) => {
        const fresh = head.map(({ old: _old, ...one }) => one);
        const marked = markOld(fresh, base);
        expect(marked.map(({ old: _old, ...one }) => one)).toEqual(fresh);
        expect(markOld(fresh, fresh).every(({ old }) => old === true)).toBe(true);
        expect(marked.filter(({ old }) => old === true).length).toBeLessThanOrEqual(base.length);
      }),
    );
  });
});

describe('the output findings', () => {
  interface Output {
    version: number;
    total: number;
    findings: Finding[];
  }
  const read = (all: readonly Finding[]): Output => JSON.parse(findingsJson(all)) as Output;

  test('has the findings in their order, with all that is known of them', () => {
    const one = finding({ object: 'public.orders', role: 'user', old: true });
    const two = finding({ severity: 'error', what: 'A "text"\n\u2028 😀' });
    expect(read([one, two])).toEqual({ version: 1, total: 2, findings: [two, one] });
    expect(read([])).toEqual({ version: 1, total: 0, findings: [] });
  });

  test('ends at 200 kB, but counts all', () => {
    const all = many(3_000, 'warning', { what: '😀'.repeat(100) });
    const text = findingsJson(all);
    expect(text.length).toBeLessThan(200_100);
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
    const { total, findings } = read(all);
    expect(total).toBe(3_000);
    expect(findings.length).toBeGreaterThan(400);
    expect(findings).toEqual(sorted(all).slice(0, findings.length));
  });

  test('has no finding that is larger than the output', () => {
    expect(read([finding({ what: 'x'.repeat(300_000) })])).toEqual({ version: 1, total: 1, findings: [] });
  });
});

test('what makes the merge fail is not said again where the check says it', () => {
  const merge = finding({ rule: 'upgrade-fails', severity: 'error' });
  const check = finding({ rule: 'sql-syntax', severity: 'error', column: 4 });
  expect(withoutEchoes([merge, check])).toEqual([check]);
  const others = [
    { ...merge, line: 2 },
    { ...merge, file: 'b.yaml' },
    { ...check, severity: 'warning' as const, line: 2 },
    finding({ rule: 'locks-table' }),
  ];
  expect(withoutEchoes([...others, check])).toEqual([...others, check]);
});
