// Writes the tables of inputs and outputs into README.md from action.yml, or with --check compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { markdownTable } from 'markdown-table';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';

interface Action {
  inputs: Record<string, { description: string; default?: string; deprecationMessage?: string }>;
  outputs: Record<string, { description: string }>;
}

const README = 'README.md';
const { inputs, outputs } = parse(readFileSync('action.yml', 'utf8')) as Action;
const current = Object.entries(inputs).filter(
  ([, { deprecationMessage }]) => deprecationMessage === undefined,
);
const old = Object.entries(inputs).filter(([, { deprecationMessage }]) => deprecationMessage !== undefined);

const tables: Record<string, string> = {
  inputs: markdownTable([
    ['input', 'default', 'meaning'],
    ...current.map(([name, { default: initial, description }]) => [
      code(name),
      initial === undefined ? '' : code(initial),
      cell(description),
    ]),
  ]),
  'old-inputs': markdownTable([
    ['old input', 'meaning'],
    ...old.map(([name, { description }]) => [code(name), cell(description)]),
  ]),
  outputs: markdownTable([
    ['output', 'meaning'],
    ...Object.entries(outputs).map(([name, { description }]) => [code(name), cell(description)]),
  ]),
};

const before = readFileSync(README, 'utf8');
const filled = Object.entries(tables).reduce((text, [name, table]) => fill(text, name, table), before);
const after = await format(filled, { ...(await resolveConfig(README)), filepath: README });

if (!process.argv.includes('--check')) writeFileSync(README, after);
else if (after !== before) {
  console.error(
    'The tables in README.md are not those of action.yml. Run npm run readme and commit README.md.',
  );
  process.exitCode = 1;
}

function fill(text: string, name: string, table: string): string {
  const [begin, end] = [`<!-- ${name}: generated from action.yml -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`README.md has no place for the table of ${name}: ${begin} … ${end}`);
  return `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function cell(text: string): string {
  return text.trim().replace(/\|/g, '\\|').replace(/\s+/g, ' ');
}
