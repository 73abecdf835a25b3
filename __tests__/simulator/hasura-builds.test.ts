import { describe, expect, test } from '@jest/globals';
import { ordinaryTasks, randomBuild, type BuildScript } from '../../simulator/hasura/script.js';
import { seededRandom } from '../../simulator/random.js';
import { Harness } from './hasura-harness.js';
import { someOf } from '../support/full.js';

describe('creating a preview app', () => {
  test('answers at once with a job, and creates the project later', async () => {
    const world = new Harness();
    const id = await world.create('pr-1');
    expect(world.clock.now()).toBe(0);
    expect((await world.job(id))?.status).toBe('created');
    expect(await world.projects()).toEqual([]);
    const { projectId } = await world.created(id);
    expect(world.clock.now()).toBeGreaterThanOrEqual(6300);
    expect(await world.projects()).toMatchObject([
      { id: projectId, name: 'pr-1', endpoint: 'https://data.pro.hasura.io/apps/pr-1' },
    ]);
  });

  test.each(someOf(['Shop', 'my_app', 'a.b', '', 'x'.repeat(64)]))('refuses the name %j', async (name) => {
    expect((await new Harness().tryCreate(name)).errors?.[0]?.message).toMatch(/invalid project name/);
  });

  test('continues whether or not anybody reads the job', async () => {
    const world = new Harness();
    await world.create('pr-1');
    await world.hasura.settled();
    expect(world.clock.now()).toBe(6300 + 7900);
    expect(world.hasura.jobs().map(({ kind, status }) => [kind, status])).toEqual([
      ['creation', 'success'],
      ['deployment', 'success'],
    ]);
  });

  test('lists the old app of that name until it wipes it, then one with new ids and a new admin secret', async () => {
    const world = new Harness();
    const old = world.hasura.seedProject(world.account, { name: 'pr-1' });
    const id = await world.create('pr-1');
    expect((await world.projects()).map((project) => project.id)).toEqual([old.id]);
    await world.clock.sleep(3000);
    expect(await world.projects()).toEqual([]);
    await world.created(id);
    const fresh = world.hasura.project('pr-1');
    expect(fresh?.id).not.toBe(old.id);
    expect(fresh?.tenantId).not.toBe(old.tenantId);
    expect(fresh?.env.get('HASURA_GRAPHQL_ADMIN_SECRET')).not.toBe(
      old.env.get('HASURA_GRAPHQL_ADMIN_SECRET'),
    );
  });

  test('refuses a name that another account has', async () => {
    const world = new Harness();
    world.hasura.seedProject(world.hasura.addAccount({ token: 'other' }), { name: 'pr-1' });
    expect((await world.tryCreate('pr-1')).errors?.[0]?.message).toMatch(/already taken/);
  });

  test('skips the older of two unfinished creations of one name', async () => {
    const world = new Harness();
    const older = await world.create('pr-1', { BUILD: 'older' });
    await world.clock.sleep(1000);
    const newer = await world.create('pr-1', { BUILD: 'newer' });
    expect((await world.job(older))?.status).toBe('skipped');
    await world.created(newer);
    expect((await world.projects()).length).toBe(1);
    expect(world.hasura.project('pr-1')?.env.get('BUILD')).toBe('newer');
  });

  test('keeps the admin secret that it was given', async () => {
    const world = new Harness();
    await world.created(await world.create('pr-1', { HASURA_GRAPHQL_ADMIN_SECRET: 'mine' }));
    expect(world.hasura.project('pr-1')?.env.get('HASURA_GRAPHQL_ADMIN_SECRET')).toBe('mine');
  });

  test('stops at the quota of an account with free projects, and a replaced app does not count as one more', async () => {
    const world = new Harness();
    world.hasura.addAccount({ token: 'free', projectLimit: 1, creationsPerMonth: 2 });
    await world.create('pr-1', {}, 'pat free');
    await world.hasura.settled();
    expect((await world.tryCreate('pr-2', {}, 'pat free')).errors?.[0]?.message).toMatch(/project limit/);
    await world.create('pr-1', {}, 'pat free');
    await world.hasura.settled();
    expect((await world.tryCreate('pr-1', {}, 'pat free')).errors?.[0]?.message).toMatch(
      /2 creations a month/,
    );
    await world.clock.sleep(31 * 24 * 3_600_000);
    expect((await world.tryCreate('pr-1', {}, 'pat free')).errors).toBeUndefined();
  });
});

