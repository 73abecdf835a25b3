import { expect, test } from '@jest/globals';
import { githubActions } from '../../simulator/github/model.js';
import type { ActionRun } from '../../simulator/runner/options.js';
import { CANARY } from '../stories/canaries.js';
import { wrongIn } from './faults.js';
import { NAME, OWNER, Stage } from './harness.js';

/** A run that ended well, but for what is planted. */
function ended(planted: Partial<ActionRun>): ActionRun {
  return {
    exitCode: 0,
    signal: null,
    conclusion: 'success',
    log: '',
    raw: { stdout: '✓ Ready\n', stderr: '' },
    outputs: { status: 'ready' },
    jobOutputs: {},
    state: {},
    summary: '',
    annotations: [],
    masks: [],
    durationMs: 1,
    lost: false,
    ...planted,
  };
}

const error = { level: 'error', message: 'no' } as const;
const failed = { exitCode: 1, conclusion: 'failure', outputs: { status: 'failed' } } as const;
const encoded = Buffer.from(CANARY.hasuraToken).toString('base64');

const PLANTED: [string, Partial<ActionRun>, string][] = [
  ['exit 0 of a failure', { outputs: { status: 'failed' } }, 'exit 0 with status failed and 0 errors'],
  ['exit 0 with an error', { annotations: [error] }, 'exit 0 with status ready and 1 errors'],
  ['exit 0 without a word', { outputs: {} }, 'exit 0 with status undefined and 0 errors'],
  ['a failure without an error', failed, 'exit 1 with status failed and 0 errors'],
  ['two errors', { ...failed, annotations: [error, error] }, 'exit 1 with status failed and 2 errors'],
  ['exit 13', { ...failed, exitCode: 13, annotations: [error] }, 'exit 13'],
  ['a leak', { raw: { stdout: `x ${encoded}\n`, stderr: '' } }, 'a run shows the Hasura token'],
  ['a leak in the summary', { summary: CANARY.githubToken }, 'a run shows the GitHub token'],
  ['a command', { raw: { stdout: 'x ##[set-output name=a]b\n', stderr: '' } }, 'a run executes set-output'],
  ['words on stderr', { raw: { stdout: '', stderr: 'Warning' } }, 'stderr says Warning'],
  ['a post that fails', { post: ended({ exitCode: 1 }) }, 'post ends with 1'],
];

test.each(PLANTED)('The checks after every run find %s', async (_, planted, found) => {
  await using stage = await Stage.open();
  stage.ended.push(ended({}));
  expect(wrongIn(stage)).toEqual([]);
  stage.ended.push(ended(planted));
  expect(wrongIn(stage)).toEqual([found]);
});

test('The checks after every run find a second app, a second comment and a stray token', async () => {
  await using stage = await Stage.open();
  const comment = `<!-- hasura-preview-app ${OWNER} ${NAME} -->\n${CANARY.databasePassword}`;
  for (let n = 0; n < 2; n++) {
    stage.seed(OWNER);
    stage.sim.github.addComment(githubActions, stage.pull, comment);
  }
  await stage.sim.host.fetch(`${stage.url}/github/api/v3/repos/acme/shop/pulls/42`, {
    headers: { authorization: `token ${CANARY.hasuraToken}` },
  });

  expect(wrongIn(stage)).toEqual([
    '2 apps stand',
    '2 comments stand',
    'a comment holds the database password',
    'GET /repos/{owner}/{repo}/pulls/{number} was sent the token of hasura',
  ]);
});
