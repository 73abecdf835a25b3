import { chmodSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, jest, test } from '@jest/globals';
import type { RunOptions } from '../../simulator/runner/options.js';
import { embeddedBin, leftOf, processesOf, until, withTemp } from '../rehearsal/clusters.js';
import { editedProjects } from '../support/edited-project.js';
import { NAME, Stage } from './harness.js';

jest.setTimeout(120_000);

const repository = editedProjects();
const UP = 'hasura-shop/migrations/default/1718000240000_notes/up.sql';
const WAITS = 'do $$ begin if exists (select from customers) then perform pg_sleep(600); end if; end $$;\n';

/** The inputs of a run that has nothing to do but the rehearsal, so it cannot end before it. */
const ONLY_CHECKED = { rehearsal: 'error', mode: 'check' };

/** The options of a run that finds PostgreSQL, and has nothing else in its temporary folder. */
function withServer(temp: string): Partial<RunOptions> {
  chmodSync(temp, 0o755);
  const searched = `${embeddedBin()}${path.delimiter}${process.env['PATH'] ?? ''}`;
  return {
    with: { rehearsal: 'error' },
    overrideEnv: { PATH: searched, RUNNER_TEMP: temp, TMPDIR: temp },
  };
}

function folderIn(temp: string): string | undefined {
  const [name] = readdirSync(temp).filter((one) => one.startsWith('hasura-rehearsal-'));
  return name === undefined ? undefined : path.join(temp, name);
}

/** The process that has started the server in a folder. */
function starterOf(folder: string): number {
  const server = processesOf(folder).find(({ command }) => command.includes('postgres -D'));
  if (server === undefined) return 0;
  return Number(
    readFileSync(`/proc/${String(server.pid)}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ')[1],
  );
}

test('The committed bundle rehearses a merge on a server of its own, and leaves nothing of it', async () => {
  await using stage = await Stage.open({ speed: 1 });
  await withTemp(async (temp) => {
    stage.sim.github.pushBranch(stage.repository, 'cart', {
      directory: repository({ [UP]: 'alter table orders add column note text;\n' }),
    });
    const options = withServer(temp);
    await stage.on('opened', options);
    // It keeps the app, so it waits for its rehearsal, however slow the machine is.
    const told = await stage.on('synchronize', options);
    expect([told.exitCode, told.outputs['status'], stage.standing()]).toEqual([0, 'ready', [NAME]]);
    const [comment] = stage.sim.github.commentsOf(stage.pull);
    expect(comment?.body).toMatch(
      /<b>Upgrade from main<\/b>: 1 migration, .*, orders locked against reads and writes/,
    );
    expect(folderIn(temp)).toBeUndefined();
    expect(leftOf(temp).filter((one) => one !== temp)).toEqual([]);
    // The post step has nothing to do.
    expect(told.post?.raw.stdout).toBe('');
  });
});

test('A run that is killed during a rehearsal leaves the server to the post step, which removes it', async () => {
  await using stage = await Stage.open({ speed: 1 });
  await withTemp(async (temp) => {
    stage.sim.github.pushBranch(stage.repository, 'cart', { directory: repository({ [UP]: WAITS }) });
    const running = stage.on('opened', { ...withServer(temp), with: ONLY_CHECKED });
    await until('the server runs', () => starterOf(folderIn(temp) ?? temp) > 1);
    const folder = folderIn(temp) ?? '';
    process.kill(starterOf(folder), 'SIGKILL');
    const told = await running;
    expect([told.signal, told.post?.exitCode, told.post?.conclusion]).toEqual(['SIGKILL', 0, 'success']);
    expect(leftOf(folder)).toEqual([]);
  });
});

test('A run that is cancelled during a rehearsal ends its server itself', async () => {
  await using stage = await Stage.open({ speed: 1 });
  await withTemp(async (temp) => {
    stage.sim.github.pushBranch(stage.repository, 'cart', { directory: repository({ [UP]: WAITS }) });
    const cancel = new AbortController();
    const running = stage.on('opened', { ...withServer(temp), with: ONLY_CHECKED, cancel: cancel.signal });
    await until('the server runs', () => starterOf(folderIn(temp) ?? temp) > 1);
    const folder = folderIn(temp) ?? '';
    cancel.abort();
    const told = await running;
    expect([told.conclusion, told.post?.exitCode]).toEqual(['cancelled', 0]);
    expect(leftOf(folder)).toEqual([]);
  });
});
