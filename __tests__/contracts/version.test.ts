import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { VERSION } from '../../src/lib/version.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

test('The major tag that workflows should use is that of the version', () => {
  expect(`v${version.split('.')[0] ?? ''}`).toBe('v1');
});

test('The version that errors name is the one in package.json', () => {
  expect(VERSION).toBe(version);
});
