import { describe, expect, test } from '@jest/globals';
import { dependabot } from '../../simulator/github/model.js';
import type { NewProject, NewToken } from '../../simulator/hygraph/hygraph.js';
import { models } from '../../simulator/hygraph/models.js';
import type { Project, Token } from '../../simulator/hygraph/model.js';
import { editedProjects } from '../support/edited-project.js';
import { NAME, type Story, permitted, story } from './harness.js';
import type { Told } from './told.js';

const repository = editedProjects();
const SCHEMAS = 'hasura-shop/metadata/remote_schemas.yaml';
const REMOTE = `- name: hygraph
  definition:
    url_from_env: HYGRAPH_ENDPOINT
    forward_client_headers: false
    headers:
      - name: Authorization
        value_from_env: HYGRAPH_AUTHORIZATION
    customization:
      root_fields_namespace: hygraph
      type_names:
        prefix: Hygraph
`;
const withRemoteSchema = (): string => repository({ [SCHEMAS]: REMOTE });

interface Content {
  project: Project;
  token: Token;
  with: Record<string, string>;
}

/** A project with a token that may read drafts, and the inputs that name them. */
function content(
  s: Story,
  { project: given, token: grant }: { project?: NewProject; token?: NewToken } = {},
): Content {
  const { hygraph } = s.sim;
  const project = hygraph.addProject({
    models: models(3),
    entries: ['Post', 'Page', 'Author'].flatMap((model) =>
      ['DRAFT', 'PUBLISHED'].map((stage) => ({ id: model, model, stage })),
    ),
    ...given,
  });
  const token = hygraph.addToken(project, {
    defaultStage: 'DRAFT',
    permissions: [{ stages: ['DRAFT'] }],
    ...grant,
  });
  return {
    project,
    token,
    with: {
      'hygraph-endpoint': hygraph.endpoint(project),
      'hygraph-token': token.jwt,
      'hygraph-stage': 'DRAFT',
      'hygraph-models': 'Post, Page',
    },
  };
}

/** A branch whose project has Hygraph as a remote schema. */
function pushRemoteSchema(s: Story): void {
  s.github.pushBranch(s.repository, 'cart', { directory: withRemoteSchema() });
}

const asked = ({ calls }: Told): string[] =>
  calls.filter(({ service }) => service === 'hygraph').map(({ operation }) => operation);

/** What was asked of Hygraph, also by apps. */
const allAsked = (s: Story): string[] =>
  s.host.calls.filter(({ service }) => service === 'hygraph').map(({ operation }) => operation);

const creations = (s: Story): number => s.hasura.jobs().filter(({ kind }) => kind === 'creation').length;

const rules = ({ outputs }: Told): string[] =>
  (
    JSON.parse(outputs['findings'] ?? '{"findings":[]}') as {
      findings: { rule: string; severity: string; risk?: string }[];
    }
  ).findings
    .filter(({ risk }) => risk === undefined)
    .map(({ rule, severity }) => `${severity} ${rule}`);

