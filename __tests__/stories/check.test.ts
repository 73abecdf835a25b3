import { describe, expect, test } from '@jest/globals';
import { dependabot } from '../../simulator/github/model.js';
import { editedProjects } from '../support/edited-project.js';
import { NAME, type Setting, type Story, permitted, story } from './harness.js';
import type { Told } from './told.js';

const repository = editedProjects();
const project = (name: string): string => `hasura-shop/${name}`;
const TABLES = project('metadata/databases/default/tables/tables.yaml');
const migration = (name: string): string => project(`migrations/default/${name}/up.sql`);

/** A broken include on line 2, and a syntax error on line 3. */
const BROKEN = {
  [TABLES]:
    '- "!include public_customers.yaml"\n- "!include public_product.yaml"\n- "!include public_orders.yaml"\n',
  [migration('1718000240000_add_notes')]:
    '-- Notes of a customer.\n\nalter table customers ad column note text;\n',
};

/** Every call of a run that changes something at Hasura Cloud. */
const changes = ({ calls }: Told): string[] =>
  calls
    .map(({ operation }) => operation)
    .filter((name) => /create|delete|update|rename|set/i.test(name) && !name.includes('/'));

const places = ({ placed }: Told): string[] =>
  placed.map(({ level, file, line, column }) => `${level} ${file}:${String(line)}:${String(column)}`);

/** Creations that count against the month's limit. */
const creations = (s: Story): number => s.hasura.jobs().filter(({ kind }) => kind === 'creation').length;

