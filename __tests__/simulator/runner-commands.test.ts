import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCommands, property } from '../../simulator/runner/commands.js';
import { parseFileCommands } from '../../simulator/runner/file-commands.js';
import { LineSplitter, splitLines } from '../../simulator/runner/lines.js';
import { applyMasks, Masker } from '../../simulator/runner/masks.js';

const names = (text: string) => parseCommands(text).map(({ name }) => name);

describe('workflow commands', () => {
  test('a command is read with its properties and data unescaped', () => {
    expect(parseCommands('::error title=a%3Ab%2Cc,file=x.ts,line=3,empty=::one%0Atwo%250A')).toEqual([
      {
        name: 'error',
        properties: { title: 'a:b,c', file: 'x.ts', line: '3' },
        data: 'one\ntwo%0A',
        syntax: '::',
        line: '::error title=a%3Ab%2Cc,file=x.ts,line=3,empty=::one%0Atwo%250A',
      },
    ]);
  });

  test('Unicode white space may precede a command, other characters may not', () => {
    for (const space of [' ', '\t', '\u00a0', '\u0085', '\u2003', '\u2028', '\u3000']) {
      expect(names(`${space}::add-mask::x`)).toEqual(['add-mask']);
    }
    for (const other of ['\ufeff', '\u200b', '>', '| ']) expect(names(`${other}::add-mask::x`)).toEqual([]);
  });

  test('the legacy notation works anywhere in a line, but only the first one in a line counts', () => {
    expect(parseCommands('hello ##[set-output name=url]evil%5D')).toMatchObject([
      { name: 'set-output', properties: { name: 'url' }, data: 'evil]', syntax: '##[' },
    ]);
    expect(names('##[nothing] ##[add-mask]e')).toEqual([]);
  });

  test('a lone carriage return starts a line', () => {
    expect(names('fine\r::set-output name=a::b')).toEqual(['set-output']);
    expect(splitLines('a\r\nb\rc\n\nd')).toEqual(['a', 'b', 'c', '', 'd']);
  });

  test('names match in any case, and unknown ones are plain text', () => {
    expect(names('::ADD-MASK::x\n::nothing::x\n::add-mask')).toEqual(['add-mask']);
  });

  test('equals signs before a property’s name or value are dropped, and its name matches in any case', () => {
    const [command] = parseCommands('##[set-output =NAME==url=x]evil');
    expect(command?.properties).toEqual({ NAME: 'url=x' });
    expect(command && property(command, 'name')).toBe('url=x');
  });

  test('between stop-commands and its token nothing is executed', () => {
    const text = '::stop-commands::Token1\n::add-mask::x\n##[add-mask]x\n::token1::\n::add-mask::y';
    expect(names(text)).toEqual(['stop-commands', 'add-mask']);
  });

  test('an empty token, or one that is the name of a command, stops nothing', () => {
    for (const token of ['', 'debug', 'pause-logging']) {
      expect(names(`::stop-commands::${token}\n::add-mask::x`)).toEqual(['stop-commands', 'add-mask']);
    }
  });

  test('text that arrives in pieces has the same lines as the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[ab\r\n]*$/)), (pieces) => {
        const splitter = new LineSplitter();
        const lines = pieces.flatMap((piece) => splitter.push(piece));
        const rest = splitter.end();
        expect(rest === undefined ? lines : [...lines, rest]).toEqual(splitLines(pieces.join('')));
      }),
    );
  });
});

describe('masks', () => {
  test('a value is masked raw, as base64 at each offset, as JSON, XML and in the URI form', () => {
    const secret = 'p@ss "w&rd\'!';
    const base64 = (prefix: string) => Buffer.from(`${prefix}${secret}`).toString('base64');
    const text = [
      secret,
      base64(''),
      JSON.stringify(secret),
      'p%40ss%20%22w%26rd%27%21',
      'p@ss &quot;w&amp;rd&apos;!',
    ].join(' | ');
    expect(applyMasks(text, [secret])).toBe('*** | *** | "***" | *** | ***');
    for (const prefix of ['a', 'ab', 'abc']) expect(applyMasks(base64(prefix), [secret])).toContain('***');
  });

  test('a password as JavaScript and URL setters encode it is a different text, and is not masked', () => {
    expect(applyMasks('p%40ss!', ['p@ss!'])).toBe('p%40ss!');
  });

  test('matches that overlap or touch become one mask', () => {
    expect(applyMasks('xabcdefx', ['abc', 'cde', 'f'])).toBe('x***x');
    expect(applyMasks('aaaa', ['aa'])).toBe('***');
  });

  test('a value of several lines is masked line by line, so a brace can become a mask', () => {
    const masker = new Masker();
    masker.add('{\n"key"\n}');
    expect(masker.apply('{"a":1}')).toBe('***"a":1***');
    expect(masker.values).toEqual(['{\n"key"\n}', '{', '"key"', '}']);
  });

  test('no secret stays in a masked text, whatever the texts are', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), fc.string(), (secret, before, after) => {
        // An asterisk in the secret could merge with those of a mask.
        fc.pre(!secret.includes('*'));
        for (const rest of applyMasks(before + secret + after, [secret]).split('***'))
          expect(rest).not.toContain(secret);
        expect(applyMasks(secret, [secret])).toBe('***');
      }),
    );
  });
});

describe('file commands', () => {
  test('pairs and heredocs are read, and the first = or << decides which it is', () => {
    expect(parseFileCommands('a=1=<<2\n\nb<<EOF\nx=1\n\ny\nEOF\nc<<D\nD\nd=')).toEqual({
      pairs: [
        { name: 'a', value: '1=<<2' },
        { name: 'b', value: 'x=1\n\ny' },
        { name: 'c', value: '' },
        { name: 'd', value: '' },
      ],
    });
  });

  test('an unfinished heredoc is an error that keeps the pairs before it', () => {
    expect(parseFileCommands('a=1\nb<<EOF\nhalf')).toEqual({
      pairs: [{ name: 'a', value: '1' }],
      error: "Invalid value. Matching delimiter not found 'EOF'",
    });
  });

  test('a line that is neither, or has no name, is an error', () => {
    for (const line of ['words', '=x', '<<EOF', 'a<<'])
      expect(parseFileCommands(line).error).toMatch(/^Invalid format/);
  });

  test('a carriage return belongs to the value on Linux', () => {
    expect(parseFileCommands('a=1\r\n').pairs).toEqual([{ name: 'a', value: '1\r' }]);
  });
});
