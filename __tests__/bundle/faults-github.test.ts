import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { dependabot, githubActions } from '../../simulator/github/model.js';
import { CANARY } from '../stories/canaries.js';
import { answer } from '../support/answers.js';
import { POST, Preload, scenario } from './faults.js';
import { NAME, OWNER, annotationsOf } from './harness.js';
import { inFull } from '../support/in-full.js';

jest.setTimeout(120_000);

for (const [status, fail, exitCode] of [
  ['ready', undefined, 0],
  ['failed', { task: 'apply-migration', error: 'no such table' }, 1],
] as const)
  inFull.concurrent(
    `G1 a job that may not comment warns which permission it lacks, and reports the result in the summary: ${status}`,
    scenario({ build: fail === undefined ? {} : { fail } }, async (stage) => {
      stage.sim.github.addToken(CANARY.githubToken, {
        ...githubActions,
        type: 'Bot',
        permissions: { contents: 'read', pull_requests: 'read' },
      });
      const run = await stage.on('opened');

      expect([run.exitCode, run.outputs['status']]).toEqual([exitCode, status]);
      expect(annotationsOf(run, 'warning')).toEqual([
        expect.stringContaining('Add "pull-requests: write" to the job\'s permissions.'),
      ]);
      expect(run.summary).toContain(`Hasura preview: ${status}`);
      expect(stage.sim.github.commentsOf(stage.pull)).toEqual([]);
      expect(stage.standing()).toEqual([NAME]);
    }),
  );

inFull.concurrent(
  "G2 Dependabot's pull request without secrets is only checked, with a notice; without the check there is no request",
  scenario({}, async (stage) => {
    const pull = stage.sim.github.openPull({
      repo: stage.repository,
      number: 44,
      head: 'cart',
      author: dependabot,
    });
    const run = await stage.run(stage.sim.github.events.pullRequest(pull, 'opened'), {
      with: { 'hasura-cloud-token': '', check: 'off', review: 'false' },
    });

    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'skipped']);
    expect(run.annotations).toEqual([
      { level: 'notice', message: expect.stringContaining('Dependabot secrets') as unknown },
    ]);
    expect(stage.sim.host.calls).toEqual([]);

    const checked = await stage.run(stage.sim.github.events.pullRequest(pull, 'synchronize'), {
      with: { 'hasura-cloud-token': '' },
    });
    expect([checked.exitCode, checked.outputs['status'], stage.standing()]).toEqual([0, 'checked', []]);
    expect(stage.sim.host.calls.every(({ service }) => service === 'github')).toBe(true);
  }),
);

const MARKER = `<!-- hasura-preview-app ${OWNER} ${NAME} -->`;

inFull.concurrent(
  'G3 among five thousand comments, ours on the last page is edited; copies of its marker are not touched',
  // The simulator has much to do for each page.
  scenario({ speed: 1 }, async (stage) => {
    const { github } = stage.sim;
    const copies = [
      github.addComment('mallory', stage.pull, `${MARKER}\nmine`),
      github.addComment('other-app[bot]', stage.pull, `${MARKER}\nmine as well`),
      github.addComment(githubActions, stage.pull, `Somebody wrote ${MARKER}`),
      github.addComment(githubActions, stage.pull, `> ${MARKER}\nquoted`),
    ];
    for (let n = copies.length; n < 4_999; n++) github.addComment('bob', stage.pull, `Comment ${String(n)}`);
    const ours = github.addComment(githubActions, stage.pull, `${MARKER}\n### old`);
    github.closePull(stage.pull);
    const run = await stage.on('closed');

    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'deleted']);
    expect(run.outputs['comment-url']).toContain(`#issuecomment-${String(ours.id)}`);
    expect(ours.body).toContain('Hasura preview: deleted');
    expect(copies.map(({ history }) => history.length)).toEqual([1, 1, 1, 1]);
    expect(github.commentsOf(stage.pull)).toHaveLength(5_000);
  }),
);

inFull.concurrent(
  'G5 a comment that GitHub stored although it reported an error exists once',
  scenario({}, async (stage) => {
    stage.trouble(POST, { ...answer('<html>502 Bad Gateway</html>', 502), applied: true } as ReturnType<
      typeof answer
    >);
    const run = await stage.on('opened');

    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'ready']);
    expect(stage.calls(POST)).toHaveLength(1);
    expect(stage.headings()).toEqual(['building', 'ready']);
    expect(run.outputs['comment-url']).toContain('#issuecomment-');
    expect(annotationsOf(run, 'warning')).toEqual([]);
  }),
);

