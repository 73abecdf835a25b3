// A simulator that a job on a real runner can use: npm run simulator -- --port 4010 --token T [--branches-from DIR]
//
// With --branches-from, every branch of every repository has the content of that folder. So the action can be tried
// with GitHub's real events and API, while its apps are built here. No SQL is run.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { realClock } from './clock.js';
import { HasuraCloud } from './hasura/cloud.js';
import { Host } from './host.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    token: { type: 'string', default: 'simulated-hasura-token' },
    'branches-from': { type: 'string', default: '.' },
  },
});

const clock = realClock();
const hasura = new HasuraCloud({
  clock,
  postgres: 'none',
  sources: ({ owner, repo, branch, directory }) => ({
    sha: createHash('sha1').update(`${owner}/${repo}@${branch}`).digest('hex'),
    directory: path.join(values['branches-from'], directory),
  }),
});
hasura.addAccount({ token: values.token, plan: 'paid' });
const host = new Host({ services: [hasura], clock });
const { url } = await host.listen(Number(values.port));
console.log(`The simulator is listening on ${url}; api-url is ${url}/v1/graphql`);

const stop = (): void => {
  hasura.stop();
  void host[Symbol.asyncDispose]();
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
