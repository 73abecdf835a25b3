import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Machine, run } from './project.js';

const ORDERS = 'migrations/default/1718000120000_create_orders/up.sql';
const TABLES = 'metadata/databases/default/tables/tables.yaml';
const INCLUDE_MISSING = `${TABLES}:4:3: error: The included file public_carts.yaml does not exist. [include-missing]
  Hasura's CLI ends there, and no metadata is applied.
  Check the path. It begins at the folder of the file that includes it.
`;
const NEEDED = 'Variables that the project needs, not checked without --env: PG_DATABASE_URL.';

describe('the text', () => {
  test('of a project without faults names its variables and says that nothing was found', async () => {
    using machine = new Machine();
    expect(await run(machine.project, [])).toEqual({ code: 0, out: `${NEEDED}\nNo findings.\n`, err: '' });
  });

  test('has a block for each finding, the worst first, and a line that counts', async () => {
    using machine = new Machine();
    machine.breakInclude();
    machine.write(ORDERS, 'create tabel orders (id bigint);\n');
    expect(await run(machine.project, [])).toEqual({
      code: 1,
      out: `${INCLUDE_MISSING}
${ORDERS}:1:8: error: PostgreSQL's grammar says: syntax error at or near "tabel". [sql-syntax]
  The migration fails before its first statement runs.
  Fix the syntax at this place.

${NEEDED}
2 errors
`,
      err: '',
    });
  });

  test('colours the severity, and nothing else, on a terminal that wants it', async () => {
    using machine = new Machine();
    machine.breakInclude();
    const [plain, coloured] = [await run(machine.project, []), await run(machine.project, [], true)];
    expect(coloured.out).toBe(plain.out.replace(' error: ', ' \u001b[1;31merror\u001b[0m: '));
  });

  test('is inert for a terminal, whatever the project contains', async () => {
    using machine = new Machine();
    machine.breakInclude('\u001b[2J\u001b]0;owned\u0007\u009b31m\u202etxt.yaml');
    const { out } = await run(machine.project, []);
    expect(out).toContain('The included file �[2J�]0;owned��31m�txt.yaml does not exist.');
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

describe('paths', () => {
  test.each([
    ['the folder itself', '.', '.', TABLES],
    ['the root', '', 'apps/api', `apps/api/${TABLES}`],
    ['a folder beside it', 'apps/web', '../api', `../api/${TABLES}`],
    ['a link to it', '', 'link', `link/${TABLES}`],
  ])('from %s lead there from the working directory', async (_, cwd, folder, shown) => {
    using machine = new Machine();
    machine.repository();
    machine.breakInclude();
    mkdirSync(path.join(machine.root, 'apps/web'));
    symlinkSync('apps/api', path.join(machine.root, 'link'));
    const from = cwd === '.' ? machine.project : path.join(machine.root, cwd);
    expect((await run(from, [folder])).out).toMatch(new RegExp(`^${shown}:4:3: error: `));
  });

  test('are absolute if the folder was', async () => {
    using machine = new Machine();
    machine.breakInclude();
    const { out } = await run('/', [machine.project]);
    expect(out.startsWith(`${machine.project}/${TABLES}:4:3: error: `)).toBe(true);
  });

  test('out of the folder are followed inside the repository', async () => {
    using machine = new Machine();
    machine.repository();
    machine.shareMigrations();
    machine.write(`../../shared/${ORDERS}`, 'create tabel orders (id bigint);\n');
    const error = ':1:8: error: PostgreSQL';
    expect((await run(machine.project, [])).out).toMatch(`../../shared/${ORDERS}${error}`);
    expect((await run(machine.root, ['apps/api'])).out).toMatch(new RegExp(`^shared/${ORDERS}${error}`));
  });

  test('out of the folder lead nowhere outside of a repository', async () => {
    using machine = new Machine();
    machine.shareMigrations();
    const { out } = await run(machine.project, []);
    expect(out).toMatch('config.yaml:2:23: warning: migrations_directory leads out of the repository.');
  });
});

describe('--env', () => {
  test('has the variables judged', async () => {
    using machine = new Machine();
    const other = await run(machine.project, ['--env', 'OTHER,PG_DATABASE_UR']);
    expect(other.out).toMatch('The database default needs the variable PG_DATABASE_URL');
    expect(other.out).toMatch(/\n1 error\n$/);
    expect(other.code).toBe(1);
  });

  test('is satisfied by their names', async () => {
    using machine = new Machine();
    const told = await run(machine.project, ['--env', 'OTHER, PG_DATABASE_URL']);
    expect(told).toEqual({ code: 0, out: 'No findings.\n', err: '' });
  });
});

describe('--ignore', () => {
  test('leaves findings out, as the input of that name does', async () => {
    using machine = new Machine();
    machine.breakInclude();
    const told = await run(machine.project, ['--ignore', 'include-missing']);
    expect(told).toEqual({ code: 0, out: `${NEEDED}\nNo findings.\n`, err: '' });
  });
});

describe('--json', () => {
  test('prints what the output findings would hold, with paths from the root of the repository', async () => {
    using machine = new Machine();
    machine.repository();
    machine.breakInclude();
    const { code, out } = await run(machine.project, ['--json']);
    expect([code, JSON.parse(out)]).toEqual([
      1,
      {
        version: 1,
        total: 1,
        findings: [
          {
            rule: 'include-missing',
            severity: 'error',
            file: `apps/api/${TABLES}`,
            line: 4,
            column: 3,
            what: 'The included file public_carts.yaml does not exist.',
            why: "Hasura's CLI ends there, and no metadata is applied.",
            remedy: 'Check the path. It begins at the folder of the file that includes it.',
          },
        ],
      },
    ]);
  });

  test('is inert for a terminal too, and its values are unchanged', async () => {
    using machine = new Machine();
    machine.breakInclude('\u001b\u009b31m.yaml');
    const { out } = await run(machine.project, ['--json']);
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(out).toMatch('\\u001b\\u009b31m.yaml');
    expect(JSON.parse(out)).toMatchObject({
      findings: [{ what: 'The included file \u001b\u009b31m.yaml does not exist.' }],
    });
  });
});

describe('wrong usage is one sentence and exit code 2', () => {
  test.each([
    ['.', ['--fix'], 'Unknown option --fix; npm run inspect -- --help lists the options.'],
    ['.', ['--json=yes'], '--json takes no value.'],
    ['.', ['--env'], '--env needs names of variables, for example --env PG_DATABASE_URL,ORDERS_WEBHOOK.'],
    [
      '.',
      ['--env', 'A=secret'],
      '--env takes names of variables without their values, for example --env PG_DATABASE_URL,ORDERS_WEBHOOK.',
    ],
    ['.', ['a', 'b'], 'Only one folder can be checked at a time, not 2.'],
    ['.', ['hasura'], 'There is no folder hasura.'],
    ['.', ['apps/api/config.yaml'], 'apps/api/config.yaml is a file, not the folder with config.yaml.'],
    ['.', [], 'There is no config.yaml in the current folder; apps/api has one.'],
    ['.', ['apps'], 'There is no config.yaml in apps; apps/api has one.'],
    ['apps/api', ['seeds'], 'There is no config.yaml in seeds.'],
  ])('from %s: %j', async (cwd, args, sentence) => {
    using machine = new Machine();
    const told = await run(path.join(machine.root, cwd), args);
    expect(told).toEqual({ code: 2, out: '', err: `${sentence}\n` });
  });
});

describe('as a process', () => {
  const spawn = (args: string[], env: NodeJS.ProcessEnv = {}) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/inspect.ts', ...args], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ...env },
    });

  test('--help says how it is called', () => {
    const { status, stdout, stderr } = spawn(['--help']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch('npm run inspect -- [FOLDER] [options]');
  });

  test('prints without colours to a pipe, and takes the folder from where the user called npm', () => {
    using machine = new Machine();
    machine.breakInclude();
    const env = { npm_lifecycle_event: 'inspect', INIT_CWD: machine.root };
    const { status, stdout, stderr } = spawn(['apps/api'], env);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toBe(`apps/api/${INCLUDE_MISSING}\n${NEEDED}\n1 error\n`);
  });
});

describe('a comparison', () => {
  const TABLE = 'metadata/databases/default/tables/public_customers.yaml';
  const OPEN =
    'table:\n  name: customers\n  schema: public\nselect_permissions:\n  - role: anonymous\n    permission:\n      columns: [id, email]\n      filter: {}\n';

  test('says what changed, for whom, and what is risky about it', async () => {
    using before = new Machine();
    using after = new Machine();
    after.write(TABLE, OPEN);
    const { code, out } = await run(after.project, ['.', '--base', before.project]);
    expect(code).toBe(0);
    expect(out).toContain(
      `${TABLE}:5: high: anonymous can read every row of customers, with email. [public-select]\n`,
    );
    expect(out).toContain('Changes: ');
    expect(out).toMatch(/^- customers select for anonymous: new; columns email, id; filter every row$/m);
    expect(out).toContain(
      'After this, anyone who is not signed in (judging by the name: anonymous) can read 1 table and write to no tables.',
    );
    const markdown = await run(after.project, ['.', '--base', before.project, '--markdown']);
    expect(markdown.out).toContain('* 🔴 `anonymous` can read every row of `customers`, with email');
    expect((await run(after.project, ['.', '--base', after.project])).out).toBe('No changes.\n');
  });

  test('shows how what changed was before, as the comment does', async () => {
    using before = new Machine();
    using after = new Machine();
    before.write(TABLE, OPEN.replace('{}', '{id: {_eq: X-Hasura-User-Id}}'));
    after.write(TABLE, OPEN.replace('[id, email]', '[id]'));
    const { out } = await run(after.project, ['.', '--base', before.project]);
    expect(out).toContain(
      '\n- customers select for anonymous: columns −email; filter id = X-Hasura-User-Id → every row\n',
    );
    expect(out).toContain('\n- customers.email: can no longer be read by anonymous\n');
  });

  test('knows the role of requests that are not signed in, and what to leave out', async () => {
    using before = new Machine();
    using after = new Machine();
    after.write(TABLE, OPEN);
    const compare = async (...more: string[]): Promise<string> =>
      (await run(after.project, ['.', '--base', before.project, ...more])).out;
    const visitor = await compare('--unauthorized-role', 'visitor');
    expect(visitor).not.toContain('public-select');
    expect(visitor).not.toContain('After this');
    const anonymous = await compare('--unauthorized-role', 'anonymous');
    expect(anonymous).toContain('[public-select]');
    expect(anonymous).toContain('not signed in (anonymous) can read 1 table');
    expect(await compare('--ignore', 'rows-open', '--ignore', 'public-select customers')).not.toContain(
      '[public-select]',
    );
    after.write(TABLE, OPEN.replace('anonymous', 'anonymous # preview-ignore public-select'));
    expect(await compare()).toContain(`1 finding is silenced by new comments: public-select (${TABLE}:5).\n`);
  });

  test.each([
    [['--markdown'], '--markdown needs --base.'],
    [['--unauthorized-role', 'guest'], '--unauthorized-role needs --base.'],
    [['--unauthorized-role'], '--unauthorized-role needs the name of a role.'],
    [['--ignore'], '--ignore needs a rule, for example --ignore "rows-open public.orders".'],
    [
      ['--ignore', 'a b c d'],
      '--ignore takes a rule, and after it at most an object and a role, for example --ignore "rows-open public.orders".',
    ],
    [['--base'], '--base needs a folder.'],
    [['--no-rehearsal'], '--no-rehearsal needs --base.'],
    [['--postgres-url', 'postgres://a@b'], '--postgres-url needs --base.'],
    [['--postgres-url'], '--postgres-url needs the URL of a server.'],
    [
      ['--base', '.', '--postgres-url', 'postgres://localhost'],
      '--postgres-url has no user; write postgres://user:password@host:5432.',
    ],
    [
      ['--base', '.', '--no-rehearsal', '--postgres-url', 'postgres://a@b'],
      '--no-rehearsal needs no server: leave --postgres-url out.',
    ],
    [['--base', '.', '--json'], '--base compares, and neither --json nor --env has a meaning beside it.'],
    [['--base', 'nowhere'], 'There is no folder nowhere.'],
  ])('with %j is refused', async (args, words) => {
    using machine = new Machine();
    expect(await run(machine.project, args)).toEqual({ code: 2, out: '', err: `${words}\n` });
  });
});
