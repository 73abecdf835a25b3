import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { serverPrograms } from '../../../scripts/server-programs.js';
import { startPostgres } from '../../../simulator/project/postgres.js';
import { processesOf, runsIn, until } from '../../rehearsal/clusters.js';
import { Machine, run } from './project.js';

const TOTAL = 'migrations/default/1718000240000_total';
const OLD = 'migrations/default/1718000070000_old/up.sql';
const EDITED = 'migrations/default/1718000120000_create_orders/up.sql';

/** The example, and a state of it with two new migrations. */
class Upgrade implements Disposable {
  readonly base = new Machine();
  readonly head = new Machine();

  constructor() {
    this.head.write(
      `${TOTAL}/up.sql`,
      'alter table orders alter column quantity type bigint;\nalter table ordres add column total int;\n',
    );
    this.head.write(OLD, 'create table coupons (id int);\n');
  }

  /** Edits a migration of the base. */
  edit(): void {
    this.head.write(EDITED, 'create table orders ();\n');
  }

  /** Compares the two with these options. */
  async compare(args: readonly string[], programs: readonly string[] = []): ReturnType<typeof run> {
    return await run(this.head.project, ['.', '--base', this.base.project, ...args], false, programs);
  }

  [Symbol.dispose](): void {
    this.base[Symbol.dispose]();
    this.head[Symbol.dispose]();
  }
}

test('a comparison says what the merge does to databases of the base, and an error fails it', async () => {
  using upgrade = new Upgrade();
  const { code, out, err } = await upgrade.compare([], await serverPrograms());
  expect([code, err]).toEqual([1, '']);
  expect(out.replace(/\d+(?:\.\d)? m?s\b/g, 'TIME').replace(/PostgreSQL [\d.]+,/, 'PostgreSQL VERSION,'))
    .toBe(`${TOTAL}/up.sql:2:1: error: The migration 1718000240000_total fails on a database of the base: relation "ordres" does not exist (42P01). [upgrade-fails]
  After the merge, Hasura stops there: this migration and all later ones are not applied.
  Fix this statement.

${OLD}:1:1: warning: The migration 1718000070000_old is older than the newest one of the base. The name 1718000180001_old would put it after that. [migration-older]
  Databases of the base run it last, new ones in the order of the versions.
  Rename its folder.

Changes: 2
- migration 1718000070000_old: new; older than the newest one in the base
- migration 1718000240000_total: new

Upgrade from ${upgrade.base.project}: 2 migrations, TIME, 1718000240000_total fails, down.sql is missing
- ✓ 1718000070000_old · TIME · down.sql is missing
- ✗ 1718000240000_total · relation "ordres" does not exist (${TOTAL}/up.sql:2)
- Tried on PostgreSQL VERSION, with data from 1 seed file. Production has other data, sizes and roles.
`);
}, 30_000);

test('with --markdown, it is what the job summary has, and --postgres-url names the server', async () => {
  await using postgres = await startPostgres();
  using upgrade = new Upgrade();
  upgrade.head.write(`${TOTAL}/up.sql`, 'alter table orders alter column quantity type bigint;\n');
  const { code, out, err } = await upgrade.compare(['--markdown', '--postgres-url', postgres.adminUrl]);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('* migration `1718000240000_total`: new\n');
  expect(out).toContain(`<b>Upgrade from ${upgrade.base.project}</b>: 2 migrations, `);
  expect(out).toMatch(
    /^\* ✓ `1718000240000_total` · [\d.]+ m?s · blocks reads and writes on `orders` · rewrites `orders` · down\.sql is missing$/m,
  );
  expect(out).toContain('<summary>Rehearsal: 2 warnings</summary>');
  expect(out).toContain(
    `* ⚠️ \`${TOTAL}/up.sql:1\`: 1718000240000\\_total makes PostgreSQL rewrite the table orders`,
  );
}, 30_000);

describe('without a server', () => {
  test('one line says that nothing was rehearsed, and the versions are judged', async () => {
    using upgrade = new Upgrade();
    upgrade.edit();
    const { code, out } = await upgrade.compare([]);
    expect(code).toBe(0);
    expect(out).toContain(
      `\nUpgrade from ${upgrade.base.project}: not rehearsed, because there is no PostgreSQL on this machine. Install it, or give --postgres-url.\n`,
    );
    expect(out).toContain(`${OLD}:1:1: warning: `);
    expect(out).toContain(`${EDITED}:1:1: warning: `);
    expect(out).not.toContain(`${EDITED}:1: medium: `);
  });

  test('one that does not start is another reason, and the review judges the versions', async () => {
    using upgrade = new Upgrade();
    upgrade.edit();
    const { code, out } = await upgrade.compare([], ['/nowhere']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Upgrade from .*: not rehearsed\. PostgreSQL did not start: /m);
    expect(out).toContain(`${EDITED}:1: medium: `);
    expect(out).not.toContain('warning: ');
  });

  test('one that was given and cannot be used is a wrong call', async () => {
    using upgrade = new Upgrade();
    const told = await upgrade.compare(['--postgres-url', 'postgres://a:b@127.0.0.1:1']);
    expect([told.code, told.out]).toEqual([2, '']);
    expect(told.err).toMatch(/^The server of --postgres-url cannot be used: .*\n$/);
  });
});

test('--no-rehearsal leaves migrations to the review, which sees that one was edited', async () => {
  using upgrade = new Upgrade();
  upgrade.edit();
  const { code, out } = await upgrade.compare(['--no-rehearsal'], ['/nowhere']);
  expect(code).toBe(0);
  expect(out).toMatch(new RegExp(`^${EDITED}:1: medium: .* \\[migration-edited\\]$`, 'm'));
  expect(out).toContain('- migration 1718000070000_old: new; older than the newest one in the base\n');
  expect(out).not.toContain('Upgrade');
});

test('the same migrations need no server', async () => {
  using upgrade = new Upgrade();
  const { code, out } = await run(upgrade.head.project, ['.', '--base', upgrade.head.project], false, [
    '/nowhere',
  ]);
  expect([code, out]).toEqual([0, 'No changes.\n']);
});

test('Ctrl-C leaves no process and no folder, even if the signal comes twice', async () => {
  using upgrade = new Upgrade();
  upgrade.head.write(`${TOTAL}/up.sql`, 'select pg_sleep(1000);\n');
  const temp = path.join(upgrade.head.root, 'temp');
  mkdirSync(temp);
  // The account of the server may be another one.
  chmodSync(upgrade.head.root, 0o755);
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'scripts/inspect.ts', upgrade.head.project, '--base', upgrade.base.project],
    { env: { PATH: process.env['PATH'], TMPDIR: temp }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const folder = (): string => {
    const [name] = readdirSync(temp).filter((one) => one.startsWith('hasura-rehearsal-'));
    return name === undefined ? '' : path.join(temp, name);
  };
  await until('SQL runs', () => runsIn(folder(), 'SELECT'));
  const at = folder();
  child.kill('SIGINT');
  child.kill('SIGINT');
  expect(await ended).toEqual([130, null]);
  expect(child.stdout.read()).toBeNull();
  expect([folder(), processesOf(at)]).toEqual(['', []]);
}, 30_000);
