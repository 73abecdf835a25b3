import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskForms } from '../../simulator/runner/masks.js';
import { Secrets } from '../../src/lib/secrets.js';
import { secretsIn } from '../../src/lib/sensitive.js';

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
  // The replacement of a secret consists of asterisks itself.
  .filter((text) => text.length >= 6 && !common.test(text) && !/[\r\n*]/.test(text));

describe('a secret', () => {
  test('is replaced in every form in which it may come back', () => {
    const secrets = new Secrets();
    secrets.add('p&ss w"rd/+%é');
    for (const [form, write] of Object.entries(writtenForms)) {
      expect(`${form}: ${secrets.redact(`[${write('p&ss w"rd/+%é')}]`)}`).toBe(`${form}: [***]`);
    }
  });

  test('survives in no form, whatever surrounds it', () => {
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

  test('inside a longer one does not prevent the longer one from being replaced as a whole', () => {
    const secrets = new Secrets();
    secrets.add('secret-one');
    secrets.add('secret-one-and-more');
    expect(secrets.redact('x secret-one-and-more y secret-one z')).toBe('x *** y *** z');
  });

  test('is returned by the call that masks it, and each form is sent to the runner once', () => {
    const told: string[] = [];
    const secrets = new Secrets((form) => told.push(form));
    expect(secrets.add('s3cret-value')).toBe('s3cret-value');
    secrets.add('s3cret-value');
    expect(told).toContain('s3cret-value');
    expect(told).toContain(Buffer.from('s3cret-value').toString('base64'));
    expect(new Set(told).size).toBe(told.length);
  });

  test('is sent to the runner in forms of one line each', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (one, two) => {
        const told: string[] = [];
        new Secrets((form) => told.push(form)).add(`${one}\n${two}\r\nlast line`);
        for (const form of told) expect(form).not.toMatch(/[\r\n]/);
      }),
    );
  });

  test('that is percent-encoded is also known in its decoded form', () => {
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

  test('of several lines is also known as one text without the final line break of a file', () => {
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
  ])('that is so common or short that masks would damage ordinary text is not masked: %j', (value) => {
    const told: string[] = [];
    const secrets = new Secrets((form) => told.push(form));
    secrets.add(value);
    const text = `a ${value} text with ${Buffer.from(value).toString('base64')}`;
    expect(secrets.redact(text)).toBe(text);
    expect(told).toEqual([]);
  });

  test('with half a character, which JSON can contain, is masked too', () => {
    const secrets = new Secrets();
    expect(() => secrets.add('half \ud800 a character')).not.toThrow();
    expect(secrets.redact('x half \ud800 a character y')).toBe('x *** y');
  });

  test('is masked by the runner in the forms that the runner derives from ours', () => {
    const told: string[] = [];
    new Secrets((form) => told.push(form)).add('canary p@ss"word');
    const masked = new Set(told.flatMap(maskForms));
    for (const write of Object.values(writtenForms)) expect(masked).toContain(write('canary p@ss"word'));
  });
});

/**
 * Writes one character of a text as it is or escaped, depending on the variant. What a format must escape is always
 * escaped.
 */
const escapers: Record<string, (character: string, variant: number) => string> = {
  'percent encoding': (character, variant) => {
    const bytes = [...Buffer.from(character)]
      .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
      .join('');
    return character !== '%' && variant % 3 === 0
      ? character
      : variant % 2 === 0
        ? bytes
        : bytes.toUpperCase();
  },
  JSON: (character, variant) => {
    const units = [...Array(character.length).keys()].map((at) =>
      character.charCodeAt(at).toString(16).padStart(4, '0'),
    );
    const unicode = units.map((unit) => `\\u${variant % 2 === 0 ? unit : unit.toUpperCase()}`).join('');
    if (variant % 3 !== 0) return unicode;
    return character === '/' ? '\\/' : JSON.stringify(character).slice(1, -1);
  },
  HTML: (character, variant) => {
    const point = character.codePointAt(0) ?? 0;
    const named = { '/': '&sol;', '&': '&amp;', '<': '&lt;', '+': '&plus;', '=': '&equals;', é: '&eacute;' }[
      character
    ];
    const all = [
      `&#${String(point)};`,
      `&#x${point.toString(16)};`,
      `&#X00${point.toString(16).toUpperCase()};`,
    ];
    return named ?? (character === '&' || variant % 3 !== 0 ? (all[variant % 3] ?? '') : character);
  },
};

describe('a secret in a form that no list contains', () => {
  test.each([
    ['lower-case percent encoding', 'p%26ss w"rd%2f%2b%25'],
    ['mixed percent encoding', 'p%26ss%20w"rd%2F%2b%25'],
    ['percent encoding of every character', '%70%26%73%73%20%77%22%72%64%2f%2b%25'],
    ['double percent encoding', 'p%2526ss%2520w%2522rd%252f%252b%2525'],
    ['JSON with an escaped slash', 'p&ss w\\"rd\\/+%'],
    ['JSON with Unicode escapes', 'p\\u0026ss w\\u0022rd\\u002f\\u002B%'],
    ['JSON with unnecessary escapes, inside JSON', 'p\\\\u0026ss w\\\\\\"rd\\\\/+%'],
    ['JavaScript', 'p\\x26ss w\\x22rd\\x2f\\u{2b}%'],
    ['HTML with named entities', 'p&amp;ss&nbsp;w&quot;rd&sol;&plus;&percnt;'.replace('&nbsp;', ' ')],
    ['HTML with decimal entities', 'p&#38;ss&#32;w&#34;rd&#47;&#043;&#37;'],
    ['HTML with hexadecimal entities', 'p&#x26;ss&#x20;w&#X22;rd&#x2f;&#x02B;&#x25;'],
    ['JSON inside HTML', 'p&amp;ss w\\&quot;rd/+%'],
    ['HTML inside JSON', 'p\\u0026amp;ss w&quot;rd\\/+%'],
    ['Markdown', 'p\\&ss w\\"rd\\/\\+\\%'],
    ['zero-width characters', 'p\u2060&ss w\u200b"rd/\ufeff+%'],
    ['zero-width characters, made visible', 'p\ufffd&ss w"rd/+\ufffd%'],
  ])('is replaced as a whole: %s', (_, written) => {
    const secrets = new Secrets();
    secrets.add('p&ss w"rd/+%');
    expect(secrets.redact(`got [${written}], 100 %`)).toBe('got [***], 100 %');
  });

  test.each(Object.entries(escapers))(
    'is replaced whichever of its characters are escaped: %s',
    (_, escape) => {
      fc.assert(
        fc.property(secretTexts, fc.infiniteStream(fc.nat(5)), (secret, variants) => {
          const secrets = new Secrets();
          secrets.add(secret);
          const written = Array.from(secret)
            .map((character) => escape(character, variants.next().value as number))
            .join('');
          expect([written, secrets.redact(`[${written}]`)]).toEqual([written, '[***]']);
        }),
        { numRuns: 500 },
      );
    },
  );

  test.each(['base64', 'base64url'] as const)('is replaced anywhere in a longer %s text', (encoding) => {
    fc.assert(
      fc.property(
        secretTexts,
        fc.string({ maxLength: 20 }),
        fc.string({ maxLength: 20 }),
        (secret, before, after) => {
          const secrets = new Secrets();
          secrets.add(secret);
          const shown = secrets.redact(Buffer.from(`${before}${secret}${after}`).toString(encoding));
          // What is left around it is no longer than the encoding of the rest.
          const [left = '', right = 'none'] = shown.split('***');
          const most = (text: string): number => Math.ceil((Buffer.byteLength(text) * 8) / 6);
          expect(shown.split('***').length).toBeGreaterThan(1);
          expect(left.length).toBeLessThanOrEqual(most(before));
          expect((shown.split('***').at(-1) ?? right).replace(/=+$/, '').length).toBeLessThanOrEqual(
            most(after),
          );
        },
      ),
    );
  });

  test('is replaced in the basic authorization of a URL, and in the JSON of a longer base64 text', () => {
    const secrets = new Secrets();
    secrets.add('s3cr"t/value');
    for (const text of ['x-access-token:s3cr"t/value', JSON.stringify({ password: 's3cr"t/value', more: 1 })])
      expect(secrets.redact(Buffer.from(text).toString('base64'))).toContain('***');
  });

  test('does not change text without a secret', () => {
    const secrets = new Secrets();
    secrets.add('s3cret/value');
    const text = 'a %2f b \\u0026 c &amp; d &unknown; %zz \\q %c3%28 &#99999999; s3cret%2 fvalue YWJj\u2060';
    expect(secrets.redact(text)).toBe(text);
  });
});

describe('the time that it takes to redact 1 MB with 50 secrets', () => {
  const timed = (text: string): number => {
    const secrets = new Secrets();
    for (let index = 0; index < 50; index++) {
      secrets.add(`postgres://u:s3cret%2F+${String(index)}@db.example.com/shop`);
      const value = `https://api.example.com/x?y=${String(index)}%2Fz`;
      secrets.addVariable({ key: `V${String(index)}`, value });
    }
    const begun = performance.now();
    secrets.redactForPublic(text, ['acme-shop-pr-42']);
    return performance.now() - begun;
  };

  const texts: Record<string, string> = {
    percents: '%25'.repeat(350_000),
    backslashes: '\\'.repeat(1_000_000),
    entities: '&amp;'.repeat(200_000),
    'code points': '\\u0041'.repeat(170_000),
    'all escapes': '%25\\\\&amp;'.repeat(100_000),
    'one letter': 'A'.repeat(1_000_000),
    'beginnings of secrets': 'postgres://u'.repeat(83_000),
    URLs: 'https://a:b@c/?d '.repeat(59_000),
    colons: '://'.repeat(333_000),
  };

  test('is below a second for ordinary messages of a service', () => {
    expect(timed('apply-migration failed: relation "shop" does not exist\n'.repeat(20_000))).toBeLessThan(
      1_000,
    );
  });

  // A rule whose time is quadratic in the length would take minutes.
  test.each(Object.entries(texts))('is a matter of seconds in the worst case: %s', (_, text) => {
    expect(timed(text)).toBeLessThan(8_000);
  });
});

describe("an app's admin secret", () => {
  test.each(['abcd', 'x9z1', 'tr3e5'])('of four or five characters is masked: %s', (secret) => {
    const told: string[] = [];
    const secrets = new Secrets((form) => told.push(form));
    expect(secrets.addAdmin(secret)).toBe(false);
    expect(told).toContain(secret);
    expect(secrets.redact(`it is ${secret}.`)).toBe('it is ***.');
    expect(secrets.redactForPublic(`it is ${secret}.`, [])).toBe('it is ***.');
  });

  test.each(['a', '123', 'admin', 'hasura', 'password', 'a/b'])(
    'that would damage the log is removed only from public text, as a word, with one warning: %s',
    (secret) => {
      const told: string[] = [];
      const secrets = new Secrets((form) => told.push(form));
      expect(secrets.addAdmin(secret)).toBe(true);
      expect(secrets.addAdmin(secret)).toBe(false);
      expect(told).toEqual([]);
      expect(secrets.redact(`x ${secret} y`)).toBe(`x ${secret} y`);
      expect(secrets.redactForPublic(`secret "${secret}" is wrong, x${secret}y`, [])).toBe(
        `secret "***" is wrong, x${secret}y`,
      );
    },
  );

  test("that is part of the app's address does not change the address", () => {
    const secrets = new Secrets();
    secrets.show('https://acme-shop-pr-42.hasura.app/v1/graphql');
    expect(secrets.addAdmin('acme-shop-pr-42')).toBe(true);
    expect(secrets.redact('https://acme-shop-pr-42.hasura.app')).toBe('https://acme-shop-pr-42.hasura.app');
  });
});

describe('what is private in the app’s variables', () => {
  const said = (variables: [string, string][], text: string, ours: string[] = []): string => {
    const secrets = new Secrets();
    for (const [key, value] of variables) secrets.addVariable({ key, value });
    return secrets.redactForPublic(text, ours);
  };

  test.each([
    ['SUPPLIER_URL', 'https://api.example.com/v1/orders?access_token=s3cr3t-9f', 's3cr3t-9f'],
    ['HOOK_URL', 'https://fn.example.com/api/hook?code=Zx81kd92==', 'Zx81kd92'],
    ['BLOB', 'https://acme.blob.example.net/c?sv=2022&sig=Ab%2Fcd12ef', 'Ab/cd12ef'],
    ['SLACK', 'https://hooks.slack.com/services/T01ABCDEF/B02/xYz123abc', 'xYz123abc'],
    ['FEED', 'https://user:p4ssw0rd@feed.example.com/x', 'p4ssw0rd'],
    ['STRIPE_SK', 'sk_live_51Habcdef', 'sk_live_51Habcdef'],
    ['WEBHOOK_AUTH', 'letmein-77', 'letmein-77'],
    ['AUTH_HEADER', 'Bearer eyJhbGciOi.J9x', 'eyJhbGciOi.J9x'],
    ['CLIENT', 'Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
    ['SMTP_PW', 'winter', 'winter'],
    ['LICENSE', 'ABCD-EFGH-1234', 'ABCD-EFGH-1234'],
    ['STORAGE', 'AccountName=acme;AccountKey=k3yk3yk3y99==;Suffix=x', 'k3yk3yk3y99'],
    ['SETTINGS', '{"mode":"fast","pin":"99-x7-31"}', '99-x7-31'],
    ['SEED_WORDS', 'correct horse battery staple', 'correct horse battery staple'],
    ['MAIL', 'jane.doe@example.com', 'jane.doe@example.com'],
    ['SMTP_PWD', 'x9z1q', 'x9z1q'],
  ])('is removed from what others wrote, as a whole and in parts: %s', (key, value, part) => {
    expect(said([[key, value]], `cannot use ${value}!`)).not.toContain(part);
    expect(said([[key, value]], `cannot use "${part}"`)).toBe('cannot use "***"');
    expect(said([[key, value]], `path=/x, query: ${encodeURIComponent(part)}`)).not.toContain(
      encodeURIComponent(part),
    );
  });

  test.each([
    ['LOG_LEVEL', 'debug'],
    ['NODE_ENV', 'production'],
    ['RETRIES', '1000000'],
    ['TIMEOUT', '30000ms'],
    ['FLAG', 'true'],
    ['VERSION', 'v1.22.333'],
    ['REGION', 'eu-central-1'],
    ['GCP_REGION', 'europe-west1'],
    ['API', 'https://api.example.com/v1/orders'],
    ['ORIGINS', 'https://shop.example.com, http://localhost:3000'],
    ['ROLES', 'viewer,editor,anonymous'],
    ['HASURA_GRAPHQL_UNAUTHORIZED_ROLE', 'anonymous'],
    ['HASURA_GRAPHQL_AUTH_HOOK', 'https://auth.example.com/hook'],
  ])('does not include harmless values: %s', (key, value) => {
    expect(said([[key, value]], `cannot use ${value}!`)).toBe(`cannot use ${value}!`);
  });

  test('never changes what the reader sees anyway: names, addresses, variables', () => {
    const ours = [
      'acme-shop-pr-42',
      'https://acme-shop-pr-42.hasura.app/v1/graphql',
      'feature/cart-v2',
      'db_x1_42',
    ];
    const variables: [string, string][] = [
      ['FEATURE', 'acme-shop-pr-42'],
      ['APP_URL', 'https://acme-shop-pr-42.hasura.app'],
      ['BRANCH', 'feature/cart-v2'],
      ['DB', 'db_x1_42'],
      ['WHICH', 'PG_DATABASE_URL'],
      ['PG_DATABASE_URL', 'postgres://u:pa55word@h/x'],
    ];
    const text =
      'acme-shop-pr-42 at https://acme-shop-pr-42.hasura.app/v1/graphql of feature/cart-v2: db_x1_42 in PG_DATABASE_URL';
    expect(said(variables, text, ours)).toBe(text);
  });

  test('stays in the log, unless its name says that it is secret', () => {
    const secrets = new Secrets();
    for (const [key, value] of [
      ['FEATURE', 'new-cart-2026'],
      ['AUTH_MODE', 'webhook'],
      ['WEBHOOK_AUTH', 'letmein-77'],
      ['NEXTAUTH_URL', 'https://shop.example.com'],
      ['LICENSE', 'enterprise'],
      ['COUNTRY_URL', 'https://api.example.com/?code=US'],
    ] as const)
      secrets.addVariable({ key, value });
    expect(
      secrets.redact('new-cart-2026 webhook letmein-77 https://shop.example.com enterprise ?code=US'),
    ).toBe('new-cart-2026 webhook *** https://shop.example.com enterprise ?code=US');
  });
});

describe('a URL in public text', () => {
  test.each([
    ['https://api.example.com/x?token=abc&y=1 failed', 'https://api.example.com/x?*** failed'],
    ['"https://api.example.com/x?y=1"', '"https://api.example.com/x?***"'],
    ['https:\\/\\/api.example.com\\/x?y=1', 'https:\\/\\/api.example.com\\/x?***'],
    ['postgres://shop:pw@db.example/shop', 'postgres://***@db.example/shop'],
    ['postgres://shop:p/w@db.example/shop', 'postgres://***@db.example/shop'],
    ['https://key@errors.example/7', 'https://***@errors.example/7'],
    ['https://x.example/#access_token=abc', 'https://x.example/#***'],
    ['https://hasura.io/docs/@user/a#b and 2:30', 'https://hasura.io/docs/@user/a#b and 2:30'],
    ['http://localhost:8080/@x', 'http://localhost:8080/@x'],
  ])('shows neither its user nor its query: %s', (text, shown) => {
    expect(new Secrets().redactForPublic(text, [])).toBe(shown);
  });
});

describe('plain data', () => {
  test('is redacted in each of its texts, and otherwise unchanged', () => {
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
  test('includes a long text inside JSON, such as the key of a JWT secret', () => {
    const key = '0123456789abcdef0123456789abcdef';
    const secrets = new Secrets();
    const value = JSON.stringify({ type: 'HS256', key, claims_namespace: 'x' }, null, 1);
    for (const secret of secretsIn({ key: 'HASURA_GRAPHQL_JWT_SECRET', value })) secrets.add(secret);
    expect(secrets.redact(`the key ${key} is too short for HS256`)).toBe(
      'the key *** is too short for HS256',
    );
  });

  test('includes the key of a JWT secret, but not the namespace of its claims', () => {
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

  test('includes the password of any URL, and then the whole value', () => {
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
    ['an API key in camel case', 'https://api.example/x?y=1&apiKey=four3456', 'four3456'],
  ])('includes %s of a URL, and then the whole value', (_what, value, secret) => {
    expect(secretsIn({ key: 'WHATEVER', value })).toEqual([secret, value]);
  });

  test('does not include a user name before the host, or a harmless parameter of the query', () => {
    expect(secretsIn({ key: 'WHATEVER', value: 'ssh://git@git.example/shop?branch=cart&tokens=3' })).toEqual(
      [],
    );
  });

  test('includes only text inside JSON: a number, a list or null under such a name is not secret', () => {
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
  ])('includes the whole value of a variable with a name that suggests a secret: %s', (key) => {
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

  test('includes the password even if it contains an unencoded @', () => {
    const secrets = new Secrets();
    for (const secret of secretsIn({ key: 'UPSTREAM', value: 'postgres://shop:pa@55word@db.example/shop' }))
      secrets.add(secret);
    expect(secrets.redact('password authentication failed: pa@55word')).not.toContain('55word');
  });
});

test('The runner is given the forms that it does not derive itself', () => {
  const told: string[] = [];
  new Secrets((form) => told.push(form)).add("p&ss'w/rd+%");
  const masked = told.flatMap(maskForms);
  expect(masked).toEqual(expect.arrayContaining(["p%26ss'w%2frd%2b%25", 'p&amp;ss&#39;w/rd+%']));
});
