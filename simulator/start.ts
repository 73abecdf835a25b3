// The simulator as a process of its own: npm run simulator -- --help
import { createHash } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { realClock } from './clock.js';
import { HasuraCloud } from './hasura/cloud.js';
import { Host } from './host.js';
import { playGitHub } from './play-github.js';
import { Simulator } from './simulator.js';

const HELP = `Usage: npm run simulator -- [options]

Starts a simulated Hasura Cloud on this machine. It builds apps, but runs no SQL.

  --port NUMBER        port to listen on (default: a free one)
  --token TEXT         the personal access token of its account (default: simulated-hasura-token)
  --branches-from DIR  folder with the content of every branch (default: .)
  --github DIR         also simulate GitHub, with an open pull request. The files that it writes into this folder
                       run the action: node --env-file=DIR/opened.env dist/main.js
  --help               show this text

docs/simulator.md shows how to run the action by hand.
`;

interface Options {
  port: number;
  token: string;
  branchesFrom: string;
  github: string | undefined;
}

/** @throws Error with one line that says what is wrong */
function readOptions(args: string[]): Options | undefined {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '0' },
      token: { type: 'string', default: 'simulated-hasura-token' },
      'branches-from': { type: 'string', default: '.' },
      github: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port > 65_535)
    throw new Error(`--port must be a number up to 65535, not "${values.port}".`);
  return { port, token: values.token, branchesFrom: values['branches-from'], github: values.github };
}

async function start({ port, token, branchesFrom, github }: Options): Promise<() => void> {
  if (github !== undefined) {
    const simulator = new Simulator({ hasura: { postgres: 'none' } });
    simulator.hasura.addAccount({ token, plan: 'paid' });
    const played = playGitHub(simulator, path.resolve(branchesFrom));
    const { url } = await simulator.host.listen(port);
    await played.write(path.resolve(github), { url, token });
    console.log(`The simulator is listening on ${url}, as Hasura Cloud and as GitHub`);
    return () => void simulator[Symbol.asyncDispose]();
  }
  const clock = realClock();
  const hasura = new HasuraCloud({
    clock,
    postgres: 'none',
    sources: ({ owner, repo, branch, directory }) => ({
      sha: createHash('sha1').update(`${owner}/${repo}@${branch}`).digest('hex'),
      directory: path.join(branchesFrom, directory),
      root: branchesFrom,
    }),
  });
  hasura.addAccount({ token, plan: 'paid' });
  const host = new Host({ services: [hasura], clock });
  const { url } = await host.listen(port);
  console.log(`The simulator is listening on ${url}; api-url is ${url}/v1/graphql`);
  return () => {
    hasura.stop();
    void host[Symbol.asyncDispose]();
  };
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) process.stdout.write(HELP);
  else {
    const stop = await start(options);
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  }
} catch (error) {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  process.stderr.write(`${line} See npm run simulator -- --help.\n`);
  process.exitCode = 1;
}