describe('the deployment job', () => {
  test('is null at first, then runs its tasks in order', async () => {
    const world = new Harness();
    const { githubDeploymentJobID } = await world.created(await world.create('pr-1'));
    expect(await world.job(githubDeploymentJobID)).toBeNull();
    const job = await world.ended(githubDeploymentJobID);
    expect(job.status).toBe('success');
    expect(job.tasks.map(({ name }) => name)).toEqual([
      'gh-validation',
      'parse-metadata-migration',
      'apply-metadata',
      'apply-migration',
      'reload-metadata',
      'check-healthz',
    ]);
    expect(
      job.tasks[0]?.task_events.map(({ event_type, github_detail }) => [event_type, github_detail]),
    ).toEqual([
      ['created', null],
      ['success', 'Fetched the branch from GitHub'],
    ]);
  });

  test('builds the head that the branch has when the fetch begins, not when the app was requested', async () => {
    let sha = 'before';
    const world = new Harness({ sources: () => ({ sha }) });
    const id = await world.create('pr-1');
    sha = 'between';
    const { githubDeploymentJobID } = await world.created(id);
    sha = 'after';
    await world.ended(githubDeploymentJobID);
    expect(world.hasura.project('pr-1')?.deployed?.sha).toBe('between');
  });

  test('fetches the branch with the token from the call, and fails when it is refused', async () => {
    const asked: unknown[] = [];
    const world = new Harness({ sources: (ref) => (asked.push(ref), { error: 'Bad credentials' }) });
    const { deployment } = await world.build('pr-1');
    expect(asked).toEqual([
      { owner: 'acme', repo: 'shop', branch: 'feature', directory: 'hasura', token: 'gh-token' },
    ]);
    expect(deployment.status).toBe('failed');
    expect(deployment.tasks.map(({ task_events }) => task_events.at(-1)?.error)).toEqual(['Bad credentials']);
  });

  test('keeps the project when it fails', async () => {
    const world = scripted({ fail: { task: 'apply-migration', error: 'relation "t" already exists' } });
    const { deployment, projectId } = await world.build('pr-1');
    expect(deployment.status).toBe('failed');
    expect(deployment.tasks.at(-1)).toMatchObject({
      name: 'apply-migration',
      task_events: [
        { event_type: 'created' },
        { event_type: 'failed', error: 'relation "t" already exists' },
      ],
    });
    expect((await world.projects()).map(({ id }) => id)).toEqual([projectId]);
  });

  test('fails when its project is deleted meanwhile', async () => {
    const world = new Harness();
    const { githubDeploymentJobID } = await world.created(await world.create('pr-1'));
    const project = world.hasura.project('pr-1');
    if (project) world.hasura.removeProject(project);
    const job = await world.ended(githubDeploymentJobID);
    expect(job.tasks.at(-1)?.task_events.at(-1)?.error).toBe('the project does not exist any more');
  });
});

