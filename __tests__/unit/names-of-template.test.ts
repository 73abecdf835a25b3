import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ownerOf, subjectOf } from '../../src/markers.js';
import { appName, mayBeNamed, nameStart, placeholders } from '../../src/names.js';
import type { Repository, Subject } from '../../src/preview.js';
import { repository } from '../helpers/repository.js';

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
  ])('%s begin with %j', (template, start) => {
    expect(nameStart(template, repository)).toBe(start);
  });

  test('of a template that leaves nothing are one made-up name', () => {
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
  ])('are told from others: %j is %s', (name, may) => {
    expect(mayBeNamed(usual, repository, name)).toBe(may);
  });

  test('of one subject are exact', () => {
    expect(mayBeNamed(usual, repository, 'acme-shop-pr-42', pull(42))).toBe(true);
    expect(mayBeNamed(usual, repository, 'acme-shop-pr-43', pull(42))).toBe(false);
    expect(mayBeNamed(usual, repository, 'acme-shop-pr-42-x', pull(42))).toBe(false);
    expect(mayBeNamed(usual, repository, 'acme-shop-pr-main', branch('main'))).toBe(true);
    expect(mayBeNamed(usual, repository, 'acme-shop-pr-main2', branch('main'))).toBe(false);
  });

  test('of a pull request fit whatever its branch was called', () => {
    const template = '{repo}-{pr}-{branch}';
    expect(mayBeNamed(template, repository, 'shop-42-cart', pull(42))).toBe(true);
    expect(mayBeNamed(template, repository, 'shop-42-old-cart', pull(42))).toBe(true);
    expect(mayBeNamed(template, repository, 'shop-4-cart', pull(42))).toBe(false);
    expect(mayBeNamed('{branch}-{branch}', repository, 'a-b-a-b', pull(42))).toBe(true);
    expect(mayBeNamed('{branch}-{branch}', repository, 'a-b-a-c', pull(42))).toBe(false);
  });

  test("of two workflows' templates are not each other's", () => {
    const other = '{owner}-{repo}-pr-{pr}-{branch}';
    expect(mayBeNamed(usual, repository, 'acme-shop-pr-42-cart', pull(42))).toBe(false);
    expect(mayBeNamed(other, repository, 'acme-shop-pr-42-cart', pull(42))).toBe(true);
    expect(mayBeNamed(other, repository, 'acme-shop-pr-42', pull(42))).toBe(false);
  });

  test('all begin alike, and each is recognised: of the template and of its own subject', () => {
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
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('are told in time, however many placeholders a template has', () => {
    const template = '{pr}{branch}'.repeat(40);
    const begun = performance.now();
    mayBeNamed(template, repository, `${'a'.repeat(62)}!`);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

describe('an owner', () => {
  test('is read back as what it was made from', () => {
    fc.assert(
      fc.property(subjects, (subject) => {
        expect(subjectOf(ownerOf(repository, subject), repository)).toEqual(subject);
      }),
    );
  });

  test.each([
    'github.com/1234567#42',
    'github.com/12345#42',
    'ghe.example/123456#42',
    'github.com/123456#',
    'github.com/123456#0',
    'github.com/123456#042',
    'github.com/123456#4.2',
    'github.com/123456#42 ',
    'github.com/123456@',
    'github.com/123456',
    '',
  ])('of another kind is nobody of this repository: %j', (owner) => {
    expect(subjectOf(owner, repository)).toBeUndefined();
  });
});
