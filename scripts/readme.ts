// Writes the tables of inputs and outputs (from both action.yml) and of errors and rules (from src) into the documents,
// and the actions for Node 24. With --check, it only compares them.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { markdownTable } from 'markdown-table';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';
import { BUILD_MESSAGES } from '../src/hasura/build-messages.js';
import { RULES } from '../src/check/rules.js';
import { CONTENT_RULES } from '../src/hygraph/rules.js';
import { REHEARSAL_RULES } from '../src/rehearsal/rules.js';
import { REVIEW_RULES } from '../src/review/rules.js';
import { ERROR_ROWS } from '../src/report/error-rows.js';
import { SEVERITIES, type Severity } from '../src/rules/finding.js';

interface Input {
  description: string;
  default?: string;
  deprecationMessage?: string;
}
interface Action {
  inputs: Record<string, Input>;
  outputs: Record<string, { description: string }>;
}

/** The groups of inputs; what most workflows need comes first. An input without a group is an error. */
const GROUPS: Record<string, string[]> = {
  'Start with these': ['hasura-cloud-token', 'project-directory', 'postgres-url', 'postgres-env', 'env'],
  'The app': [
    'name',
    'cloud',
    'region',
    'plan',
    'build-from',
    'keep-data',
    'skip-unchanged',
    'adopt-unmarked',
    'timeout-minutes',
  ],
  'More about databases': [
    'postgres-template',
    'postgres-template-migrations',
    'seeds',
    'postgres-ca-certificate',
  ],
  'The check of the project': ['check', 'ignore'],
  'The review of what a pull request changes': [
    'review',
    'review-fail-on',
    'review-approve-label',
    'review-base-endpoint',
    'review-base-admin-secret',
  ],
  'The rehearsal of migrations': ['rehearsal', 'rehearsal-postgres-url'],
  'Content from Hygraph': [
    'hygraph-endpoint',
    'hygraph-token',
    'hygraph-stage',
    'hygraph-models',
    'hygraph-env',
    'hygraph-public',
  ],
  'What is shown on GitHub': ['comment', 'deployment', 'environment'],
  'Which pull requests, and how many': [
    'require-label',
    'skip-drafts',
    'max-previews',
    'when-full',
    'max-age-days',
  ],
  'Runs by hand': ['mode', 'branch', 'pr-number', 'force', 'dry-run'],
  'Tokens and addresses': ['github-token', 'source-token', 'api-url', 'allow-custom-api-url'],
};
const OLD_OUTPUT = 'Old name of ';

const { inputs, outputs } = read('action.yml');
const content = read('hygraph/action.yml');
const current = Object.entries(inputs).filter(
  ([, { deprecationMessage }]) => deprecationMessage === undefined,
);
const old = Object.entries(inputs).filter(([, { deprecationMessage }]) => deprecationMessage !== undefined);
const [outputsNow, outputsOld] = [false, true].map((isOld) =>
  Object.entries(outputs).filter(([, { description }]) => description.startsWith(OLD_OUTPUT) === isOld),
);

/** The tables of a document, by their name and what they are generated from. */
const TABLES: Record<string, Record<string, string>> = {
  'README.md': {
    'inputs: generated from action.yml': groupsOfInputs(),
    'outputs: generated from action.yml': [
      tableOf('output', outputsNow ?? []),
      folded('Old names', tableOf('output', outputsOld ?? [])),
    ].join('\n\n'),
  },
  'docs/migrating.md': { 'old-inputs: generated from action.yml': tableOf('old input', old) },
  'docs/errors.md': {
    'errors: generated from src': tableOfErrors(),
    'messages: generated from src': tableOfMessages(),
  },
  'docs/check.md': { 'rules: generated from src': tablesOfRules() },
  'docs/review.md': { 'rules: generated from src': tableOfReviewRules() },
  'docs/rehearsal.md': { 'rules: generated from src': tableOfRehearsalRules() },
  'docs/hygraph.md': {
    'inputs: generated from hygraph/action.yml': tableOfInputs(Object.entries(content.inputs)),
    'outputs: generated from hygraph/action.yml': tableOf('output', Object.entries(content.outputs)),
    'rules: generated from src': tableOfContentRules(),
  },
};

for (const [file, tables] of Object.entries(TABLES)) {
  const before = readFileSync(file, 'utf8');
  const filled = Object.entries(tables).reduce(
    (text, [name, table]) => fill(file, text, name, table),
    before,
  );
  const after = await format(filled, { ...(await resolveConfig(file)), filepath: file });
  if (!process.argv.includes('--check')) writeFileSync(file, after);
  else if (after !== before) {
    console.error(`The tables in ${file} are not up to date. Run npm run readme and commit ${file}.`);
    process.exitCode = 1;
  }
}

for (const file of ['action.yml', 'hygraph/action.yml']) {
  const to = `node24/${file}`;
  const node24 = forNode24(file);
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, node24);
  } else if (!existsSync(to) || readFileSync(to, 'utf8') !== node24) {
    console.error(`${to} is not up to date. Run npm run readme and commit it.`);
    process.exitCode = 1;
  }
}

function read(file: string): Action {
  return parse(readFileSync(file, 'utf8')) as Action;
}

