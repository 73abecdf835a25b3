import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commandNames, parseCommands } from '../../simulator/runner/commands.js';
import { cut, cutToBytes, duration, linesOf, oneLine, withoutCommands } from '../../src/lib/text.js';

const spaces = [
  '',
  ' ',
  '\t',
  '\u00a0',
  '\u0085',
  '\u2003',
  '\u2028',
  '\u3000',
  '\ufeff',
  '\u200b',
  '\v',
  '\f',
];
const breaks = ['\n', '\r', '\r\n', '\u2028', '\u2029', '\u0085', '\v', '\f'];
/** Texts that an attacker would write: pieces of commands, in any order, with anything between. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '::',
        ':',
        '##[',
        '##',
        '#',
        '[',
        ']',
        ' name=x',
        '%0A',
        '|',
        ...spaces,
        ...breaks,
        ...commandNames,
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));
const anyText = fc.oneof(hostile, fc.string({ unit: 'binary' }));
const printed = (text: string): string => linesOf(text).map(withoutCommands).join('\n');

describe('text that others wrote, on its way to the log', () => {
  test.each([
    '::add-mask::e',
    '\u00a0::stop-commands::x',
    '\u0085::warning::x',
    'fine\r::set-output name=a::b',
    'text ##[add-mask]e',
    '##[set-output name=graphQLEndpoint]evil',
    '#\u0000#[add-mask]e',
    '##\u200b[add-mask]e',
    '\u2028::error::x',
    ':\u0000:error::x',
    '###[error]x',
    '::::error::x',
  ])('contains no command: %j', (text) => {
    expect(parseCommands(printed(text))).toEqual([]);
  });

  test('contains no command, whatever it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parseCommands(printed(text))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  test('contains no command even if its lines are printed after a margin', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(
          parseCommands(
            linesOf(text)
              .map((line) => `  │ ${withoutCommands(line)}`)
              .join('\n'),
          ),
        ).toEqual([]);
      }),
    );
  });

  test('is otherwise unchanged', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w .,;=()/"'-]*$/), (text) => {
        expect(printed(text)).toBe(text);
      }),
    );
    expect(printed('a::b ## [x] # y')).toBe('a::b ## [x] # y');
  });

  test('shows that something was there where a command was broken', () => {
    expect(printed('::error::x')).toBe('·::error::x');
    expect(printed('a ##[error]x')).toBe('a ##·[error]x');
  });

  test('the oracle works: unguarded text does contain commands', () => {
    expect(parseCommands('x\r::add-mask::e ')).toHaveLength(1);
    expect(parseCommands('x ##[add-mask]e')).toHaveLength(1);
  });
});

describe('lines', () => {
  test('end at every character that some reader treats as a line break', () => {
    for (const end of breaks) expect(linesOf(`a${end}b`)).toEqual(['a', 'b']);
    expect(linesOf('a\r\n\r\nb')).toEqual(['a', '', 'b']);
    expect(linesOf('')).toEqual(['']);
  });

  test('show a replacement for control and direction-changing characters instead of dropping them', () => {
    expect(linesOf('a\u0000b\u001b[31mc\u202ed\u200be\ufefff')).toEqual(['a�b�[31mc�d�e�f']);
    expect(linesOf('a\tb')).toEqual(['a  b']);
  });

  test('contain nothing that could move or hide text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const line of linesOf(text))
          expect(line).not.toMatch(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u);
        expect(oneLine(text)).not.toMatch(/[\r\n\u2028\u2029]/);
      }),
    );
  });

  test('are joined into one line with single spaces between them', () => {
    expect(oneLine('  one \n\n  two\r\nthree  ')).toBe('one two three');
    expect(oneLine(' \n ')).toBe('');
  });
});

describe('a cut', () => {
  test('leaves short text unchanged and says how much of a long one is missing', () => {
    expect(cut('12345', 5)).toBe('12345');
    expect(cut('123456789', 5)).toBe('12345 … (4 more characters)');
  });

  test('never leaves half a character', () => {
    expect(cut('ab😀cd', 3)).toMatch(/^ab …/);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(20), (text, most) => {
        expect(cut(text, most)).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  test('keeps the beginning, up to the requested length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.nat(100), (text, most) => {
        const [kept = ''] =
          text.length <= most ? [text] : cut(text, most).split(/ … \(\d+ more characters\)$/);
        expect(text.startsWith(kept)).toBe(true);
        expect(kept.length).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('a cut to bytes', () => {
  test('keeps whole lines, and never exceeds the limit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 1_000 }),
        fc.integer({ min: 100, max: 500 }),
        (text, most) => {
          const shown = cutToBytes(text, most);
          expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(Math.max(most, 100));
          if (Buffer.byteLength(text) <= most) expect(shown).toBe(text);
          else expect(text.split('\n')).toEqual(expect.arrayContaining(shown.split('\n').slice(0, -2)));
        },
      ),
    );
  });
});

describe('a duration', () => {
  test.each([
    [0, '0.0 s'],
    [49, '0.0 s'],
    [3_140, '3.1 s'],
    [9_949, '9.9 s'],
    [9_950, '10 s'],
    [59_499, '59 s'],
    [59_500, '1 min'],
    [60_000, '1 min'],
    [250_000, '4 min 10 s'],
    [1_200_000, '20 min'],
    [21_600_000, '360 min'],
  ])('%d ms reads "%s"', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });
});