describe('Content that can be read', () => {
  test('is told in one line of the comment, in a table of the summary and in outputs, and fed to the app', () =>
    story(permitted, async (s) => {
      const { with: given, token, project } = content(s);
      pushRemoteSchema(s);
      const told = await s.on('opened', { with: given });

      expect(told.outputs).toMatchObject({
        status: 'ready',
        'content-environment': 'master',
        'content-stage': 'DRAFT',
        'content-models': 'Post,Page,Author,Asset',
        'content-public': 'published',
      });
      expect(rules(told)).toEqual([]);
      const line = 'Content: Hygraph `master`, `DRAFT`: 4 models readable, drafts closed to the public';
      expect(s.comment().body).toContain(`\n- ${line}\n`);
      expect(s.comment().body).not.toContain('| model');
      expect(told.summary).toContain(line);
      expect(told.summary).toMatch(/\| `Post` \(required\) +\| readable +\|/);
      expect(told.summary).toContain('Write access was not checked.');
      expect([asked(told), allAsked(s)]).toEqual([
        ['__schema', 'posts', 'post'],
        ['__schema', 'posts', 'post', '__schema'],
      ]);
      expect(s.app().env.get('HYGRAPH_ENDPOINT')).toBe(s.sim.hygraph.endpoint(project));
      expect(s.app().env.get('HYGRAPH_AUTHORIZATION')).toBe(`Bearer ${token.jwt}`);
      expect(s.sim.hygraph.mutations).toEqual([]);
      // Whatever others may read: the address of a project is not ours to publish.
      for (const text of [s.comment().body, told.summary, JSON.stringify(told.outputs)])
        expect(text).not.toContain(project.id);
    }));

  test('is checked again for a kept app, and a rotated token is applied without a rebuild', () =>
    story(permitted, async (s) => {
      const { with: given, project, token } = content(s);
      pushRemoteSchema(s);
      await s.on('opened', { with: given });
      const { id } = s.app();
      const rotated = s.sim.hygraph.addToken(project, { permissions: [{}] });
      s.sim.hygraph.deleteToken(token);
      const told = await s.on('synchronize', { with: { ...given, 'hygraph-token': rotated.jwt } });

      expect([told.outputs['status'], told.outputs['created'], s.app().id]).toEqual(['ready', 'false', id]);
      expect(s.app().env.get('HYGRAPH_AUTHORIZATION')).toBe(`Bearer ${rotated.jwt}`);
      expect(s.comment().body).toContain('Only variables changed');
      expect(s.comment().body).toContain('4 models readable');
      expect([rules(told), creations(s)]).toEqual([[], 1]);
    }));

  test('becomes unreadable: a kept app is kept, with a warning', () =>
    story(permitted, async (s) => {
      const { with: given, token } = content(s);
      await s.on('opened', { with: given });
      const { id } = s.app();
      token.permissions['master'] = [{ models: ['Post'], stages: '*', locales: '*', actions: ['read'] }];
      const told = await s.on('synchronize', { with: given });

      expect([told.exitCode, told.outputs['status'], s.app().id]).toEqual([0, 'ready', id]);
      expect(rules(told)).toEqual(['warning content-not-readable']);
      expect(told.warnings).toEqual([
        expect.stringMatching(/^The Hygraph token may not read Page in stage DRAFT/),
      ]);
      expect(s.comment().body).toContain(
        '1 of 2 checked models readable (not `Page`), 2 not checked, drafts closed to the public',
      );
      expect(s.comment().body).toContain('<summary>Content: 1 warning</summary>');
    }));

  test('feeds other variables, or none; a removed one is taken from the app', () =>
    story(permitted, async (s) => {
      const { with: given, project, token } = content(s);
      const names = 'CMS_URL=endpoint\nCMS_TOKEN=token\nCMS_STAGE=stage';
      await s.on('opened', { with: { ...given, 'hygraph-env': names } });
      const value = (name: string): unknown => s.app().env.get(name);
      expect([value('CMS_URL'), value('CMS_TOKEN'), value('CMS_STAGE')]).toEqual([
        s.sim.hygraph.endpoint(project),
        token.jwt,
        'DRAFT',
      ]);
      expect(value('HYGRAPH_ENDPOINT')).toBeUndefined();
      const told = await s.on('synchronize', { with: { ...given, 'hygraph-env': '' } });
      expect([told.outputs['created'], value('CMS_URL'), value('CMS_TOKEN')]).toEqual([
        'false',
        undefined,
        undefined,
      ]);
    }));

  test('is checked in a dry run, which feeds nothing', () =>
    story(permitted, async (s) => {
      const { with: given } = content(s);
      const told = await s.on('opened', { with: { ...given, 'dry-run': 'true' } });
      expect([told.outputs['status'], asked(told).length, s.standing()]).toEqual(['planned', 3, []]);
      expect(told.summary).toContain('| `Post` (required)');
      const broken = await s.on('opened', { with: { ...given, 'hygraph-stage': 'QA', 'dry-run': 'true' } });
      expect([broken.exitCode, rules(broken)]).toEqual([1, ['error content-stage-unknown']]);
    }));
});