describe('a script makes the service difficult:', () => {
  test('a creation that fails, with or without an error text', async () => {
    for (const error of ['error creating tenant: code:GenericServerError', null]) {
      const world = scripted({ creationEnd: { kind: 'failed', error, leavesProject: false } });
      const job = await world.ended(await world.create('pr-1'));
      expect(job).toMatchObject({
        status: 'failed',
        tasks: [{ task_events: [{}, { event_type: 'failed', error }] }],
      });
      expect(await world.projects()).toEqual([]);
    }
  });

  test('a creation that fails before it wipes the existing app', async () => {
    const end = { kind: 'failed', error: 'no', leavesProject: false } as const;
    const world = scripted({ creationEnd: end, wipedAfterMs: Infinity });
    const old = world.hasura.seedProject(world.account, { name: 'pr-1' });
    await world.ended(await world.create('pr-1'));
    expect(world.hasura.projects()).toEqual([old]);
  });

  test('a creation that is skipped for no visible reason', async () => {
    const world = scripted({ creationEnd: { kind: 'skipped', leavesProject: true } });
    expect((await world.ended(await world.create('pr-1'))).status).toBe('skipped');
    expect((await world.projects()).length).toBe(1);
  });

  test('a creation that never ends', async () => {
    const world = scripted({ creationEnd: { kind: 'never' } });
    const id = await world.create('pr-1');
    await world.clock.sleep(3_600_000);
    expect((await world.job(id))?.status).toBe('running');
    await world.hasura.settled();
  });

  test.each(
    someOf([
      ['tasks', []],
      ['event', [['created', null]]],
      [
        'ids',
        [
          ['created', null],
          ['success', {}],
        ],
      ],
      [
        'project-id',
        [
          ['created', null],
          ['success', { githubDeploymentJobID: expect.any(String) }],
        ],
      ],
      [
        'job-id',
        [
          ['created', null],
          ['success', { projectId: expect.any(String) }],
        ],
      ],
    ] as const),
  )('a success without %s', async (what, events) => {
    const world = scripted({ creationEnd: { kind: 'success-without', what } });
    const job = await world.ended(await world.create('pr-1'));
    expect(job.status).toBe('success');
    expect(
      job.tasks.flatMap(({ task_events }) => task_events.map((e) => [e.event_type, e.public_event_data])),
    ).toEqual(events);
    await world.hasura.settled();
    expect(world.hasura.jobs().map(({ status }) => status)).toEqual(['success', 'success']);
  });

  test('two projects from one creation, with the same name and env vars', async () => {
    const world = scripted({ spares: 1 });
    const { projectId } = await world.created(await world.create('pr-1', { BUILD: '7' }));
    const made = await world.projects();
    expect(made.map(({ name }) => name)).toEqual(['pr-1', 'pr-1']);
    expect(made.filter(({ id }) => id === projectId).length).toBe(1);
    expect(new Set(made.map(({ endpoint }) => endpoint)).size).toBe(2);
    for (const { tenant } of made)
      expect((await world.env(tenant.id)).envVars.environment['BUILD']).toBe('7');
  });

  test('env vars that are dropped, all or some', async () => {
    const world = scripted({ ignoredEnvVars: true });
    await world.created(await world.create('all', { A: '1', B: '2' }));
    world.hasura.script = () => ({ ignoredEnvVars: ['B'] });
    await world.created(await world.create('some', { A: '1', B: '2' }));
    const kept = ['all', 'some'].map((name) =>
      ['A', 'B'].filter((key) => world.hasura.project(name)?.env.has(key)),
    );
    expect(kept).toEqual([[], ['A']]);
  });

  test('a project that comes back under another name', async () => {
    const world = scripted({ renamed: 'fluent-tuna-42' });
    const { projectId } = await world.created(await world.create('pr-1'));
    expect(await world.projects()).toMatchObject([{ id: projectId, name: 'fluent-tuna-42' }]);
  });

  test('a deployment job that stays hidden, and one that vanishes again', async () => {
    const world = scripted({ deploymentJobHiddenMs: Infinity });
    const hidden = await world.created(await world.create('pr-1'));
    await world.clock.sleep(3_600_000);
    expect(await world.job(hidden.githubDeploymentJobID)).toBeNull();
    world.hasura.script = () => ({ deploymentJobVanishesAfterMs: 4000 });
    const vanishing = await world.created(await world.create('pr-2'));
    await world.clock.sleep(2000);
    expect((await world.job(vanishing.githubDeploymentJobID))?.status).toBe('running');
    await world.clock.sleep(2000);
    expect(await world.job(vanishing.githubDeploymentJobID)).toBeNull();
  });

  test('unknown status words, task names and details', async () => {
    const tasks = [
      ...ordinaryTasks().slice(0, 1),
      { name: 'warm-up', ms: 400, githubDetail: '::set-env name=A::b' },
    ];
    const world = scripted({ statuses: ['queued', 'pondering'], tasks });
    const { githubDeploymentJobID } = await world.created(await world.create('pr-1'));
    await world.clock.sleep(1600);
    expect((await world.job(githubDeploymentJobID))?.status).toBe('pondering');
    const job = await world.ended(githubDeploymentJobID);
    expect(job.tasks.at(-1)).toMatchObject({
      name: 'warm-up',
      task_events: [{}, { github_detail: '::set-env name=A::b' }],
    });
  });

  test('a task that never ends', async () => {
    const world = scripted({ tasks: ordinaryTasks({ 'apply-migration': Infinity }) });
    const { githubDeploymentJobID } = await world.created(await world.create('pr-1'));
    await world.clock.sleep(3_600_000);
    expect((await world.job(githubDeploymentJobID))?.tasks.at(-1)?.name).toBe('apply-migration');
    await world.hasura.settled();
  });

  test('events that come twice, and in another order with every read', async () => {
    const world = scripted({ shuffledEvents: true, doubledEvents: true });
    const id = await world.create('pr-1');
    await world.hasura.settled();
    const looks = await Promise.all(
      Array.from({ length: 12 }, async () => (await world.job(id))?.tasks[0]?.task_events ?? []),
    );
    for (const events of looks) {
      expect(events.map(({ event_type }) => event_type).sort()).toEqual([
        'created',
        'created',
        'success',
        'success',
      ]);
      expect(new Set(events.map((event) => event.id)).size).toBe(4);
    }
    expect(new Set(looks.map((events) => events.map((event) => event.id).join())).size).toBeGreaterThan(3);
  });

  test('depending on what was requested and how often', async () => {
    const seen: unknown[] = [];
    const world = new Harness({ script: (request) => (seen.push(request), {}) });
    await world.create('pr-1', { A: '1' });
    await world.create('pr-1');
    expect(seen).toMatchObject([
      {
        account: 'acme',
        name: 'pr-1',
        owner: 'acme',
        repo: 'shop',
        branch: 'feature',
        env: { A: '1' },
        attempt: 1,
      },
      { attempt: 2 },
    ]);
  });
});

test('a random build ends like any other, after a random time', async () => {
  const random = seededRandom(5);
  const durations: number[] = [];
  for (let n = 0; n < 5; n++) {
    const world = new Harness({ script: () => randomBuild(random) });
    expect((await world.build('pr-1')).deployment.status).toBe('success');
    durations.push(world.clock.now());
  }
  expect(new Set(durations).size).toBe(5);
});

test('stopping the service ends its builds at once', async () => {
  const world = new Harness();
  await world.create('pr-1');
  await world.clock.sleep(1000);
  world.hasura.stop();
  await world.hasura.settled();
  expect(world.clock.now()).toBe(1000);
  expect(world.hasura.failures).toEqual([]);
});

function scripted(script: Partial<BuildScript>): Harness {
  return new Harness({ script: () => script });
}
