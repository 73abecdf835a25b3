import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  DEFAULT_NAME,
  branchSlug,
  earlierNames,
  filledVariables,
  isNamed,
  nameOf as nameFrom,
  placeholders,
  slug,
} from '../../src/rules/names.js';
import type { Subject } from '../../src/rules/preview.js';
import { repository } from '../support/repository.js';

const template = DEFAULT_NAME;
const pull = (number: number): Subject => ({ kind: 'pull', number });
const nameOf = (subject: Subject, branch = 'cart', of = template, at = repository): string =>
  nameFrom(of, at, subject, branch);

const dnsLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** Templates that readInputs accepts. */
const templates = fc
  .array(
    fc.oneof(
      fc.constantFrom('{owner}', '{repo}', '{pr}', '{branch}'),
      fc.stringMatching(/^[a-z0-9-]{0,12}$/),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const anyName = fc.oneof(fc.string({ maxLength: 120 }), fc.string({ unit: 'grapheme', maxLength: 80 }));

describe('the name of an app', () => {
  test('comes from owner, repository and pull request by default', () => {
    expect(nameOf(pull(42))).toBe('acme-shop-pr-42');
  });

  test('is in lower case, whatever the repository is called', () => {
    const at = { ...repository, owner: 'ACME Corp', name: 'My_Shop.js' };
    expect(nameOf(pull(7), 'cart', template, at)).toBe('acme-corp-my-shop-js-pr-7');
  });

  test("uses the branch's slug where there is no pull request", () => {
    const branch = 'feature/Cart_2';
    expect(nameOf({ kind: 'branch', branch }, branch)).toBe('acme-shop-feature-cart-2-2a390b82');
    expect(nameOf({ kind: 'branch', branch: 'wishlists' }, 'wishlists')).toBe('acme-shop-wishlists');
    expect(nameOf({ kind: 'branch', branch: 'cart' }, 'cart', 'x-{pr}')).toBe('x-cart');
    expect(nameOf(pull(42), 'cart-2', 'x-{branch}')).toBe('x-cart-2');
  });

  test('writes accented letters as plain ones, and a text without usable characters as a hash', () => {
    expect(slug('Éclair/ﬁx')).toBe('eclair-fix');
    expect(slug('日本語')).toMatch(/^[0-9a-f]{8}$/);
    expect(slug('日本語')).not.toBe(slug('日本'));
    expect(slug('---')).toMatch(/^[0-9a-f]{8}$/);
  });

  test('of a branch is never the name of a pull request', () => {
    const branch = 'pr-12';
    expect(nameOf({ kind: 'branch', branch }, branch)).toMatch(/^acme-shop-pr-12-[0-9a-f]{8}$/);
  });

  test('keeps branches apart whose slugs lose something', () => {
    const names = ['fix/foo', 'fix-foo', 'Fix/Foo', 'fix_foo', 'añadir-órdenes', 'anadir-ordenes'].map(
      (branch) => nameOf({ kind: 'branch', branch }, branch),
    );
    expect(names).toEqual([
      expect.stringMatching(/^acme-shop-fix-foo-[0-9a-f]{8}$/),
      'acme-shop-fix-foo',
      expect.stringMatching(/^acme-shop-fix-foo-[0-9a-f]{8}$/),
      expect.stringMatching(/^acme-shop-fix-foo-[0-9a-f]{8}$/),
      expect.stringMatching(/^acme-shop-anadir-ordenes-[0-9a-f]{8}$/),
      'acme-shop-anadir-ordenes',
    ]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('of any two branches is different', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        fc.pre(one !== other && one !== '' && other !== '');
        expect(branchSlug(one)).not.toBe(branchSlug(other));
      }),
    );
  });

  test('that an earlier version gave is still recognised', () => {
    for (const branch of ['wishlists', 'fix/foo', 'añadir'])
      for (const name of earlierNames(DEFAULT_NAME, repository, { kind: 'branch', branch }, branch))
        expect(isNamed(DEFAULT_NAME, repository, name, { kind: 'branch', branch })).toBe(true);
    expect(
      earlierNames(DEFAULT_NAME, repository, { kind: 'branch', branch: 'wishlists' }, 'wishlists'),
    ).toEqual(['acme-shop-pr-wishlists']);
  });

  test('has one hyphen for whatever separates two words of a branch', () => {
    expect(slug('feature//cart__2 -- now')).toBe('feature-cart-2-now');
  });

  test('has no double hyphens, and none at its ends', () => {
    expect(nameOf(pull(3), 'cart', '--a--{pr}--')).toBe('a-3');
  });

  test('is generated where the template leaves nothing', () => {
    expect(nameOf(pull(3), 'cart', '---')).toMatch(/^app-[0-9a-f]{8}$/);
    expect(nameOf(pull(3), 'cart', '')).toMatch(/^app-[0-9a-f]{8}$/);
  });

  test('of 63 characters is kept, and a longer one is cut and ends in a hash', () => {
    const letters = 'a'.repeat(63);
    expect(nameOf(pull(1), 'cart', letters)).toBe(letters);
    expect(nameOf(pull(1), `${letters}b`, '{branch}')).toMatch(/^a{54}-[0-9a-f]{8}$/);
  });

  test('that is cut at a hyphen has only one hyphen there', () => {
    const branch = `${'a'.repeat(53)}-${'b'.repeat(20)}`;
    expect(nameOf(pull(1), branch, '{branch}')).toMatch(/^a{53}-[0-9a-f]{8}$/);
  });

  test('that is cut elsewhere keeps its hyphens', () => {
    expect(nameOf(pull(1), `cart-${'a'.repeat(70)}`, '{branch}')).toMatch(/^cart-a{49}-[0-9a-f]{8}$/);
  });

  test('is always a DNS label', () => {
    fc.assert(
      fc.property(
        templates,
        anyName,
        anyName,
        anyName,
        fc.oneof(
          fc.nat().map(pull),
          anyName.map((branch): Subject => ({ kind: 'branch', branch })),
        ),
        (of, owner, name, branch, subject) => {
          expect(nameOf(subject, branch, of, { ...repository, owner, name })).toMatch(dnsLabel);
        },
      ),
    );
  });

  test('differs for two pull requests, however long the rest is', () => {
    fc.assert(
      fc.property(
        templates,
        templates,
        anyName,
        anyName,
        fc.uniqueArray(fc.integer({ min: 1, max: 9_999_999 }), { minLength: 2, maxLength: 2 }),
        (before, after, owner, name, [a = 1, b = 2]) => {
          const at = { ...repository, owner, name };
          const of = `${before}{pr}${after}`;
          expect(nameOf(pull(a), 'cart', of, at)).not.toBe(nameOf(pull(b), 'cart', of, at));
        },
      ),
    );
  });

  test('differs for two long branches that begin alike', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{70,90}$/),
        fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,10}$/), { minLength: 2, maxLength: 2 }),
        (start, [a = '', b = '']) => {
          expect(nameOf(pull(1), start + a, '{repo}-{branch}')).not.toBe(
            nameOf(pull(1), start + b, '{repo}-{branch}'),
          );
        },
      ),
    );
  });
});