describe('A project with faults', () => {
  test('is not built: each fault is on its line, and the app of the earlier commit keeps its data', () =>
    story(permitted, async (s) => {
      await s.on('opened');
      const [{ id }, before] = [s.app(), creations(s)];
      s.github.pushBranch(s.repository, 'cart', { directory: repository(BROKEN) });
      const told = await s.on('synchronize');

      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(places(told)).toEqual([
        `error ${TABLES}:2:3`,
        `error ${migration('1718000240000_add_notes')}:3:23`,
      ]);
      expect(told.errors).toEqual([
        expect.stringMatching(/^Not built: 2 problems in the project\. Nothing was created or deleted\./),
      ]);
      expect(told.errors[0]).toContain(`The app ${NAME} from the previous build was not changed`);
      expect([changes(told), s.app().id, creations(s)]).toEqual([[], id, before]);

      const { body } = s.comment();
      const { sha } = s.pull.head;
      expect(body).toContain('Not built: 2 problems in the project');
      expect(body).toContain(`https://github.com/acme/shop/blob/${sha}/${TABLES}#L2`);
      expect(body).toContain('public\\_product.yaml does not exist');
      expect(body).toContain('from the previous build was not changed');
      const findings = JSON.parse(told.outputs['findings'] ?? '') as {
        total: number;
        findings: { rule: string }[];
      };
      expect(findings.findings.map(({ rule }) => rule)).toEqual(['include-missing', 'sql-syntax']);

      s.github.pushBranch(s.repository, 'cart', { directory: repository() });
      // The app was not touched, so it is still proved, and stays.
      const mended = await s.on('synchronize');
      expect([mended.outputs['status'], mended.outputs['created'], s.app().id]).toEqual([
        'ready',
        'false',
        id,
      ]);
      expect(s.headings().at(-1)).toBe('ready');
    }));

  test('is not built for the first time either, and a dry run says the same', () =>
    story(permitted, async (s) => {
      s.github.pushBranch(s.repository, 'cart', { directory: repository(BROKEN) });
      const dry = await s.on('opened', { with: { 'dry-run': 'true' } });
      const told = await s.on('opened');

      expect([dry.exitCode, told.exitCode]).toEqual([1, 1]);
      expect([places(dry), dry.errors]).toEqual([places(told), told.errors]);
      expect([s.standing(), creations(s)]).toEqual([[], 0]);
      expect(told.summary).toContain('Not built: 2 problems in the project');
    }));

  test.each<[string, Record<string, string | null>, Setting['with'], string, RegExp]>([
    [
      'a forgotten database',
      {},
      { env: '' },
      `error ${project('metadata/databases/default.yaml')}`,
      /source with name "default" is inconsistent/,
    ],
    [
      'a broken include',
      { [TABLES]: BROKEN[TABLES] ?? '' },
      {},
      `error ${TABLES}:2:3`,
      /public_product\.yaml/,
    ],
    [
      'two migrations of one version',
      { [migration('01718000180000_again')]: 'select 1;' },
      {},
      `error ${migration('1718000180000_add_order_status')}:1:1`,
      /duplicate migrations for version 1718000180000/,
    ],
    [
      'a migration of comments alone',
      { [migration('1718000240000_nothing')]: '-- Could not auto-generate.\n' },
      {},
      `error ${migration('1718000240000_nothing')}:1:1`,
      /EmptyQuery|query execution failed/,
    ],
    [
      'a permission without a role',
      {
        [project('metadata/databases/default/tables/public_products.yaml')]:
          'table:\n  name: products\n  schema: public\nselect_permissions:\n  - permission:\n      columns: [id]\n      filter: {}\n',
      },
      {},
      `error ${project('metadata/databases/default/tables/public_products.yaml')}:5:5`,
      /role/,
    ],
  ])(
    '%s costs nothing; without the check it costs a creation and the service’s words',
    (_what, edits, more, place, words) =>
      story({ ...permitted, with: { ...more } }, async (s) => {
        s.github.pushBranch(s.repository, 'cart', { directory: repository(edits) });
        const told = await s.on('opened');
        expect(told.outputs['status']).toBe('failed');
        expect(places(told)[0]).toContain(place.replace('default.yaml', 'databases.yaml'));
        expect([creations(s), changes(told)]).toEqual([0, []]);

        const unchecked = await s.on('opened', { with: { check: 'off' } });
        expect(unchecked.placed).toEqual([]);
        expect(creations(s)).toBe(1);
        expect(unchecked.errors.join('\n')).toMatch(words);
      }),
  );

  test('with many faults has nine of them annotated, the worst ten in the comment, and all in the log', () =>
    story(permitted, async (s) => {
      const edits = Object.fromEntries(
        Array.from({ length: 30 }, (_, at) => [migration(`17180003000${String(at + 10)}_x`), 'selec 1;']),
      );
      s.github.pushBranch(s.repository, 'cart', { directory: repository(edits) });
      const told = await s.on('opened');

      expect([told.placed.length, told.errors.length]).toEqual([9, 1]);
      expect(told.log.filter((line) => line.startsWith('error: hasura-shop/migrations')).length).toBe(21);
      expect(s.comment().body.match(/❌ \[/g)?.length).toBe(10);
      expect(s.comment().body).toContain('… and 20 more');
      expect(JSON.parse(told.outputs['findings'] ?? '')).toMatchObject({ version: 1, total: 30 });
    }));

  test('is built with check: warn, and its faults are warnings', () =>
    story({ ...permitted, with: { check: 'warn' } }, async (s) => {
      const { [TABLES]: _, ...syntax } = BROKEN;
      s.github.pushBranch(s.repository, 'cart', { directory: repository(syntax) });
      const told = await s.on('opened');

      expect(places(told)).toEqual([`warning ${migration('1718000240000_add_notes')}:3:23`]);
      // The simulator has no database here that would refuse it.
      expect([told.exitCode, told.outputs['status']]).toEqual([0, 'ready']);
      expect(s.comment().body).toContain('Project check: 1 warning');
    }));

  test('can be silenced, in the file and in the workflow', () =>
    story(permitted, async (s) => {
      const syntax = migration('1718000240000_add_notes');
      s.github.pushBranch(s.repository, 'cart', {
        directory: repository({ [syntax]: '-- preview-ignore sql-syntax: our server has this\nselec 1;\n' }),
      });
      expect((await s.on('opened')).outputs['status']).toBe('ready');
      s.github.pushBranch(s.repository, 'cart', { directory: repository({ [syntax]: 'selec 1;\n' }) });
      const ignored = await s.on('synchronize', {
        with: { ignore: 'sql-* default/17180002*\nno-such-rule' },
      });
      expect(ignored.outputs['status']).toBe('ready');
      expect(ignored.placed.map(({ level, message }) => [level, message])).toEqual([
        ['warning', expect.stringContaining('The input ignore names no-such-rule')],
      ]);
    }));
});

describe('What the base has as well', () => {
  const old = { [migration('1718000240000_old')]: 'begin;\nselect 1;\ncommit;\n' };

  test('is not annotated unless it is an error', () =>
    story(permitted, async (s) => {
      s.github.pushBranch(s.repository, 'main', { directory: repository(old) });
      const main = s.repository.branches.get('main');
      s.github.pushBranch(s.repository, 'orders', main === undefined ? {} : { like: main });
      s.github.pushBranch(s.repository, 'orders', {
        directory: repository({
          ...old,
          [migration('1718000300000_new')]: 'set role postgres;\nselect 1;\n',
        }),
      });
      const pull = s.github.openPull({ repo: s.repository, number: 43, head: 'orders', author: 'alice' });
      const told = await s.run(s.events.pullRequest(pull, 'opened'));

      expect(told.outputs['status']).toBe('ready');
      expect(places(told)).toEqual([`warning ${migration('1718000300000_new')}:1:1`]);
      expect(told.log).toContain(
        `warning, not new: ${migration('1718000240000_old')}:1 The migration has its own begin. (sql-transaction)`,
      );
      const { findings } = JSON.parse(told.outputs['findings'] ?? '') as { findings: { old?: boolean }[] };
      expect(findings.map(({ old: isOld }) => isOld === true)).toEqual([false, true]);
      const [comment] = s.github.commentsOf(pull);
      expect(comment?.body).toContain('Project check: 1 warning');
      expect(comment?.body).not.toContain('sql-transaction');
    }));

  test('counts as new if GitHub does not return the base', () =>
    story(permitted, async (s) => {
      s.trouble(
        'GET /repos/{owner}/{repo}/compare/{basehead...}',
        { kind: 'respond', status: 502, body: 'no' },
        { times: Infinity },
      );
      s.github.pushBranch(s.repository, 'cart', { directory: repository(old) });
      const told = await s.on('opened');
      expect([told.outputs['status'], places(told)]).toEqual([
        'ready',
        [`warning ${migration('1718000240000_old')}:1:1`],
      ]);
    }));
});

describe('A check that cannot be made', () => {
  test('is a warning, and the build goes on', () =>
    story(permitted, async (s) => {
      // The first question is answered: the folder is there.
      s.trouble(
        'POST /graphql',
        { kind: 'respond', status: 502, body: 'Bad gateway' },
        { after: 1, times: Infinity },
      );
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status'], told.outputs['findings'] ?? '']).toEqual([
        0,
        'ready',
        '',
      ]);
      expect(told.warnings).toEqual([expect.stringContaining('The project was not checked:')]);
    }));

  test('fails a run that has nothing else to do', () =>
    story({ ...permitted, with: { mode: 'check' } }, async (s) => {
      s.trouble(
        'POST /graphql',
        { kind: 'respond', status: 502, body: 'Bad gateway' },
        { after: 1, times: Infinity },
      );
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(told.errors[0]).toContain('The project was not checked:');
    }));
});