describe('Content that cannot be read', () => {
  test.each<[string, (s: Story, given: Content) => Record<string, string>, string[]]>([
    [
      'the token is one of another project',
      (s) => ({ 'hygraph-token': s.sim.hygraph.addToken(s.sim.hygraph.addProject({}), {}).jwt }),
      ['error content-token'],
    ],
    [
      'the signature does not fit',
      (s, { token }) => ({ 'hygraph-token': s.sim.hygraph.foreignJwt(token) }),
      ['error content-token'],
    ],
    [
      'one of three models',
      (_, { token }) => {
        token.permissions['master'] = [
          { models: ['Post', 'Page'], stages: '*', locales: '*', actions: ['read'] },
        ];
        return { 'hygraph-models': 'Post, Page, Author' };
      },
      ['error content-not-readable'],
    ],
    [
      'an unknown model and stage',
      () => ({ 'hygraph-models': 'Posst', 'hygraph-stage': 'QA' }),
      ['error content-model-unknown', 'error content-stage-unknown'],
    ],
  ])('%s: nothing is created', (_, change, expected) =>
    story(permitted, async (s) => {
      const given = content(s);
      const told = await s.on('opened', { with: { ...given.with, ...change(s, given) } });

      expect([told.exitCode, told.outputs['status'], rules(told)]).toEqual([1, 'failed', expected]);
      expect([creations(s), s.standing()]).toEqual([0, []]);
      const count = expected.length === 1 ? '1 problem' : '2 problems';
      expect(told.errors).toEqual([
        expect.stringMatching(
          new RegExp(`^Not built: ${count} with the content in Hygraph\. Nothing was created or deleted\.
- (The|Hygraph) `),
        ),
      ]);
      expect(s.comment().body).toContain('❌ Hasura preview: failed');
      expect(s.comment().body).toContain(`(\`${expected[0]?.replace('error ', '') ?? ''}\`)`);
      expect(s.sim.hygraph.mutations).toEqual([]);
    }),
  );

  test('because Hygraph refuses the token: its answer may repeat the token, which nobody sees', () =>
    story(permitted, async (s) => {
      const { with: given } = content(s);
      // As short as a message that is not cut.
      const jwt = ['{"alg":"RS256"}', '{"v":3}', 'signature-of-the-canary']
        .map((part) => Buffer.from(part).toString('base64url'))
        .join('.');
      for (const token of [jwt, `Bearer ${jwt}`, given['hygraph-token'] ?? '']) {
        const bare = token.replace('Bearer ', '');
        const body = JSON.stringify({
          errors: [{ message: `token verification failed: ${bare}` }],
          data: null,
        });
        s.trouble('__schema', { kind: 'respond', status: 401, body });
        const told = await s.on('opened', { with: { ...given, 'hygraph-token': token, 'hygraph-env': '' } });
        const shown = [
          s.comment().body,
          told.summary,
          told.log.join(),
          told.errors.join(),
          JSON.stringify(told.outputs),
        ];
        expect(rules(told)).toEqual(['error content-token']);
        for (const text of shown) expect(text).not.toContain(bare.slice(0, 60));
      }
    }));

  test('in another environment than the token is for, by the name of that environment', () =>
    story(permitted, async (s) => {
      const { with: given, project } = content(s);
      s.sim.hygraph.addEnvironment(project, 'staging2');
      const endpoint = s.sim.hygraph.endpoint(project, { environment: 'staging2' });
      const told = await s.on('opened', { with: { ...given, 'hygraph-endpoint': endpoint } });
      expect(rules(told)).toEqual(['error content-not-readable', 'warning content-token-environment']);
      expect(s.comment().body).toContain('of the environment staging2.');
    }));

  test('and a project with a fault are both reported', () =>
    story(permitted, async (s) => {
      const { with: given } = content(s);
      const directory = repository({
        'hasura-shop/migrations/default/1718000240000_note/up.sql':
          'alter table customers ad column note text;\n',
      });
      s.github.pushBranch(s.repository, 'cart', { directory });
      const told = await s.on('opened', { with: { ...given, 'hygraph-stage': 'QA' } });
      expect(told.errors.at(-1)).toMatch(
        /^Not built: 1 problem in the project and 1 problem with the content in Hygraph\./,
      );
      expect(rules(told)).toEqual(['error content-stage-unknown', 'error sql-syntax']);
    }));

  test('is built all the same if the input ignore names the rule', () =>
    story(permitted, async (s) => {
      const { with: given } = content(s, { token: { permissions: [] } });
      const told = await s.on('opened', { with: { ...given, ignore: 'content-not-readable' } });
      expect([told.outputs['status'], rules(told)]).toEqual(['ready', []]);
    }));

  test('that is empty, and drafts that anyone reads, are warnings', () =>
    story(permitted, async (s) => {
      const { with: given } = content(s, {
        project: { publicPermissions: [{}], entries: [{ id: 'Page', model: 'Page', stage: 'DRAFT' }] },
      });
      const told = await s.on('opened', { with: given });
      expect([told.outputs['status'], rules(told)]).toEqual([
        'ready',
        ['warning content-drafts-public', 'warning content-empty'],
      ]);
      expect(told.outputs['content-public']).toBe('drafts');
      expect(s.comment().body).toContain('drafts open to the public');
    }));

  test('for one moment: a 429 in the middle is waited out', () =>
    story(permitted, async (s) => {
      const { with: given } = content(s);
      s.trouble('posts', { kind: 'respond', status: 429, body: 'Too Many Requests' }, { times: 2 });
      const told = await s.on('opened', { with: given });
      expect([told.outputs['status'], rules(told)]).toEqual(['ready', []]);
      expect(asked(told)).toEqual(['__schema', 'posts', 'posts', 'posts', 'post']);
    }));
});

