import { describe, expect, test } from '@jest/globals';
import { addressOf } from '../../src/lib/error-codes.js';

const address = (repository: string, ref: string, server = ''): string => {
  const env = new Map([
    ['GITHUB_ACTION_REPOSITORY', repository],
    ['GITHUB_ACTION_REF', ref],
    ['GITHUB_SERVER_URL', server],
  ]);
  return addressOf('timeout', (name) => env.get(name) ?? '');
};

describe('The address of an error', () => {
  test.each([
    ['v1', 'https://github.com/acme/preview/blob/v1/docs/errors.md#timeout'],
    ['release/1', 'https://github.com/acme/preview/blob/release/1/docs/errors.md#timeout'],
    ['a b#c?d', 'https://github.com/acme/preview/blob/a%20b%23c%3Fd/docs/errors.md#timeout'],
  ])('leads to its row in the version that runs: %s', (ref, expected) => {
    expect(address('acme/preview', ref)).toBe(expected);
  });

  test.each([
    ['https://github.com', 'https://github.com/acme/preview/blob/v1/docs/errors.md#timeout'],
    ['https://GitHub.com/', 'https://github.com/acme/preview/blob/v1/docs/errors.md#timeout'],
    ['https://git.acme.example', 'docs/errors.md#timeout'],
    ['https://acme.ghe.com', 'docs/errors.md#timeout'],
  ])('names nobody else on github.com where the action may be a copy: %s', (server, expected) => {
    expect(address('acme/preview', 'v1', server)).toBe(expected);
  });

  test.each([
    ['', ''],
    ['acme/preview', ''],
    ['', 'v1'],
    ['acme/preview/../../evil', 'v1'],
    ['evil.example)](x', 'v1'],
  ])(
    'is a bare path for an action in the same repository, and for an invalid name: "%s" "%s"',
    (repository, ref) => {
      expect(address(repository, ref)).toBe('docs/errors.md#timeout');
    },
  );
});
