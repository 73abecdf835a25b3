import { describe, expect, test } from '@jest/globals';
import { DATABASE_URL, NAME, type Story, story } from './harness.js';
import type { Told } from './told.js';
import { someOf } from '../support/full.js';

const ENDPOINT = `https://${NAME}.hasura.app/v1/graphql`;

/** Values under inconspicuous names, with the parts that only the app may know. */
const PRIVATE: [line: string, ...parts: string[]][] = [
  ['SUPPLIER_URL=https://api.example.com/v1/orders?access_token=s3cr3t-9f71', 's3cr3t-9f71'],
  ['HOOK_URL=https://fn.example.com/api/hook?code=Zx81kd92Qw', 'Zx81kd92Qw'],
  ['BLOB_URL=https://acme.blob.example.net/c?sv=2022&sig=Ab%2Fcd12ef', 'Ab%2Fcd12ef', 'Ab/cd12ef'],
  ['FEED_URL=https://reader:p4ssw0rd@feed.example.com/all', 'p4ssw0rd'],
  ['STRIPE_SK=sk_live_51Habcdef', 'sk_live_51Habcdef'],
  ['WEBHOOK_AUTH=letmein-77', 'letmein-77'],
  ['AUTH_HEADER=Bearer eyJhbGciOi.J9x', 'eyJhbGciOi.J9x'],
  ['SMTP_PW=winter2024', 'winter2024'],
  ['LICENSE=ABCD-EFGH-1234', 'ABCD-EFGH-1234'],
  ['CONTACT=jane.doe@example.com', 'jane.doe@example.com'],
];
const HARMLESS = [
  'LOG_LEVEL=debug',
  'REGION=eu-central-1',
  'LIMIT=1000000',
  'API=https://api.example.com/v1/orders',
  `FEATURE=${NAME}`,
  `APP_URL=https://${NAME}.hasura.app`,
  'HEAD=cart',
  'WHICH=PG_DATABASE_URL',
];
const env = [`PG_DATABASE_URL=${DATABASE_URL}`, ...PRIVATE.map(([line]) => line), ...HARMLESS].join('\n');
const valueOf = (line: string): string => line.slice(line.indexOf('=') + 1);

/** Everything of a run that anyone can read. */
function publicText(s: Story, told: Told): string {
  const comments = s.github.comments.flatMap(({ history }) => history.map(({ body }) => body));
  return [told.summary, ...comments].join('\n').replace(/\\(?=[^a-z0-9])|\u2060/gi, '');
}

describe('A value of env that a service quotes', () => {
  const quotes = PRIVATE.flatMap(([line, ...parts]) => [valueOf(line), ...parts]);

  test.each(
    someOf([
      [
        'as the reason of an inconsistency',
        {
          inconsistent: quotes.map((quote) => ({
            type: 'remote_schema',
            name: `of "${quote}"`,
            reason: `HttpExceptionRequest { queryString = "${quote}" }`,
            definition: {},
          })),
        },
      ],
      [
        'as the error of a task',
        { fail: { task: 'apply-metadata', error: `${quotes.join(' ')}\n${quotes.join('\n')}` } },
      ],
      [
        'as JSON in the error of the creation',
        { creationEnd: { kind: 'failed', error: JSON.stringify(quotes), leavesProject: false } },
      ],
      [
        'as what the app says of its health',
        { healthz: { status: 500, body: encodeURIComponent(quotes.join(' ')) } },
      ],
    ] as const),
  )('%s is neither in the comment nor in the summary', (_, build) =>
    story({ build, with: { env } }, async (s) => {
      const told = await s.on('opened');
      const shown = publicText(s, told);

      expect(told.exitCode).toBe(1);
      expect(told.summary).toContain('failed');
      for (const [, ...parts] of PRIVATE)
        for (const part of parts)
          for (const form of [part, encodeURIComponent(part)]) expect(shown).not.toContain(form);
    }),
  );

  test('stays readable if it is harmless, or shown anyway', () =>
    story({ with: { env } }, async (s) => {
      const quoted = HARMLESS.map((line) => `"${valueOf(line)}"`).join(' ');
      s.hasura.script = () => ({ fail: { task: 'apply-metadata', error: quoted } });
      const told = await s.on('opened');

      expect(publicText(s, told)).toContain(quoted);
    }));

  test('damages nothing in a comment that quotes no service', () =>
    story({ with: { env: `${env}\nPHASE=Migrations applied\nSTATE=metadata consistent` } }, async (s) => {
      const told = await s.on('opened');

      expect(told.outputs).toMatchObject({ status: 'ready', 'graphql-endpoint': ENDPOINT });
      expect(s.comment().body).toContain(`\n${ENDPOINT}\n`);
      expect(s.comment().body).toContain('Migrations applied, metadata consistent');
      expect(s.comment().body).not.toContain('***');
    }));

  test('is not masked in the log only because it is private', () =>
    story(
      { with: { env }, build: { fail: { task: 'apply-metadata', error: 'mail jane.doe@example.com' } } },
      async (s) => {
        const told = await s.on('opened');

        expect(told.errors[0]).toContain('mail jane.doe@example.com');
        expect(told.masks).not.toContain('jane.doe@example.com');
        for (const secret of [
          's3cr3t-9f71',
          'Zx81kd92Qw',
          'sk_live_51Habcdef',
          'letmein-77',
          'eyJhbGciOi.J9x',
        ])
          expect(told.masks).toContain(secret);
      },
    ));
});