describe('Nobody asks Hygraph', () => {
  test('for a removal: a revoked token keeps no app', () =>
    story(permitted, async (s) => {
      const { with: given, token } = content(s);
      await s.on('opened', { with: given });
      s.sim.hygraph.deleteToken(token);
      s.github.closePull(s.pull);
      const told = await s.on('closed', { with: given });
      expect([told.outputs['status'], asked(told), s.standing()]).toEqual(['deleted', [], []]);
      const swept = await s.run(s.events.schedule(s.repository), { with: given });
      expect([swept.outputs['status'], asked(swept)]).toEqual(['swept', []]);
    }));

  /** A pull request whose metadata needs a variable that nobody sets. */
  const faulty = (): string => repository({ [SCHEMAS]: REMOTE.replace('HYGRAPH_ENDPOINT', 'HYGRAPH_URL') });
  const secretless = { 'hygraph-token': '', 'hasura-cloud-token': '', env: 'A=1' };

  test('for a pull request from a fork, but its metadata is checked', () =>
    story(permitted, async (s) => {
      const theirs = s.github.addRepository({ owner: 'mallory', name: 'shop', id: 666, fork: true });
      s.github.pushBranch(theirs, 'evil', { directory: faulty() });
      const pull = s.github.openPull({
        repo: s.repository,
        number: 43,
        head: 'evil',
        headRepository: theirs,
        author: 'mallory',
      });
      const told = await s.run(s.events.pullRequest(pull, 'opened'), {
        with: { ...content(s).with, ...secretless },
      });
      expect([told.outputs['status'], asked(told)]).toEqual(['checked', []]);
      expect(rules(told)).toContain('warning hygraph-not-fed');
    }));

  test('for one of Dependabot, but its metadata is checked', () =>
    story({ ...permitted, pull: { author: dependabot } }, async (s) => {
      s.github.pushBranch(s.repository, 'cart', { directory: faulty() });
      const told = await s.on('opened', { with: { ...content(s).with, ...secretless } });
      expect([told.outputs['status'], asked(told)]).toEqual(['checked', []]);
      expect(rules(told)).toContain('warning hygraph-not-fed');
    }));

  test.each([
    { 'hygraph-endpoint': '' },
    { 'hygraph-endpoint': 'x' },
    { 'hygraph-token': 'a b' },
    { 'hygraph-stage': '', 'hygraph-env': 'A=stage' },
  ])('for a removal with the inputs %j, which end only a build', (change) =>
    story(permitted, async (s) => {
      const { with: given } = content(s);
      await s.on('opened', { with: given });
      const build = await s.on('synchronize', { with: { ...given, ...change } });
      expect([build.exitCode, build.errors]).toEqual([1, [expect.stringMatching(/^Invalid input\./)]]);
      expect(s.standing()).toEqual([NAME]);
      s.github.closePull(s.pull);
      const told = await s.on('closed', { with: { ...given, ...change } });
      expect([told.outputs['status'], asked(told), s.standing()]).toEqual(['deleted', [], []]);
    }),
  );

  test('without an endpoint', () =>
    story(permitted, async (s) => {
      const told = await s.on('opened');
      expect([asked(told), told.outputs['content-public'] ?? '']).toEqual([[], '']);
      expect(s.app().env.get('HYGRAPH_ENDPOINT')).toBeUndefined();
    }));
});

