// Checks a Hasura project on this machine: npm run inspect -- --help
import { inspect } from './inspect/run.js';
import { serverPrograms } from './server-programs.js';

const { env, stdout } = process;
// A reader such as `head` may close the pipe before the end.
stdout.on('error', () => undefined);

process.exitCode = await inspect({
  args: process.argv.slice(2),
  // npm starts scripts in the folder of package.json, and says where the user is.
  cwd: (env['npm_lifecycle_event'] === 'inspect' ? env['INIT_CWD'] : undefined) ?? process.cwd(),
  colours: stdout.isTTY && (env['NO_COLOR'] ?? '') === '',
  print: (text) => {
    stdout.write(`${text}\n`);
  },
  say: (line) => {
    console.error(line);
  },
  programs: serverPrograms,
});