test('A push that changes nothing is not checked: GitHub is asked for the folder, for that of the merge base, and for the roles', () =>
  story(permitted, async (s) => {
    await s.on('opened');
    s.github.pushBranch(s.repository, 'cart');
    const told = await s.on('synchronize');
    expect([told.outputs['status'], told.outputs['findings'] ?? '']).toEqual(['ready', '']);
    const about = told.calls.filter(
      ({ operation, body }) => operation === 'POST /graphql' && body.includes('query git'),
    );
    expect(about.length).toBe(3);
  }));

describe('mode: check', () => {
  const only: Setting = {
    permissions: { contents: 'read', pull_requests: 'read' },
    with: { mode: 'check', 'hasura-cloud-token': '' },
  };

  test('judges the project without a token of Hasura Cloud, and makes nothing', () =>
    story(only, async (s) => {
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status']]).toEqual([0, 'checked']);
      expect(told.notices).toEqual(['The mode is check']);
      expect(told.summary).toContain('🔎 Hasura project: checked');
      expect(told.calls.filter(({ service }) => service !== 'github')).toEqual([]);
      expect(
        told.calls.every(({ method, operation }) => method === 'GET' || operation === 'POST /graphql'),
      ).toBe(true);
      expect([s.standing(), s.github.comments]).toEqual([[], []]);
    }));

  test('fails on errors; the status stays checked', () =>
    story(only, async (s) => {
      s.github.pushBranch(s.repository, 'cart', { directory: repository(BROKEN) });
      const told = await s.on('synchronize');
      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'checked']);
      expect(told.errors).toEqual([expect.stringContaining('The project has 2 problems')]);
      expect(told.placed.length).toBe(2);
      expect(told.summary).toContain('Found 2 errors');
      const warned = await s.on('synchronize', { with: { check: 'warn' } });
      expect([warned.exitCode, warned.outputs['status']]).toEqual([0, 'checked']);
    }));

  test.each<[string, (s: Story) => Promise<Told>, string]>([
    ['a push', (s) => s.run(s.events.push(s.repository, 'cart')), 'checked'],
    ['a run by hand', (s) => s.run(s.events.workflowDispatch(s.repository, 'cart')), 'checked'],
    ['a schedule', (s) => s.run(s.events.schedule(s.repository)), 'skipped'],
    [
      'a pull request that closes',
      (s) => {
        s.github.closePull(s.pull);
        return s.on('closed');
      },
      'skipped',
    ],
  ])('on %s', (_what, act, status) =>
    story(only, async (s) => {
      const told = await act(s);
      expect([told.exitCode, told.outputs['status']]).toEqual([0, status]);
    }),
  );

  test('with check: off is refused, and the error names both', () =>
    story({ with: { mode: 'check', check: 'off' } }, async (s) => {
      const told = await s.on('opened');
      expect(told.errors[0]).toContain('- mode and check: mode is check, but check is off');
      expect(told.calls).toEqual([]);
    }));

  test('names a folder that the commit does not have', () =>
    story({ with: { mode: 'check', 'project-directory': 'hasrua' } }, async (s) => {
      const told = await s.on('opened');
      expect([told.exitCode, told.outputs['status']]).toEqual([1, 'failed']);
      expect(told.errors[0]).toContain('There is a config.yaml in the folder hasura-shop.');
    }));
});

