import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ownerOf, subjectOf } from '../../src/rules/markers.js';
import { appName, isNamed, mayBeNamed, nameStart, ownStart, placeholders } from '../../src/rules/names.js';
import type { Repository, Subject } from '../../src/rules/preview.js';
import { repository } from '../support/repository.js';

const usual = '{owner}-{repo}-pr-{pr}';
const pull = (number: number): Subject => ({ kind: 'pull', number });
const branch = (name: string): Subject => ({ kind: 'branch', branch: name });

const templates = fc
  .array(
    fc.oneof(
      fc.constantFrom('{owner}', '{repo}', '{pr}', '{branch}', '-', '--'),
      fc.stringMatching(/^[a-z0-9-]{0,12}$/),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const anyText = fc.oneof(fc.string({ maxLength: 90 }), fc.stringMatching(/^[a-z/-]{1,60}$/));
const subjects = fc.oneof(
  fc.integer({ min: 1, max: 9_999_999 }).map(pull),
  anyText.filter((text) => text !== '').map(branch),
);

describe('the names of a template', () => {
  test.each([
    [usual, 'acme-shop-pr-'],
    ['{repo}--{pr}-x', 'shop-'],
    ['--{pr}', ''],
    ['{branch}-{owner}', ''],
    ['only-one', 'only-one'],
    [`${'a'.repeat(60)}{pr}`, 'a'.repeat(54)],
  ])('for %s begin with %j', (template, start) => {
    expect(nameStart(template, repository)).toBe(start);
  });

  test.each([
    usual,
    '{repo}-{pr}',
    'preview-{pr}',
    '{owner}-preview-{pr}',
    '{repo}{branch}',
    'only-one',
    '{owner}',
    '--',
  ])('for %s have a prefix of their own', (template) => {
    expect(ownStart(template, repository)).toBe(nameStart(template, repository));
  });

  test.each(['{pr}', '{branch}', '--{pr}', '{owner}-{branch}', '{pr}-{owner}-{repo}', '{branch}-preview'])(
    'for %s have no prefix of their own, which is an error',
    (template) => {
      expect(() => ownStart(template, repository)).toThrow(
        expect.objectContaining({
          kind: 'input',
          message: expect.stringContaining(
            `The input name, ${template}, has neither {repo} nor its own word`,
          ),
          remedy: expect.stringContaining('begin the template with {owner}-{repo} or with its own word'),
        }),
      );
    },
  );

  test('are one generated name where the template leaves nothing', () => {
    expect(nameStart('--', repository)).toBe(appName('--', placeholders(repository, pull(1), '')));
    expect(mayBeNamed('--', repository, nameStart('--', repository))).toBe(true);
  });

  test.each([
    ['acme-shop-pr-42', true],
    ['acme-shop-pr-feature-cart', true],
    ['acme-shop-pr-', false],
    ['acme-shop-pr-42-', false],
    ['acme-shop-pr-4--2', false],
    ['acme-shop-prod', false],
    ['x-acme-shop-pr-42', false],
    ['acme-shop-pr-42\n', false],
    [`acme-shop-pr-${'a'.repeat(51)}`, false],
    [`acme-shop-pr-${'a'.repeat(41)}-0123abcd`, true],
    [`acme-shop-px-${'a'.repeat(41)}-0123abcd`, false],
  ])('are distinguished from other names: %j is %s', (name, may) => {
    expect(mayBeNamed(usual, repository, name)).toBe(may);
  });

  test('are exact for one subject', () => {
    expect(mayBeNamed(usual, repository, 'acme-shop-pr-42', pull(42))).toBe(true);
    expect(mayBeNamed(usual, repository, 'acme-shop-pr-43', pull(42))).toBe(false);
    expect(mayBeNamed(usual, repository, 'acme-shop-pr-42-x', pull(42))).toBe(false);
    expect(mayBeNamed(usual, repository, 'acme-shop-pr-main', branch('main'))).toBe(true);
    expect(mayBeNamed(usual, repository, 'acme-shop-pr-main2', branch('main'))).toBe(false);
  });

  test('of a pull request match whatever its branch was called', () => {
    const template = '{repo}-{pr}-{branch}';
    expect(mayBeNamed(template, repository, 'shop-42-cart', pull(42))).toBe(true);
    expect(mayBeNamed(template, repository, 'shop-42-old-cart', pull(42))).toBe(true);
    expect(mayBeNamed(template, repository, 'shop-4-cart', pull(42))).toBe(false);
    expect(mayBeNamed('{branch}-{branch}', repository, 'a-b-a-b', pull(42))).toBe(true);
    expect(mayBeNamed('{branch}-{branch}', repository, 'a-b-a-c', pull(42))).toBe(false);
  });

  test('match only the app of that subject and branch', () => {
    const template = '{owner}-{repo}-{pr}-{branch}';
    const named = (name: string, of?: string): boolean | undefined =>
      isNamed(template, repository, name, pull(1), of);
    expect(named('acme-shop-1-change-1', 'change-1')).toBe(true);
    expect(named('acme-shop-1-docs', 'change-1')).toBe(false);
    expect(named('acme-shop-2-change-1', 'change-1')).toBe(false);
    expect(named('acme-shop-1-docs')).toBeUndefined();
    // A branch's app is named after its own branch. A template without {branch} needs no branch.
    expect(isNamed(template, repository, 'acme-shop-main-main', branch('main'), 'other')).toBe(true);
    expect(isNamed(template, repository, 'acme-shop-main-other', branch('main'), 'other')).toBe(false);
    expect(isNamed(usual, repository, 'acme-shop-pr-1', pull(1))).toBe(true);
    expect(isNamed(usual, repository, 'acme-shop-pr-2', pull(1))).toBe(false);
  });

  test("are not confused with those of another workflow's template", () => {
    const other = '{owner}-{repo}-pr-{pr}-{branch}';
    expect(mayBeNamed(usual, repository, 'acme-shop-pr-42-cart', pull(42))).toBe(false);
    expect(mayBeNamed(other, repository, 'acme-shop-pr-42-cart', pull(42))).toBe(true);
    expect(mayBeNamed(other, repository, 'acme-shop-pr-42', pull(42))).toBe(false);
  });

  test('all share a prefix, and each one matches its template and its own subject', () => {
    fc.assert(
      fc.property(
        templates,
        anyText,
        anyText,
        anyText,
        subjects,
        (template, owner, name, headBranch, subject) => {
          const at: Repository = { ...repository, owner, name };
          const of = subject.kind === 'branch' ? subject.branch : headBranch;
          const app = appName(template, placeholders(at, subject, of));
          expect(app.startsWith(nameStart(template, at))).toBe(true);
          expect(mayBeNamed(template, at, app)).toBe(true);
          expect(mayBeNamed(template, at, app, subject)).toBe(true);
          expect(isNamed(template, at, app, subject, of)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('are checked quickly, however many placeholders a template has', () => {
    const template = '{pr}{branch}'.repeat(40);
    const begun = performance.now();
    mayBeNamed(template, repository, `${'a'.repeat(62)}!`);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

describe('an owner', () => {
  test('is read back as the subject that it was made from', () => {
    fc.assert(
      fc.property(subjects, (subject) => {
        expect(subjectOf(ownerOf(repository, subject), repository)).toEqual(subject);
      }),
    );
  });

  test('may have the highest number that GitHub can be asked for', () => {
    expect(subjectOf('github.com/123456#2147483647', repository)).toEqual(pull(2_147_483_647));
  });

  test.each([
    'github.com/1234567#42',
    'github.com/12345#42',
    'ghe.example/123456#42',
    'github.com/123456#',
    'github.com/123456#0',
    'github.com/123456#2147483648',
    'github.com/123456#9999999999',
    'github.com/123456#042',
    'github.com/123456#4.2',
    'github.com/123456#42 ',
    'github.com/123456@',
    'github.com/123456',
    '',
  ])('in any other form has no subject in this repository: %j', (owner) => {
    expect(subjectOf(owner, repository)).toBeUndefined();
  });
});