describe("the app's variables", () => {
  const values = (): Parameters<typeof filledVariables>[1] => ({
    ...placeholders(repository, pull(42), 'feature/cart'),
    name: 'acme-shop-pr-42',
    sha: 'abc123',
  });
  const filled = (value: string): string | undefined =>
    filledVariables([{ key: 'K', value }], values())[0]?.value;

  test('have their placeholders filled', () => {
    expect(filled('https://{name}.example/{owner}/{repo}/{pr}/{branch}?at={sha}')).toBe(
      'https://acme-shop-pr-42.example/acme/shop/42/feature-cart-c39f4dfa?at=abc123',
    );
  });

  test('keep the braces of JSON, of templates in other languages and of unknown words', () => {
    for (const text of [
      '{"type":"HS256","key":"{}"}',
      '{{HOST}}',
      'Welcome {{name}}, {{{name}}}',
      '${name}',
      '${x}',
      '{unknown}',
      '{Name}',
      '{ name }',
      '{constructor}',
      '{toString}',
    ]) {
      expect(filled(text)).toBe(text);
    }
  });

  test("are filled in one pass: a placeholder's value is not filled again", () => {
    const tricky = { ...values(), branch: '{sha}' };
    expect(filledVariables([{ key: 'K', value: '{branch}' }], tricky)).toEqual([
      { key: 'K', value: '{sha}' },
    ]);
  });

  test('are unchanged without a placeholder of ours', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!/\{(owner|repo|pr|branch|name|sha)\}/.test(text));
        expect(filled(text)).toBe(text);
      }),
    );
  });
});