describe('A secret with a placeholder', () => {
  test('is masked in the form in which it is sent', () =>
    story(
      {
        with: {
          env: `PG_DATABASE_URL=postgres://shop:abc-{pr}-pw@db.example.com/x\nAPI_TOKEN=abc-{pr}-xyz\nHOOK=https://x.example/?code={branch}-k3y`,
        },
        build: { fail: { task: 'apply-metadata', error: 'abc-42-xyz, abc-42-pw and cart-k3y' } },
      },
      async (s) => {
        const told = await s.on('opened');

        expect(s.app().env.get('API_TOKEN')).toBe('abc-42-xyz');
        expect(told.masks).toEqual(expect.arrayContaining(['abc-42-xyz', 'abc-42-pw', 'cart-k3y']));
        expect([...told.printed, publicText(s, told)].join('\n')).not.toMatch(/abc-42|cart-k3y/);
        expect(told.errors[0]).toContain('***, *** and ***');
      },
    ));

  test('that is the name or the address of the app masks neither', () =>
    story(
      {
        with: {
          env: `PG_DATABASE_URL=${DATABASE_URL}\nKEYCLOAK_REALM={name}\nPASSPORT_URL=https://{name}.hasura.app\nKEY_OF={owner}/{repo}`,
        },
      },
      async (s) => {
        const told = await s.on('opened');

        expect(told.outputs).toMatchObject({ status: 'ready', 'graphql-endpoint': ENDPOINT });
        expect(told.masks.filter((mask) => ENDPOINT.includes(mask))).toEqual([]);
        expect(s.comment().body).not.toContain('***');
      },
    ));
});

describe('M8 An admin secret that is short or a common word', () => {
  test.each(someOf(['abc', '7', 'hasura', 'admin']))(
    'such as %s: later steps get it, one warning says that the log shows it, and no text is damaged',
    (secret) =>
      story(
        { with: { env: `PG_DATABASE_URL=${DATABASE_URL}\nHASURA_GRAPHQL_ADMIN_SECRET=${secret}` } },
        async (s) => {
          const told = await s.on('opened');

          expect(told.outputs).toMatchObject({
            status: 'ready',
            'admin-secret': secret,
            'graphql-endpoint': ENDPOINT,
          });
          expect(told.masks).not.toContain(secret);
          expect(
            told.warnings.filter((warning) => warning.includes('HASURA_GRAPHQL_ADMIN_SECRET')),
          ).toHaveLength(1);
          expect(s.comment().body).toContain(ENDPOINT);
        },
      ),
  );

  test.each(['abc', 'hasura'])('such as %s is never quoted in public', (secret) =>
    story(
      {
        with: { env: `PG_DATABASE_URL=${DATABASE_URL}\nHASURA_GRAPHQL_ADMIN_SECRET=${secret}` },
        build: { fail: { task: 'apply-metadata', error: `x-hasura-admin-secret: "${secret}"` } },
      },
      async (s) => {
        const told = await s.on('opened');

        expect(publicText(s, told)).toContain('x-hasura-admin-secret: "***"');
      },
    ),
  );

  test.each(['x9z1', 'tr3e5'])('such as %s is masked from four characters on', (secret) =>
    story(
      {
        with: { env: `PG_DATABASE_URL=${DATABASE_URL}\nHASURA_GRAPHQL_ADMIN_SECRET=${secret}` },
        build: { fail: { task: 'apply-metadata', error: `secret=${secret}` } },
      },
      async (s) => {
        const told = await s.on('opened');

        expect(told.masks).toContain(secret);
        expect(told.errors[0]).toContain('secret=***');
        expect(told.warnings.filter((warning) => warning.includes('HASURA_GRAPHQL_ADMIN_SECRET'))).toEqual(
          [],
        );
      },
    ),
  );
});

test('A secret that is a part of the app name does not hide the comment from the next run', () =>
  story({}, async (s) => {
    const given = {
      with: { env: `PG_DATABASE_URL=${DATABASE_URL}\nS3_KEY_PREFIX=acme-shop\nJWT_ISSUER=acme-shop` },
    };
    await s.on('opened', given);
    await s.on('synchronize', given);
    s.github.closePull(s.pull);
    await s.on('closed', given);
    const ours = s.github.commentsOf(s.pull);
    expect(ours).toHaveLength(1);
    expect(ours[0]?.body).toContain(`<!-- hasura-preview-app github.com/123456#42 ${NAME} -->`);
    expect(s.headings().at(-1)).toBe('deleted');
  }));
