// Checks what the action assumes about Hasura Cloud's and Hygraph's APIs, with tokens of yours: npm run probe -- --help
import { writeFile } from 'node:fs/promises';
import { setMaxListeners } from 'node:events';
import { systemClock } from '../src/lib/clock.js';
import { probe } from './probe/run.js';

const stop = new AbortController();
setMaxListeners(0, stop.signal);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    const makes = ['--write', '--tenant'].some((option) => process.argv.includes(option));
    const first = makes ? '; what it created is deleted first' : '';
    console.error(`${signal}: stopping${first}.`);
    stop.abort(new Error(`Stopped by ${signal}.`));
  });
}

process.exitCode = await probe({
  args: process.argv.slice(2),
  env: process.env,
  fetch: globalThis.fetch,
  clock: systemClock,
  random: Math.random,
  signal: stop.signal,
  print: (text) => {
    console.log(text);
  },
  say: (line) => {
    console.error(line);
  },
  writeFile: (path, text) => writeFile(path, text),
});
