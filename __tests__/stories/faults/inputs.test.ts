import { describe, expect, test } from '@jest/globals';
import { CANARY } from '../canaries.js';
import { story } from '../harness.js';
import { someOf } from '../../support/full.js';

const CREATE = 'createGitHubPreviewApp';

describe('M3 A hostile', () => {
  const long = 'x'.repeat(300);

  test.each(
    someOf([
      ['branch', 'a..b'],
      ['branch', '../../etc'],
      ['branch', 'a b'],
      ['branch', 'nul\u0000byte'],
      ['branch', long],
      ['branch', '-rf'],
      ['branch', 'a\nb'],
      ['name', '$(id)'],
      ['name', '"; DROP TABLE projects; --'],
      ['name', '../..'],
      ['name', long],
      ['name', 'nul\u0000byte'],
      ['project-directory', '../..'],
      ['project-directory', '/etc'],
      ['project-directory', 'hasura/../../..'],
      ['project-directory', 'nul\u0000byte'],
      ['project-directory', 'a\\..\\b'],
      ['project-directory', 'x/'.repeat(600)],
      ['region', '$(id)'],
      ['pr-number', '42; rm'],
    ]),
  )('%s is refused before any request: %j', (name, value) =>
    story({}, async (s) => {
      const told = await s.run(s.events.workflowDispatch(s.repository, 'main'), { with: { [name]: value } });

      expect([told.exitCode, told.errors.length]).toEqual([1, 1]);
      expect(told.errors[0]).toContain(`- ${name}: `);
      expect(told.errors[0]?.length).toBeLessThan(1_000);
      expect([told.calls, told.strange]).toEqual([[], []]);
    }),
  );

  test.each(
    someOf([
      '$(id)',
      '";DROP',
      '`id`',
      "'or'1'='1",
      '{projects{id}}',
      '${{secrets.X}}',
      'ünïcode',
      long.slice(0, 240),
    ]),
  )('branch name is sent as a variable and in no other way: %s', (branch) =>
    story({}, async (s) => {
      s.github.pushBranch(s.repository, branch, {
        directory: s.repository.branches.get('cart')?.directory ?? '',
      });
      s.github.openPull({ repo: s.repository, number: 43, head: branch });
      const told = await s.run(s.events.workflowDispatch(s.repository, 'main'), {
        with: { 'pr-number': '43', 'project-directory': 'hasura-shop', name: 'pr-{branch}' },
      });

      expect(told.outputs['status']).toBe('ready');
      const order = told.calls.find(({ operation }) => operation === CREATE);
      expect(order?.variables['branch']).toBe(branch);
      expect((JSON.parse(order?.body ?? '{}') as { query: string }).query).not.toContain(branch);
      expect(told.outputs['project-name']).toMatch(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
      for (const { url } of told.calls) expect(url).not.toMatch(/["'`\s$(){}<>]/);
      expect(told.strange).toEqual([]);
    }),
  );
});

describe('M4 Invalid lines of env', () => {
  test.each(
    someOf([
      ['a carriage return in the value', `GOOD=1\nA=${CANARY.jwtKey}\r::add-mask::x`, 'line 2'],
      ['a duplicate name', `A=1\nB=2\nA=${CANARY.jwtKey}`, 'line 3'],
      ['a duplicate name, with Windows line endings', `A=1\r\n\r\nA=${CANARY.jwtKey}\r\n`, 'line 3'],
      ['__proto__', `A=1\n__proto__=${CANARY.jwtKey}`, 'line 2'],
      ['a reserved name', `PREVIEW_APP_OWNER=${CANARY.jwtKey}`, 'line 1'],
      ['a reserved name in lower case', `A=1\npreview_app_build=${CANARY.jwtKey}`, 'line 2'],
      ['no name', `A=1\n=${CANARY.jwtKey}`, 'line 2'],
      ['no equals sign', `A=1\n\n# note\n${CANARY.jwtKey}`, 'line 4'],
      [
        'a name that contains a workflow command',
        `A=1\nB\u0085::stop-commands::x=${CANARY.jwtKey}`,
        'line 2',
      ],
      ['a NUL character', `A=1\nB=${CANARY.jwtKey}\u0000`, 'line 2'],
    ]),
  )('are reported by their number, never by their value: %s', (_, lines, at) =>
    story({}, async (s) => {
      for (const name of ['env', 'hasuraEnv']) {
        const told = await s.on('opened', { with: { env: '', [name]: lines } });

        expect([told.exitCode, told.errors.length, told.calls]).toEqual([1, 1, []]);
        expect(told.errors[0]).toMatch(new RegExp(`- ${name}: ${at} `));
        expect(told.printed.join('\n')).not.toContain(CANARY.jwtKey.slice(0, 8));
        expect(told.strange).toEqual([]);
      }
    }),
  );
});

describe('M5 An untrusted api-url gets no token and no request:', () => {
  const never = [
    'http://data.pro.hasura.io/v1/graphql',
    'https://user:pass@data.pro.hasura.io/v1/graphql',
    'https://169.254.169.254/latest/meta-data',
    'http://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/v1/graphql',
    'https://192.168.1.1/v1/graphql',
    'https://0xa9fea9fe/v1/graphql',
    'https://167772161/v1/graphql',
    'https://10.1/v1/graphql',
    'https://[fd00::1]/v1/graphql',
    'https://[::ffff:169.254.169.254]/v1/graphql',
    'https://data.pro.hasurа.io/v1/graphql',
    'https://xn--hasur-2ve.io/v1/graphql',
    'ftp://data.pro.hasura.io/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data.pro.hasura.io/v1/graphql',
  ];
  const unlessVouchedFor = [
    'https://evil.example/v1/graphql',
    'https://data.pro.hasura.io.evil.example/v1/graphql',
    'https://evil-hasura.io/v1/graphql',
    'https://data.pro.hasura。io.evil.example/v1/graphql',
    'https://hasura.io.example/v1/graphql',
    // A name that may resolve to any address by the time it is requested.
    'https://10.0.0.1.nip.io/v1/graphql',
    'https://rebinding.evil.example/v1/graphql',
  ];

  test.each(
    someOf([
      ...never.map((url) => [url, 'true'] as const),
      ...[...never, ...unlessVouchedFor].map((url) => [url, 'false'] as const),
    ]),
  )('%s (allow-custom-api-url: %s)', (url, allowed) =>
    story({}, async (s) => {
      const told = await s.on('opened', { with: { 'api-url': url, 'allow-custom-api-url': allowed } });

      expect([told.exitCode, told.errors.length, told.calls]).toEqual([1, 1, []]);
      expect(told.errors[0]).toContain('- api-url: ');
      expect(told.errors[0]).not.toContain('pass@');
    }),
  );

  test.each(['https://hasura.io/v1/graphql', 'https://data.eu.hasura.io/v1/graphql'])(
    'while a host of the service itself is accepted: %s',
    (url) =>
      story({}, async (s) => {
        s.trouble('projects', { kind: 'unreachable', code: 'ENOTFOUND' }, { times: Infinity });
        const told = await s.on('opened', { with: { 'api-url': url } });

        expect(told.errors[0]).toContain(`${new URL(url).host} could not be reached`);
      }),
  );
});
