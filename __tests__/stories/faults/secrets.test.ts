import { describe, expect, test } from '@jest/globals';
import { CANARY, formsOf } from '../canaries.js';
import { DATABASE_URL, NAME, operations, story } from '../harness.js';
import { someOf } from '../../support/full.js';

const CREATE = 'createGitHubPreviewApp';

describe('M6 A secret of ours that the service repeats is never shown,', () => {
  const secrets = [
    CANARY.hasuraToken,
    CANARY.githubToken,
    CANARY.sourceToken,
    CANARY.databasePassword,
    DATABASE_URL,
    CANARY.jwtKey,
  ];
  const usual = secrets.flatMap(formsOf);
  const everyForm = secrets.flatMap((secret) => [
    ...formsOf(secret),
    JSON.stringify(JSON.stringify(secret)),
    new URLSearchParams({ secret }).toString(),
    `prefix${secret}suffix`,
  ]);

  // The oracle searches everything that a run shows for all of them.
  test.each(
    someOf([
      ['in an error of a task', { fail: { task: 'apply-migration', error: everyForm.join('\n') } }],
      ['in one line', { fail: { task: 'apply-migration', error: everyForm.join(' ') } }],
      [
        'in the error of the creation',
        { creationEnd: { kind: 'failed', error: everyForm.join('; '), leavesProject: false } },
      ],
      ['in what the app says of its health', { healthz: { status: 500, body: everyForm.join(' ') } }],
      [
        'in its inconsistent metadata',
        {
          inconsistent: [
            { type: 'source', name: everyForm[0] ?? '', reason: everyForm.join(' '), definition: {} },
          ],
        },
      ],
      ['in a status', { statuses: [everyForm.join(' ')], fail: { task: 'apply-migration', error: 'no' } }],
    ] as const),
  )('%s, in any form', (_, build) =>
    story({ build: build }, async (s) => {
      const told = await s.on('opened');

      expect(told.exitCode).toBe(1);
      expect(told.printed.join('\n')).toContain('***');
    }),
  );

  test.each(
    someOf([
      ['projects', 200],
      ['projects', 502],
      [CREATE, 200],
      ['GET /repos/{owner}/{repo}/pulls/{number}', 403],
      ['POST /repos/{owner}/{repo}/issues/{number}/comments', 422],
    ]),
  )('in a refusal of %s with status %i', (operation, status) =>
    story({}, async (s) => {
      // GitHub's client encodes the message as JSON once more.
      const message = (operation.includes(' ') ? usual : everyForm).join(' ');
      const body = status === 502 ? message : JSON.stringify({ message, errors: [{ message }] });
      s.trouble(
        operation,
        { kind: 'respond', status, headers: { 'content-type': 'application/json' }, body },
        { times: Infinity },
      );
      const told = await s.on('opened');

      expect([...told.errors, ...told.warnings].join('\n')).toContain('***');
    }),
  );
});

describe('M8 A secret that is a common word or structured text', () => {
  test.each(someOf(['production', 'admin', 'true', 'hasura', 'preview', 'us-east-2', 'a']))(
    'such as the word "%s" damages no output and no word of the log',
    (word) =>
      story({}, async (s) => {
        const env = `PG_DATABASE_URL=postgres://db.example.com/x\nAPI_TOKEN=${word}\nPASSWORD=${word}`;
        const told = await s.on('opened', { with: { env } });

        expect(told.outputs).toMatchObject({ status: 'ready', 'project-name': NAME, created: 'true' });
        if (word !== 'us-east-2') expect(told.masks).not.toContain(word);
        expect(Object.entries(told.outputs).filter(([, value]) => value.includes('***'))).toEqual([]);
        expect(s.comment().body).not.toContain('***');
      }),
  );

  test('such as JSON of several keys: its braces and words are shown, its key is masked', () =>
    story({}, async (s) => {
      const jwt = JSON.stringify({
        type: 'HS256',
        key: CANARY.jwtKey,
        claims_namespace: 'https://hasura.io/jwt/claims',
      });
      const env = `PG_DATABASE_URL=postgres://db.example.com/x\nHASURA_GRAPHQL_JWT_SECRET=${jwt}`;
      s.hasura.script = () => ({
        fail: { task: 'apply-metadata', error: `{ "type": "HS256" } cannot use ${CANARY.jwtKey} of ${jwt}` },
      });
      const told = await s.on('opened', { with: { env } });

      expect(told.masks).toContain(CANARY.jwtKey);
      for (const torn of ['{', '}', 'type', 'HS256', 'key']) expect(told.masks).not.toContain(torn);
      expect(told.errors[0]).toContain('│ { "type": "HS256" } cannot use *** of ');
      expect(told.outputs).toMatchObject({
        status: 'failed',
        'project-name': NAME,
        'project-id': s.app().id,
      });
      expect(operations(told.calls)).toContain(CREATE);
    }));
});