/** The same action for Node 24, in a folder of its own below node24: it differs in `runs` alone. */
function forNode24(file: string): string {
  const action = readFileSync(file, 'utf8');
  const runs = action.indexOf('\nruns:\n');
  if (runs < 0) throw new Error(`${file} has no runs`);
  const changed = action
    .slice(runs)
    .replace('using: node20', 'using: node24')
    .replace(/^( {2}(?:main|post): )(?=(?:\.\.\/)?dist\/)/gm, '$1../');
  const from = `${'../'.repeat(file.split('/').length)}${file}`;
  return `# Generated from ${from} by npm run readme.\n${action.slice(0, runs)}${changed}`;
}

/** The first group is open; the others are folded. */
function groupsOfInputs(): string {
  const grouped = Object.values(GROUPS).flat();
  const wrong = [
    ...current.map(([name]) => name).filter((name) => !grouped.includes(name)),
    ...grouped.filter((name, index) => !(name in inputs) || grouped.indexOf(name) !== index),
  ];
  if (wrong.length > 0)
    throw new Error(`scripts/readme.ts needs each input of action.yml in one group: ${wrong.join(', ')}`);
  return Object.entries(GROUPS)
    .map(([title, names], index) => {
      const table = tableOfInputs(
        names.flatMap((name) => {
          const input = inputs[name];
          return input === undefined ? [] : [[name, input]];
        }),
      );
      return index === 0 ? `**${title}**\n\n${table}` : folded(title, table);
    })
    .join('\n\n');
}

function tableOfInputs(rows: [string, Input][]): string {
  return markdownTable([
    ['input', 'default', 'meaning'],
    ...rows.map(([name, { default: initial, description }]) => [
      code(name),
      initial === undefined ? '' : initial.split('\n').map(code).join('<br>'),
      cell(description),
    ]),
  ]);
}

function tableOf(head: string, rows: [string, { description: string }][]): string {
  return markdownTable([
    [head, 'meaning'],
    ...rows.map(([name, { description }]) => [code(name), cell(description)]),
  ]);
}

/** The anchor of a row is the error's code, which messages link to. */
function tableOfErrors(): string {
  return markdownTable([
    ['message', 'meaning', 'what to do'],
    ...Object.entries(ERROR_ROWS).map(([anchor, { words, meaning, remedy }]) => [
      `<a name="${anchor}"></a>${code(words)}`,
      cell(meaning),
      cell(remedy),
    ]),
  ]);
}

/** The rules of the review, the worst first. */
function tableOfReviewRules(): string {
  const risks = ['high', 'medium', 'low'];
  const rows = Object.entries(REVIEW_RULES).toSorted(
    ([, one], [, other]) => risks.indexOf(one.risk) - risks.indexOf(other.risk),
  );
  return markdownTable([
    ['rule', 'risk', 'finds', 'for example', 'why'],
    ...rows.map(([id, { risk, finds, example, why }]) => [
      `<a name="${id}"></a>${code(id)}`,
      risk,
      cell(finds),
      cell(example),
      cell(why),
    ]),
  ]);
}

/** The rules of the rehearsal, the worst first. */
function tableOfRehearsalRules(): string {
  const rows = Object.entries(REHEARSAL_RULES).toSorted(
    ([, one], [, other]) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity),
  );
  return markdownTable([
    ['rule', 'severity', 'finds', 'for example', 'why', 'what to do'],
    ...rows.map(([id, { severity, finds, example, why, remedy }]) => [
      ruleCell(id),
      severity,
      ...[finds, example, why, remedy].map(cell),
    ]),
  ]);
}

/** The rules of the check, the worst first. The anchor of a row is the rule's name. */
function tablesOfRules(): string {
  return SEVERITIES.map((severity) => {
    const rows = Object.entries(RULES).filter(([, rule]) => rule.severity === severity);
    const table = markdownTable([
      ['rule', 'finds', 'why', 'what to do', 'sure'],
      ...rows.map(([id, { finds, why, remedy, confidence }]) => [
        ruleCell(id),
        cell(finds),
        cell(why),
        cell(remedy),
        confidence,
      ]),
    ]);
    return `### ${{ error: 'Errors', warning: 'Warnings', notice: 'Notices' }[severity]}\n\n${table}`;
  }).join('\n\n');
}

/** The rules about content, the worst first. */
function tableOfContentRules(): string {
  const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);
  return markdownTable([
    ['rule', 'severity', 'finds', 'why', 'what to do'],
    ...Object.entries(CONTENT_RULES)
      .toSorted(([, one], [, other]) => rank(one.severity) - rank(other.severity))
      .map(([id, { severity, finds, why, remedy }]) => [
        ruleCell(id),
        severity,
        cell(finds),
        cell(why),
        cell(remedy),
      ]),
  ]);
}

function ruleCell(id: string): string {
  return `<a name="${id}"></a>${code(id)}`;
}

/** What Hasura Cloud passes on of a failed build. */
function tableOfMessages(): string {
  return markdownTable([
    ['message', 'meaning', 'what to do'],
    ...BUILD_MESSAGES.map(({ words, meaning, remedy }) => [code(words), cell(meaning), cell(remedy)]),
  ]);
}

function folded(title: string, table: string): string {
  return `<details>\n<summary>${title}</summary>\n\n${table}\n\n</details>`;
}

function fill(file: string, text: string, place: string, table: string): string {
  const [begin, end] = [`<!-- ${place} -->`, `<!-- /${place.replace(/:.*/, '')} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no place for a table: ${begin} … ${end}`);
  return `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function cell(text: string): string {
  return text.trim().replace(/\|/g, '\\|').replace(/\s+/g, ' ');
}