describe('A pull request without secrets', () => {
  const fork = (s: Story, edits: Record<string, string>, { gone = false } = {}) => {
    const theirs = s.github.addRepository({ owner: 'mallory', name: 'shop', id: 666, fork: true });
    s.github.pushBranch(theirs, 'evil', { directory: repository(edits) });
    const pull = s.github.openPull({
      repo: s.repository,
      number: 43,
      head: 'evil',
      headRepository: theirs,
      author: 'mallory',
    });
    if (gone) s.github.deleteRepository(theirs);
    return pull;
  };

  test.each([
    ['from a fork', false, false],
    ['from a fork, under pull_request_target', true, false],
    ['from a fork that is deleted', false, true],
  ])('%s is checked in place of a preview, and the check decides', (_what, target, gone) =>
    story({}, async (s) => {
      const start = target ? {} : { with: { 'hasura-cloud-token': '', env: 'PG_DATABASE_URL=' } };
      const good = await s.run(s.events.pullRequest(fork(s, {}, { gone }), 'opened', { target }), start);
      expect([good.exitCode, good.outputs['status'], good.errors]).toEqual([0, 'checked', []]);
      expect(good.notices).toEqual([expect.stringContaining('#43 comes from a fork')]);
      expect(good.summary).toContain('comes from a fork');
      expect(good.calls.filter(({ service }) => service !== 'github')).toEqual([]);
      expect([s.standing(), s.github.comments]).toEqual([[], []]);
    }),
  );

  test('from a fork fails on errors', () =>
    story({}, async (s) => {
      const told = await s.run(s.events.pullRequest(fork(s, BROKEN), 'opened'), {
        with: { 'hasura-cloud-token': '' },
      });
      expect([told.exitCode, told.outputs['status'], told.placed.length]).toEqual([1, 'checked', 2]);
      expect(s.standing()).toEqual([]);
    }));

  test('of Dependabot is checked; of its variables the names count', () =>
    story({ pull: { author: dependabot } }, async (s) => {
      const told = await s.on('opened', {
        with: { 'hasura-cloud-token': '', env: '', 'postgres-url': '', 'postgres-env': 'PG_DATABASE_URL' },
      });
      expect([told.exitCode, told.outputs['status'], told.placed]).toEqual([0, 'checked', []]);
      expect(told.notices).toEqual([expect.stringContaining('Dependabot secrets')]);
    }));

  test('is skipped with a warning if it cannot be checked', () =>
    story({}, async (s) => {
      s.trouble('POST /graphql', { kind: 'respond', status: 502, body: 'Bad gateway' }, { times: Infinity });
      const told = await s.run(s.events.pullRequest(fork(s, {}), 'opened'));
      expect([told.exitCode, told.outputs['status']]).toEqual([0, 'skipped']);
      expect(told.warnings.map((words) => words.split(':')[0])).toEqual([
        'The project was not checked',
        'The changes were not reviewed',
      ]);
    }));
});

