import { stringify } from 'yaml';
import { type Choices, isOn, textOf } from './choices.js';
import { givenInputs } from './given.js';

/** The lines of `with:`. The YAML library writes every typed text, because it knows which texts need quotes. */
export function withLines(choices: Choices): string[] {
  const given = givenInputs(choices);
  const values: [string, string | number | boolean][] = ORDER.flatMap((input) => {
    if (FROM_HAND.includes(input)) {
      const asked =
        isOn(choices, 'by-hand') && (input === 'mode' || input === 'pr-number' || isOn(choices, input));
      return asked ? [[input, `\${{ inputs.${input} }}`]] : [];
    }
    return given.has(input) ? [[input, valueOf(choices, input)]] : [];
  });
  return values.flatMap(([name, value]) =>
    stringify(
      { [name]: value },
      { lineWidth: 0, singleQuote: true, blockQuote: 'literal', compat: 'yaml-1.1' },
    )
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => (line === '' ? '' : `          ${line}`)),
  );
}

const FROM_HAND = ['mode', 'pr-number', 'force', 'dry-run'];
const SECRETS = [
  'hasura-cloud-token',
  'source-token',
  'postgres-url',
  'postgres-ca-certificate',
  'hygraph-token',
  'review-base-admin-secret',
];
const SWITCHES = [
  'keep-data',
  'review',
  'comment',
  'deployment',
  'skip-unchanged',
  'skip-drafts',
  'adopt-unmarked',
];
const LINES = ['env', 'ignore', 'hygraph-env'];
/** Names, separated by commas or line breaks. */
const NAMES = ['postgres-env', 'hygraph-models'];
const NUMBERS = ['max-previews', 'max-age-days', 'timeout-minutes'];
/** The order of the inputs: what a reader looks for first comes first. */
const ORDER = [
  'hasura-cloud-token',
  'source-token',
  'project-directory',
  'name',
  'cloud',
  'region',
  'plan',
  'build-from',
  'keep-data',
  ...FROM_HAND,
  'require-label',
  'skip-drafts',
  'max-previews',
  'when-full',
  'max-age-days',
  'check',
  'ignore',
  'review',
  'review-fail-on',
  'review-approve-label',
  'review-base-endpoint',
  'review-base-admin-secret',
  'rehearsal',
  'comment',
  'deployment',
  'environment',
  'skip-unchanged',
  'adopt-unmarked',
  'timeout-minutes',
  'postgres-url',
  'postgres-env',
  'postgres-template',
  'postgres-template-migrations',
  'seeds',
  'postgres-ca-certificate',
  'hygraph-endpoint',
  'hygraph-token',
  'hygraph-stage',
  'hygraph-models',
  'hygraph-env',
  'hygraph-public',
  'env',
];

function valueOf(choices: Choices, input: string): string | number | boolean {
  const text = textOf(choices, input);
  if (SECRETS.includes(input)) return `\${{ secrets.${text} }}`;
  if (SWITCHES.includes(input)) return text === 'true';
  if (NUMBERS.includes(input)) return Number(text);
  if (LINES.includes(input)) return text === '' ? '' : `${text}\n`;
  if (!NAMES.includes(input)) return text;
  const names = text.split(/[,\n]/).map((name) => name.trim());
  const written = names.filter((name) => name !== '');
  return written.length > 1 ? `${written.join('\n')}\n` : written.join('');
}
