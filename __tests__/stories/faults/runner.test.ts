import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { CANARY } from '../canaries.js';
import { NAME, story } from '../harness.js';
import type { Told } from '../told.js';

describe('U7 With debug logging', () => {
  const requests = ({ debug }: Told): string[] =>
    debug.filter((line) => /^(Hasura Cloud|GitHub|The app)\b.*, \d+ ms$/.test(line));

  test('each request is one line with service, operation, status and time, and no line has a body or a secret', () =>
    story({}, async (s) => {
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      expect(requests(told)).toHaveLength(told.calls.length);
      expect(told.debug).toEqual(
        expect.arrayContaining([expect.stringMatching(/^Hasura Cloud createPreviewApp: 200\b.*, \d+ ms$/)]),
      );
      expect(told.debug.join('\n')).toMatch(/^GitHub GET \S+\/pulls\/42: 200\b.*, \d+ ms$/m);
      expect(told.debug.join('\n')).toMatch(/^The app GET \/healthz: 200\b.*, \d+ ms$/m);
      const secret = s.app().env.get('HASURA_GRAPHQL_ADMIN_SECRET') ?? 'none';
      for (const piece of [
        secret,
        CANARY.jwtKey,
        CANARY.hasuraToken,
        '"data"',
        'query ',
        'PREVIEW_APP_OWNER',
        '<!--',
      ])
        expect(told.debug.join('\n')).not.toContain(piece);
    }));

  test("the service's request id is shown, shortened, and has no effect", () =>
    story({}, async (s) => {
      const answer = (id: string): void => {
        s.trouble('projects', {
          kind: 'respond',
          status: 502,
          headers: { 'x-request-id': id },
          body: '<html>',
        });
      };
      answer('7f3c-9a');
      answer(`::add-mask::acme ##[error]x ${CANARY.hasuraToken} ${'y'.repeat(5_000)}`);
      const told = await s.on('opened');

      expect(told.outputs['status']).toBe('ready');
      expect(told.debug.join('\n')).toMatch(/^Hasura Cloud projectsByName: 502, .*7f3c-9a.*, \d+ ms$/m);
      expect([told.strange, told.masks.includes('acme')]).toEqual([[], false]);
      expect(Math.max(...told.debug.map((line) => line.length))).toBeLessThan(500);
    }));

  test('a request that fails is logged as a line, too', () =>
    story({}, async (s) => {
      s.trouble('projects', { kind: 'unreachable', code: 'ECONNREFUSED' });
      s.trouble('projects', { kind: 'hang' });
      const told = await s.on('opened');

      expect(told.debug.join('\n')).toMatch(/^Hasura Cloud projectsByName: ECONNREFUSED, \d+ ms$/m);
      expect(told.debug.join('\n')).toMatch(/^Hasura Cloud projectsByName: no answer, 30000 ms$/m);
    }));
});

describe('U8 An unusual runner', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('whose inputs have Windows line endings: they mean the same', () =>
    story({}, async (s) => {
      const told = await s.on('opened', {
        with: {
          'hasura-cloud-token': `${CANARY.hasuraToken}\r\n`,
          'source-token': `${CANARY.sourceToken}\r\n`,
          mode: 'auto\r\n',
          name: '{owner}-{repo}-pr-{pr}\r\n',
          'project-directory': 'hasura-shop\r\n',
          region: 'us-east-2\r\n',
          comment: 'true\r\n',
          'timeout-minutes': '20\r\n',
          env: '# what the app needs\r\nPG_DATABASE_URL=postgres://db.example.com/x\r\nCOLOUR=green\r\n\r\n',
        },
      });

      expect(told.outputs).toMatchObject({ status: 'ready', 'project-name': NAME });
      expect(s.app().env.get('COLOUR')).toBe('green');
      expect(s.app().env.get('PG_DATABASE_URL')).toBe('postgres://db.example.com/x');
    }));

  test('without a home directory, in a folder that no longer exists: the run needs neither', () =>
    story({}, async (s) => {
      const { HOME } = process.env;
      Reflect.deleteProperty(process.env, 'HOME');
      jest.spyOn(process, 'cwd').mockImplementation(() => {
        throw Object.assign(new Error('ENOENT: no such file or directory, uv_cwd'), { code: 'ENOENT' });
      });
      const told = await s.on('opened').finally(() => {
        if (HOME !== undefined) process.env['HOME'] = HOME;
      });

      expect([told.exitCode, told.outputs['status']]).toEqual([0, 'ready']);
    }));
});
