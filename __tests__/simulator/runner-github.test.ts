import { expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { realClock } from '../../simulator/clock.js';
import { GitHub } from '../../simulator/github/github.js';
import { githubActions } from '../../simulator/github/model.js';
import { githubUrls } from '../../simulator/github/urls.js';
import { Host } from '../../simulator/host.js';
import { runAction } from '../../simulator/runner/run-action.js';

test('an action run for an event comments on the pull request through the simulated GitHub', async () => {
  const clock = realClock();
  const github = new GitHub({ clock });
  const repo = github.addRepository({ owner: 'acme', name: 'shop', id: 123456, private: true });
  const pull = github.openPull({ repo, head: 'cart' });
  github.addToken('ghs_job', { ...githubActions, type: 'Bot', permissions: { pull_requests: 'write' } });

  const action = await mkdtemp(path.join(tmpdir(), 'action-'));
  await using host = new Host({ services: [github], clock });
  const { url } = await host.listen();
  await writeFile(
    path.join(action, 'action.yml'),
    "name: Commenter\ninputs: { github-token: { default: '${{ github.token }}' } }\nruns: { using: node20, main: main.mjs }\n",
  );
  await writeFile(
    path.join(action, 'main.mjs'),
    `import { readFileSync } from 'node:fs';
     const { number } = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8'));
     const { GITHUB_API_URL: api, GITHUB_REPOSITORY: name, 'INPUT_GITHUB-TOKEN': token } = process.env;
     const answer = await fetch(api + '/repos/' + name + '/issues/' + number + '/comments', {
       method: 'POST', headers: { authorization: 'token ' + token }, body: JSON.stringify({ body: 'hello' }),
     });
     console.log(answer.status, token);`,
  );

  const run = await runAction({
    action,
    event: github.events.pullRequest(pull, 'opened'),
    with: {},
    githubToken: 'ghs_job',
    repository: { owner: 'acme', name: 'shop', id: 123456 },
    ...githubUrls(url),
    serverUrl: 'https://github.com',
    runId: 1,
    runAttempt: 1,
  });
  await rm(action, { recursive: true });

  expect(run.log).toContain('201 ***\n');
  expect(github.commentsOf(pull)).toMatchObject([
    { body: 'hello', author: { login: 'github-actions[bot]' } },
  ]);
  expect(host.calls.map(({ operation }) => operation)).toEqual([
    'POST /repos/{owner}/{repo}/issues/{number}/comments',
  ]);
});