inFull.concurrent(
  'G7 a merge group names no pull request: a notice says so, before any request',
  scenario({}, async (stage) => {
    const run = await stage.run(stage.sim.github.events.mergeGroup(stage.pull));

    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'skipped']);
    expect(annotationsOf(run, 'notice')).toEqual([expect.stringMatching(/event merge_group/)]);
    expect(stage.sim.host.calls).toEqual([]);
  }),
);

test.concurrent(
  'G7 an event file that is missing, truncated or not named is one error, before any request',
  scenario({}, async (stage) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'events-'));
    try {
      const torn = path.join(folder, 'torn.json');
      await writeFile(torn, '{"pull_request": {');
      for (const [file, why] of [
        [torn, 'it is not JSON'],
        [path.join(folder, 'no-such.json'), 'ENOENT'],
        [folder, 'EISDIR'],
        [undefined, 'GITHUB_EVENT_PATH is not set'],
      ] as const) {
        const run = await stage.on('opened', { overrideEnv: { GITHUB_EVENT_PATH: file } });

        expect([run.exitCode, run.outputs['status']]).toEqual([1, 'failed']);
        expect(annotationsOf(run, 'error')).toEqual([expect.stringContaining(why)]);
        expect(run.post?.raw).toEqual({ stdout: '', stderr: '' });
      }
      expect(stage.sim.host.calls).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  }),
);

inFull.concurrent(
  'G7 a payload of ten megabytes is read like any other',
  scenario({}, async (stage) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'events-'));
    try {
      const file = path.join(folder, 'event.json');
      stage.sim.github.closePull(stage.pull);
      const { payload } = stage.sim.github.events.pullRequest(stage.pull, 'closed');
      await writeFile(file, JSON.stringify({ ...(payload as object), more: 'x'.repeat(10 * 1024 * 1024) }));
      const run = await stage.on('closed', { overrideEnv: { GITHUB_EVENT_PATH: file } });

      expect([run.exitCode, run.outputs['status']]).toEqual([0, 'deleted']);
    } finally {
      await rm(folder, { recursive: true });
    }
  }),
);

inFull.concurrent(
  'G8 on a server other than github.com an app that the action built itself is deleted when its pull request closes',
  scenario({}, async (stage) => {
    stage.seed('git.acme.example/123456#42');
    stage.sim.github.closePull(stage.pull);
    const given = { 'build-from': 'commit' };
    const run = await stage.on('closed', { serverUrl: 'https://git.acme.example', with: given });

    expect([run.exitCode, run.outputs['status'], annotationsOf(run, 'error')]).toEqual([0, 'deleted', []]);
    expect(stage.standing()).toEqual([]);
  }),
);

for (const action of ['opened', 'closed'] as const)
  inFull.concurrent(
    `G8 on a server other than github.com the run fails without connecting to any host, on "${action}"`,
    scenario({}, async (stage) => {
      // Notes every host that the process connects to, by whatever library.
      await using preload = await Preload.of(`
        import { appendFileSync } from 'node:fs';
        import { Socket } from 'node:net';
        const { connect } = Socket.prototype;
        Socket.prototype.connect = function (...given) {
          const [to] = given.flat();
          appendFileSync(FOLDER + '/hosts', (to.host ?? to.path ?? JSON.stringify(to)) + ':' + to.port + '\\n');
          return connect.apply(this, given);
        };`);
      stage.seed('git.acme.example/123456#42');
      if (action === 'closed') stage.sim.github.closePull(stage.pull);
      const run = await stage.on(action, { serverUrl: 'https://git.acme.example', env: preload.env });

      expect([run.exitCode, run.outputs['status']]).toEqual([1, 'failed']);
      expect(annotationsOf(run, 'error')).toEqual([
        expect.stringContaining('This repository is hosted on git.acme.example'),
      ]);
      await expect(readFile(path.join(preload.folder, 'hosts'), 'utf8')).rejects.toThrow('ENOENT');
      expect(stage.standing()).toEqual([NAME]);
    }),
  );
