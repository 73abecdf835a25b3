import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { COMMANDS, commandIn } from '../../src/rules/commands.js';

test.each([
  ['/preview rebuild', 'rebuild'],
  ['/preview delete', 'delete'],
  ['/preview status', 'status'],
  ['  /preview   REBUILD  ', 'rebuild'],
  ['\n\n/preview\tstatus\r\nthank you', 'status'],
  ['/preview', 'unknown'],
  ['/preview rebuild now', 'unknown'],
  ['/preview help', 'unknown'],
  ['/previews rebuild', undefined],
  ['/preview-app rebuild', undefined],
  ['> /preview rebuild', undefined],
  ['Try `/preview rebuild`', undefined],
  ['Looks good\n/preview rebuild', undefined],
  ['', undefined],
])('%j asks for %s', (body, command) => {
  expect(commandIn(body)).toBe(command);
});

test('Only a text that begins with /preview is a command', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const command = commandIn(text);
      if (command !== undefined) expect(text.trim()).toMatch(/^\/preview(\s|$)/);
      expect(commandIn(`/preview ${text}`)).toBeDefined();
    }),
  );
  for (const command of COMMANDS) expect(commandIn(`/preview ${command}`)).toBe(command);
});
