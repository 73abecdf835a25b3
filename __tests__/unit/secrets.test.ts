import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskForms } from '../../simulator/runner/masks.js';
import { Secrets, secretsIn } from '../../src/lib/secrets.js';

/** The forms in which a service, a library or a person might write a secret. */
const writtenForms: Record<string, (secret: string) => string> = {
  raw: (secret) => secret,
  base64: (secret) => Buffer.from(secret).toString('base64'),
  'base64 without padding': (secret) => Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  base64url: (secret) => Buffer.from(secret).toString('base64url'),
  hex: (secret) => Buffer.from(secret).toString('hex'),
  'upper-case hex': (secret) => Buffer.from(secret).toString('hex').toUpperCase(),
  JSON: (secret) => JSON.stringify(secret).slice(1, -1),
  'JSON in JSON': (secret) => JSON.stringify(JSON.stringify(secret)).slice(3, -3),
  'a URI component': (secret) => encodeURIComponent(secret),
  'a URI': (secret) => encodeURI(secret),
  'a form': (secret) => new URLSearchParams({ x: secret }).toString().slice(2),
  "a URL's password": (secret) => {
    const url = new URL('https://host.example');
    url.password = secret;
    return url.password;
  },
  HTML: (secret) =>
    secret.replace(
      /[&<>"']/g,
      (character) =>
        ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[character] ?? '',
    ),
};
const common =
  /^(true|false|null|undefined|production|staging|development|preview|postgres|password|localhost|github|hasura|admin|public|default)$/i;
const secretTexts = fc
  .oneof(
    fc.stringMatching(/^[\x21-\x7e]{6,40}$/),
    fc.string({ unit: 'grapheme', minLength: 6, maxLength: 24 }),
    fc.stringMatching(/^[A-Za-z0-9%&=+/:@#?"'\\<>]{6,30}$/),
  )
  .map((text) => text.trim())
  // What is put in a secret's place is made of asterisks itself.
  .filter((text) => text.length >= 6 && !common.test(text) && !/[\r\n*]/.test(text));

describe('a secret', () => {
  test('is replaced in every form in which it may come back', () => {
    const secrets = new Secrets();
    secrets.add('p&ss w"rd/+%é');
    for (const [form, write] of Object.entries(writtenForms)) {
      expect(`${form}: ${secrets.redact(`[${write('p&ss w"rd/+%é')}]`)}`).toBe(`${form}: [***]`);
    }
  });

  test('survives in no form, in no surroundings', () => {
    fc.assert(
      fc.property(secretTexts, fc.string(), fc.string(), (secret, before, after) => {
        const secrets = new Secrets();
        secrets.add(secret);
        for (const [form, write] of Object.entries(writtenForms)) {
          const written = write(secret);
          expect([form, secrets.redact(before + written + after).includes(written)]).toEqual([form, false]);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('survives in no form beside other secrets that overlap it', () => {
    fc.assert(
      fc.property(fc.array(secretTexts, { minLength: 2, maxLength: 5 }), (all) => {
        const secrets = new Secrets();
        for (const secret of all) secrets.add(secret);
        for (const [form, write] of Object.entries(writtenForms)) {
          const redacted = secrets.redact(all.map(write).join(' '));
          for (const secret of all) expect([form, redacted.includes(write(secret))]).toEqual([form, false]);
        }
      }),
    );
  });

  test('inside a longer one does not keep the longer one from being replaced as a whole', () => {
    const secrets = new Secrets();
    secrets.add('secret-one');
    secrets.add('secret-one-and-more');
    expect(secrets.redact('x secret-one-and-more y secret-one z')).toBe('x *** y *** z');
  });

  test('is handed back by the line that masks it, and each form is told to the runner once', () => {
    const told: string[] = [];
    const secrets = new Secrets((form) => told.push(form));
    expect(secrets.add('s3cret-value')).toBe('s3cret-value');
    secrets.add('s3cret-value');
    expect(told).toContain('s3cret-value');
    expect(told).toContain(Buffer.from('s3cret-value').toString('base64'));
    expect(new Set(told).size).toBe(told.length);
  });

  test('is told to the runner on one line a form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (one, two) => {
        const told: string[] = [];
        new Secrets((form) => told.push(form)).add(`${one}\n${two}\r\nlast line`);
        for (const form of told) expect(form).not.toMatch(/[\r\n]/);
      }),
    );
  });

  test('given percent-encoded is known decoded as well', () => {
    const secrets = new Secrets();
    secrets.add('p%40ssw%C3%B6rd');
    expect(secrets.redact('p@sswörd and p%40ssw%C3%B6rd')).toBe('*** and ***');
  });

  test('with a stray percent sign is still masked', () => {
    const secrets = new Secrets();
    secrets.add('100%secret');
    expect(secrets.redact('100%secret')).toBe('***');
  });

  test('of several lines is replaced line by line, also without its indentation', () => {
    const secrets = new Secrets();
    secrets.add('{\n  "type": "HS256",\n  "key": "0123456789abcdef"\n}\n');
    const shown = secrets.redact('got: "type": "HS256",\nand "key": "0123456789abcdef"\n{\n}');
    expect(shown).toBe('got: ***\nand ***\n{\n}');
  });

  test('of several lines is also known as one JSON text', () => {
    const secrets = new Secrets();
    secrets.add('line one 11\nline two 22');
    expect(secrets.redact(JSON.stringify({ key: 'line one 11\nline two 22' }))).toBe('{"key":"***"}');
  });

  test('of several lines is known as one also without the line break that a file ends with', () => {
    const secrets = new Secrets();
    secrets.add('line one 11\nline two 22\n');
    expect(secrets.redact(JSON.stringify({ key: 'line one 11\nline two 22' }))).toBe('{"key":"***"}');
  });

  test.each([
    'true',
    'POSTGRES',
    'password',
    'localhost',
    'admin',
    'hasura',
    'github',
    'Production',
    'staging',
    'development',
    'preview',
    'public',
    'default',
    'undefined',
    'short',
    '12345',
    '',
    '   ',
    '{',
  ])('that is so common or short that masks would tear ordinary text apart is not masked: %j', (value) => {
    const told: string[] = [];
    const secrets = new Secrets((form) => told.push(form));
    secrets.add(value);
    const text = `a ${value} text with ${Buffer.from(value).toString('base64')}`;
    expect(secrets.redact(text)).toBe(text);
    expect(told).toEqual([]);
  });

  test('with half a character, as JSON can carry it, is masked too', () => {
    const secrets = new Secrets();
    expect(() => secrets.add('half \ud800 a character')).not.toThrow();
    expect(secrets.redact('x half \ud800 a character y')).toBe('x *** y');
  });

  test('is masked by the runner in the forms that the runner makes of ours', () => {
    const told: string[] = [];
    new Secrets((form) => told.push(form)).add('canary p@ss"word');
    const masked = new Set(told.flatMap(maskForms));
    for (const write of Object.values(writtenForms)) expect(masked).toContain(write('canary p@ss"word'));
  });
});

describe('plain data', () => {
  test('is redacted in every text of it, and otherwise the same', () => {
    const secrets = new Secrets();
    secrets.add('canary_*x*');
    const data = {
      what: 'is canary_*x* here',
      tasks: [{ name: 'canary_*x*', ms: 7 }],
      none: null,
      left: undefined,
      yes: true,
    };
    expect(secrets.redactAll(data)).toEqual({
      what: 'is *** here',
      tasks: [{ name: '***', ms: 7 }],
      none: null,
      left: undefined,
      yes: true,
    });
    expect(secrets.redactAll('canary_*x*')).toBe('***');
  });
});

describe("what is secret in the app's variables", () => {
  test('is a long text inside JSON too, such as the key of a JWT secret', () => {
    const key = '0123456789abcdef0123456789abcdef';
    const secrets = new Secrets();
    const value = JSON.stringify({ type: 'HS256', key, claims_namespace: 'x' }, null, 1);
    for (const secret of secretsIn({ key: 'HASURA_GRAPHQL_JWT_SECRET', value })) secrets.add(secret);
    expect(secrets.redact(`the key ${key} is too short for HS256`)).toBe(
      'the key *** is too short for HS256',
    );
  });

  test('is the key of a JWT secret, but not the namespace of its claims', () => {
    const key = '0123456789abcdef0123456789abcdef';
    const namespace = 'https://hasura.io/jwt/claims';
    const value = JSON.stringify({ type: 'HS256', key, claims_namespace: namespace });
    const found = secretsIn({ key: 'HASURA_GRAPHQL_JWT_SECRET', value });
    expect(found).toEqual([value, key]);

    const secrets = new Secrets();
    for (const secret of found) secrets.add(secret);
    expect(secrets.redact(`claims key: '${namespace}' not found, ${key}`)).toBe(
      `claims key: '${namespace}' not found, ***`,
    );
  });

  test('is the password of any URL, and then the whole value', () => {
    expect(secretsIn({ key: 'WHATEVER', value: 'postgres://shop:pa55word@db.example:5432/shop' })).toEqual([
      'pa55word',
      'postgres://shop:pa55word@db.example:5432/shop',
    ]);
    expect(secretsIn({ key: 'X', value: 'a=redis://:one1234@h,b=amqp://u:two5678@h' })).toEqual([
      'one1234',
      'two5678',
      'a=redis://:one1234@h,b=amqp://u:two5678@h',
    ]);
  });

  test.each([
    ['a token before the host', 'https://ghp_0123456789abcdef@git.example/shop', 'ghp_0123456789abcdef'],
    ['a password in the query', 'https://api.example/x?password=one1234&y=1', 'one1234'],
    ['a token in the query', 'https://api.example/x?y=1&token=two5678#part', 'two5678'],
    ['an API key', 'see https://api.example/x?api_key=three9012 and more', 'three9012'],
    ['an API key in one word', 'https://api.example/x?y=1&apiKey=four3456', 'four3456'],
  ])('is %s of a URL, and then the whole value', (_what, value, secret) => {
    expect(secretsIn({ key: 'WHATEVER', value })).toEqual([secret, value]);
  });

  test('is not the name of a user before the host, nor a word of the query that says nothing', () => {
    expect(secretsIn({ key: 'WHATEVER', value: 'ssh://git@git.example/shop?branch=cart&tokens=3' })).toEqual(
      [],
    );
  });

  test('is only text inside JSON: a number, a list or nothing under such a name is not', () => {
    const value = JSON.stringify({ key: 1234567890, keys: ['RS512'], token: null, secret: { alg: 'HS256' } });
    expect(secretsIn({ key: 'JWT_SECRET', value })).toEqual([value]);
  });

  test.each([
    'HASURA_GRAPHQL_ADMIN_SECRET',
    'API_TOKEN',
    'DB_PASSWORD',
    'SIGNING_KEY',
    'HASURA_GRAPHQL_JWT_SECRET',
    'SENTRY_DSN',
    'PG_DATABASE_URL',
    'aws_credentials',
    'PrivateThing',
    'CONNECTION',
  ])('is the whole value of a variable whose name says so: %s', (key) => {
    expect(secretsIn({ key, value: 'anything at all' })).toEqual(['anything at all']);
  });

  test('is nothing in an ordinary setting', () => {
    expect(
      secretsIn({
        key: 'HASURA_GRAPHQL_CORS_DOMAIN',
        value: 'https://*.acme.example, http://localhost:3000',
      }),
    ).toEqual([]);
    expect(secretsIn({ key: 'HASURA_GRAPHQL_ENABLE_CONSOLE', value: 'true' })).toEqual([]);
  });

  test('is the password also where an @ stands in it unencoded', () => {
    const secrets = new Secrets();
    for (const secret of secretsIn({ key: 'UPSTREAM', value: 'postgres://shop:pa@55word@db.example/shop' }))
      secrets.add(secret);
    expect(secrets.redact('password authentication failed: pa@55word')).not.toContain('55word');
  });
});