describe('What belongs to a project outside its folder', () => {
  const outside = {
    'hasura-shop/config.yaml': 'version: 3\nmigrations_directory: ../db\n',
    'hasura-shop/migrations': null,
    'db/default/1_init/up.sql': 'create table a ();\n',
  };
  const linked = {
    'hasura-shop/migrations': { link: '../db' },
    'db/default/1_init/up.sql': 'create table a ();\n',
  };

  test.each([
    ['a path in config.yaml', outside],
    ['a link', linked],
  ])('through %s is read, and a change there rebuilds', (_what, edits) =>
    story(permitted, async (s) => {
      s.github.pushBranch(s.repository, 'cart', { directory: repository(edits) });
      await s.on('opened');
      const { id } = s.app();
      s.github.pushBranch(s.repository, 'cart', { directory: repository(edits) });
      const same = await s.on('synchronize');
      expect([same.outputs['created'], s.app().id]).toEqual(['false', id]);

      const next = 'db/default/2_next/up.sql';
      s.github.pushBranch(s.repository, 'cart', {
        directory: repository({ ...edits, [next]: 'create table b ();\n' }),
      });
      const told = await s.on('synchronize');
      expect([told.outputs['status'], told.outputs['created']]).toEqual(['ready', 'true']);
      expect(s.app().id).not.toBe(id);

      s.github.pushBranch(s.repository, 'cart', {
        directory: repository({ ...edits, [next]: 'creat table b ();\n' }),
      });
      expect(places(await s.on('synchronize'))).toEqual([`error ${next}:1:1`]);
    }),
  );
});

test('A stranger’s text stays inert in the log, the comment and the summary', () =>
  story(permitted, async (s) => {
    const name = '::set-output name=x::y [a](https://evil.example) @everybody <b>';
    s.github.pushBranch(s.repository, 'cart', {
      directory: repository({
        [TABLES]: `- "!include ${name}.yaml"\n`,
        [migration('1718000240000_x')]: `select * from "##[set-output]${name}" wher;\n-- ]]> \u202e\n`,
      }),
    });
    const told = await s.on('opened');
    expect(told.exitCode).toBe(1);
    expect(told.strange).toEqual([]);
    for (const text of [s.comment().body, told.summary]) {
      // Nothing in code spans is rendered.
      expect(text.replace(/`[^`\n]*`/g, '')).not.toMatch(/@everybody|<b>|\]\(https:\/\/evil/);
      expect(text).not.toContain('\u202e');
    }
  }));
