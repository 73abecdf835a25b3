// Lints pieces of code with the real config as if they were files at given paths. Reads [{path, code}] from stdin
// and prints the violated rules of each. It is its own process because ESLint does not run with jest's modules.
import { json } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const eslint = new ESLint({
  overrideConfig: [
    // The type checker knows only existing files.
    tseslint.configs.disableTypeChecked,
    // To find cycles, the rule parses everything that a piece of code imports: it runs only where that is little.
    { ignores: ['src/lib/**'], rules: { 'import-x/no-cycle': 'off' } },
  ],
});
const found = [];
for (const { path, code } of await json(process.stdin)) {
  const [result] = await eslint.lintText(code, { filePath: path });
  // Code that does not parse has a message but no rule.
  found.push((result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(found));