describe('A remote schema of ours that is inconsistent', () => {
  test('after one refusal is reloaded once, and the app is ready', () =>
    story(permitted, async (s) => {
      const { with: given } = content(s);
      pushRemoteSchema(s);
      s.trouble(
        '__schema',
        { kind: 'respond', status: 429, body: 'Too Many Requests' },
        { after: 1, times: 1 },
      );
      const told = await s.on('opened', { with: given });
      expect([told.outputs['status'], told.errors]).toEqual(['ready', []]);
      expect(told.log.join('\n')).toContain('The remote schema hygraph is inconsistent');
      expect(allAsked(s)).toEqual(['__schema', 'posts', 'post', '__schema', '__schema']);
    }));

  test('for good fails with its cause', () =>
    story(permitted, async (s) => {
      const { with: given } = content(s);
      pushRemoteSchema(s);
      s.trouble(
        '__schema',
        { kind: 'respond', status: 429, body: 'Too Many Requests' },
        { after: 1, times: Infinity },
      );
      const told = await s.on('opened', { with: given });
      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(told.errors[0]).toMatch(
        /one object of its metadata is inconsistent[^]*too many requests at once \(429\)[^]*could read 4 models there/,
      );
      expect(told.errors[0]).not.toContain('v2.45.4');
    }));

  test('because its names are taken fails with what to do; if no file changed, the engine did', () =>
    story({ ...permitted, hasura: { remoteSchemaBehaviour: { typeConflicts: 'left out' } } }, async (s) => {
      const { with: given } = content(s);
      const tables = 'hasura-shop/metadata/databases/default/tables';
      const directory = repository({
        [SCHEMAS]: REMOTE.replace(/ {6}type_names:\n.*\n/, ''),
        [`${tables}/public_customers.yaml`]:
          'table:\n  name: customers\n  schema: public\nconfiguration:\n  custom_name: User\n',
      });
      s.github.pushBranch(s.repository, 'cart', { directory });
      const before = await s.on('opened', { with: given });
      expect([before.outputs['status'], rules(before)]).toEqual(['ready', ['warning hygraph-name-taken']]);

      s.hasura.remoteSchemaBehaviour.typeConflicts = 'inconsistent';
      const told = await s.on('synchronize', { with: given, attempt: 2 });
      expect(told.outputs['status']).toBe('failed');
      expect(told.errors[0]).toMatch(
        /type_names\.prefix\.[^]*Nothing in the project's folder changed[^]*v2\.45\.4/,
      );
      expect(s.app().name).toBe(NAME);
    }));
});
