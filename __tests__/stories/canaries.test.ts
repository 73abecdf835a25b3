import { describe, expect, test } from '@jest/globals';
import { CANARY, formsOf, leaksIn } from './canaries.js';

const canaries = Object.entries(CANARY).map(([what, value]) => ({ what, value }));

describe('a canary is found', () => {
  test.each(canaries)('in all its usual forms, alone and in a line: $what', ({ what, value }) => {
    for (const form of formsOf(value)) {
      expect([form, leaksIn(form, canaries)]).toEqual([form, [what]]);
      expect([form, leaksIn(`it says "${form}", 100 % sure`, canaries)]).toEqual([form, [what]]);
    }
  });

  test.each(canaries)('in forms within forms, and inside of longer base64: $what', ({ what, value }) => {
    for (const form of [
      JSON.stringify(JSON.stringify({ value })),
      encodeURIComponent(encodeURIComponent(value)),
      JSON.stringify({ html: value.replace(/[^a-z]/gi, (one) => `&#x${one.charCodeAt(0).toString(16)};`) }),
      encodeURIComponent(Buffer.from(`basic:${value}`).toString('base64')),
      ...['', 'a', 'ab'].map((before) => Buffer.from(`${before}${value}${before}`).toString('base64url')),
      Array.from(value).join('\u2060'),
      value.replace(/[^a-z0-9]/gi, '\\$&'),
    ])
      expect([form, leaksIn(form, canaries)]).toEqual([form, [what]]);
  });

  test('neither in a part of it nor in ordinary text', () => {
    expect(leaksIn(canaries.map(({ value }) => value.slice(1)).join(' '), canaries)).toEqual([]);
    expect(
      leaksIn('*** at https://acme-shop-pr-42.hasura.app/v1/graphql, 100 %25 \\u0026 &amp;', canaries),
    ).toEqual([]);
  });
});
