// Lints pieces of code by the real config as if they lay at a path. Reads [{path, code}] from stdin and prints, for
// each, the rules that object to it. A process of its own, since ESLint and jest's modules do not go together.
import { json } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const eslint = new ESLint({
  overrideConfig: [
    // The type checker knows only files that exist.
    tseslint.configs.disableTypeChecked,
    // To find cycles, the rule parses everything that a piece of code leads to: that is done where it is little.
    { ignores: ['src/lib/**'], rules: { 'import-x/no-cycle': 'off' } },
  ],
});
const found = [];
for (const { path, code } of await json(process.stdin)) {
  const [result] = await eslint.lintText(code, { filePath: path });
  // What does not even parse has a message and no rule.
  found.push((result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(found));
