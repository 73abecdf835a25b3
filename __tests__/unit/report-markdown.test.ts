import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { linesOf, oneLine } from '../../src/lib/text.js';
import { code, codeBlock, link, plain } from '../../src/report/markdown.js';
import { attacks } from '../support/hostile.js';
import { hostileText } from '../support/hostile-text.js';
import { rendered } from '../support/markdown.js';

const withoutJoiners = (text: string): string => text.replaceAll('\u2060', '');
/** What GitHub turns into links or mentions in rendered text, wherever it is. */
const gitHubFinds = [/@[a-z0-9]/i, /#\d/, /\bGH-\d/i, /(^|[\s*_~(])www\./im, /(https?|ftp):\/\//i];

describe('a short text in code', () => {
  test.each([
    ['plain', '`plain`'],
    ['', '`  `'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['a``', '``` a`` ```'],
    ['two\nlines', '`two lines`'],
  ])('%j is written as %s', (text, markdown) => {
    expect(code(text)).toBe(markdown);
  });

  test('shows the text as it is, and is nothing but code', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { elements, text: shown, links } = rendered(code(text));
        expect(elements).toEqual(['p', 'code']);
        expect(links).toEqual([]);
        expect(shown.trim()).toBe(
          oneLine(text).length > 200 ? expect.stringContaining('more characters)') : oneLine(text).trim(),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('stays code between other words and beside another one', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (one, two) => {
        const { elements } = rendered(`- Removed: ${code(one)}, ${code(two)}`);
        expect(elements).toEqual(['ul', 'li', 'code', 'code']);
      }),
      { numRuns: 500 },
    );
  });

  test('is cut at a configurable length', () => {
    expect(code('x'.repeat(12), 10)).toBe(`\`${'x'.repeat(10)} … (2 more characters)\``);
    expect(code('x'.repeat(201))).toContain('(1 more characters)');
  });
});

describe('a text of several lines as a block', () => {
  test('is fenced by more backticks than it contains', () => {
    expect(codeBlock('one\n\n```js\ntwo\n```')).toBe('````text\none\n\n```js\ntwo\n```\n````');
    expect(codeBlock('``\n``')).toBe('```text\n``\n``\n```');
  });

  test('keeps the indentation of a line, but not its trailing spaces', () => {
    expect(codeBlock('a:  \n  b: 1  \nc\n')).toBe('```text\na:\n  b: 1\nc\n```');
  });

  test('shows the text as it is, and is nothing but code', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        fc.pre(text.trim() !== '');
        const { elements, text: shown, links } = rendered(codeBlock(text));
        expect(elements).toEqual(['pre', 'code']);
        expect(links).toEqual([]);
        const visible = linesOf(text.trim())
          .map((line) => line.trimEnd())
          .join('\n');
        expect(shown.replace(/\n+$/, '')).toBe(visible.replace(/\n+$/, ''));
      }),
      { numRuns: 500 },
    );
  });

  test('ends where it should when something follows', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(rendered(`${codeBlock(text)}\n\nafter`).elements).toEqual(['pre', 'code', 'p']);
      }),
      { numRuns: 300 },
    );
  });

  test('is cut if it is too long', () => {
    expect(codeBlock('x'.repeat(2_500))).toContain('(500 more characters)');
    expect(codeBlock('x'.repeat(50), 10)).toContain('(40 more characters)');
  });
});

describe('a link', () => {
  test('leads to a web address', () => {
    expect(link('log', 'https://github.com/acme/shop/actions/runs/1')).toBe(
      '[log](https://github.com/acme/shop/actions/runs/1)',
    );
    expect(rendered(link('log', 'http://127.0.0.1:4000/x')).links).toEqual(['http://127.0.0.1:4000/x']);
  });

  test.each([
    undefined,
    '',
    'not an address',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//evil.example',
    'mailto:a@b.example',
    'http://evil.example',
    'ftp://localhost/x',
  ])('is only text for %j', (url) => {
    expect(link('log', url)).toBe('log');
  });

  test('is one link to that host or no link, whatever the address', () => {
    const addresses = fc.oneof(
      fc
        .tuple(
          fc.constantFrom('https://github.com/', 'https://github.com/?x=', 'https://github.com/#'),
          hostileText,
        )
        .map((parts) => parts.join('')),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      hostileText,
    );
    fc.assert(
      fc.property(addresses, (url) => {
        const { elements, links, text } = rendered(link('log', url));
        if (links.length === 0) {
          expect(elements).toEqual(['p']);
        } else {
          expect(elements).toEqual(['p', 'a']);
          expect(new URL(links[0] ?? '').host).toBe(new URL(url).host);
        }
        expect(text.trim()).toBe('log');
      }),
      { numRuns: 500 },
    );
  });

  test('keeps the underscores of an owner or a repository working', () => {
    expect(
      new URL(rendered(link('log', 'https://github.com/my_org/my_shop')).links[0] ?? '').pathname.replaceAll(
        '%5F',
        '_',
      ),
    ).toBe('/my_org/my_shop');
  });
});

describe('a sentence that contains text by others', () => {
  test.each(attacks.filter((attack) => attack.trim() !== ''))('shows %j as nothing but text', (attack) => {
    for (const text of [attack, `say ${attack}`, `${attack} said`, `(${attack})`, `x_${attack}`]) {
      for (const frame of [plain(text), `- ${plain(text)}`, `- Kept: ${plain(text)}`]) {
        const { elements, links, prose } = rendered(frame);
        expect(elements.filter((element) => !['p', 'ul', 'li'].includes(element))).toEqual([]);
        expect(links).toEqual([]);
        for (const found of gitHubFinds) expect(prose).not.toMatch(found);
      }
    }
    expect(withoutJoiners(rendered(`- ${plain(attack)}`).prose).trim()).toBe(oneLine(attack));
  });

  test.each(['1. item', '12) item', '2026. A year'])('does not make a list of %j', (text) => {
    const { elements, prose } = rendered(plain(text));
    expect(elements).toEqual(['p']);
    expect(prose.trim()).toBe(text);
  });

  test('shows any text as nothing but text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const { elements, links, prose } = rendered(`- ${plain(text)}`);
        expect(elements.filter((element) => !['ul', 'li'].includes(element))).toEqual([]);
        expect(links).toEqual([]);
        for (const found of gitHubFinds) expect(prose).not.toMatch(found);
        expect(withoutJoiners(prose).trim()).toBe(oneLine(text));
      }),
      { numRuns: 1_000 },
    );
  });

  test('leaves ordinary words readable', () => {
    expect(plain('Pull request 42 was merged: see the log.')).toBe(
      'Pull request 42 was merged: see the log.',
    );
    expect(plain('It took 12.5 s.')).toBe('It took 12.5 s.');
  });

  test('is cut if it is too long', () => {
    expect(plain('x'.repeat(1_200))).toMatch(/\(200 more characters\\\)$/);
    expect(plain('xxxx', 2)).toMatch(/^xx … /);
  });
});
