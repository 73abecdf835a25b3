import { Failure } from '../src/lib/errors.js';
import { nameOf, ownStart } from '../src/rules/names.js';
import type { Repository } from '../src/rules/preview.js';
import { type Choices, isActive, isOn, isSet, textOf } from './choices.js';
import { givenInputs, readGiven } from './given.js';
import { OPTIONS, type Option } from './options.js';
import { looksSecret } from './secrets.js';

/** A message about one option. */
export interface Remark {
  id: string;
  text: string;
}

/** The repository of the example. */
const EXAMPLE: Repository = { owner: 'acme', name: 'shop', id: 1, host: 'github.com' };

/**
 * The reasons why no workflow can be written from the choices: what a workflow cannot hold, and what the action
 * refuses. A problem that only follows from another one is left out.
 */
export function problemsOf(choices: Choices): Remark[] {
  const own = OPTIONS.filter(({ id }) => isActive(choices, id)).flatMap((option) => {
    const text = unwritable(option, textOf(choices, option.id));
    return text === undefined ? [] : [{ id: option.id, text }];
  });
  // The action would refuse most of these texts too, but with other messages.
  const others = actionsProblems(choices).filter(({ id }) => !own.some((problem) => problem.id === id));
  return [...own, ...withoutConsequence(others, choices)];
}

/** To the action, a list whose names are all invalid is also empty. Only the invalid names are reported. */
function withoutConsequence(problems: Remark[], choices: Choices): Remark[] {
  const ofNames = problems.filter(({ id }) => id === LIST_OF_NAMES);
  if (ofNames.length < 2) return problems;
  const ofEmptyList = actionsProblems({ ...choices, [LIST_OF_NAMES]: '' });
  return problems.filter(
    ({ id, text }) => id !== LIST_OF_NAMES || !ofEmptyList.some((problem) => problem.text === text),
  );
}

const LIST_OF_NAMES = 'postgres-env';

/** Notes about choices that are valid. */
export function notesOf(choices: Choices): Remark[] {
  const notes: Remark[] = [];
  const secretLines = looksSecret(textOf(choices, 'env'));
  if (secretLines.length > 0)
    notes.push({
      id: 'env',
      text: `${secretLines.join(', ')}: This looks like a secret. Everybody who can read the file would see it. Store it as a secret of the repository and write \${{ secrets.NAME }} here. This page does not put the value into its address.`,
    });
  const name = exampleName(choices, 42);
  if (name !== undefined && name === exampleName(choices, 43, 'other'))
    notes.push({
      id: 'name',
      text: 'Without {pr} or {branch}, all pull requests share one name, and only one of them can have an app.',
    });
  if (!isOn(choices, 'deployment'))
    notes.push({
      id: 'deployment',
      text: 'The deployment also records that an app was built successfully. Without this record, every push rebuilds the app if the token cannot read the jobs of projects.',
    });
  if (isSet(choices, 'review-fail-on') && !isOn(choices, 'comment'))
    notes.push({
      id: 'review-approve-label',
      text: 'The comment records what the label has approved. Without it, the label approves only what the run finds that its own event starts: after every push, add it again.',
    });
  return notes;
}

/** The app's name for a pull request of acme/shop, as the action builds it; `undefined` for an invalid template. */
export function exampleName(choices: Choices, number: number, branch = 'wishlists'): string | undefined {
  const template = textOf(choices, 'name');
  try {
    const { nameTemplate } = readGiven(
      new Map([
        ['hasura-cloud-token', 'token'],
        ['name', template],
      ]),
    );
    return nameOf(nameTemplate, EXAMPLE, { kind: 'pull', number }, branch);
  } catch {
    return undefined;
  }
}

function actionsProblems(choices: Choices): Remark[] {
  try {
    const { nameTemplate } = readGiven(givenInputs(choices));
    const looksAtAll = ['sweep', 'by-hand', 'max-previews'].some((id) => isSet(choices, id));
    if (looksAtAll) ownStart(nameTemplate, EXAMPLE);
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // A list of "- input: what is wrong"; a message about the name alone has no list.
    const list = [...error.message.matchAll(/^- (([a-z-]+): .*)$/gm)];
    return list.length > 0
      ? list.map(([, text = '', id = '']) => ({ id, text }))
      : [{ id: 'name', text: [error.message, error.remedy ?? ''].join(' ').trim() }];
  }
}

/**
 * The reason why a text that the action would accept cannot be used: a workflow cannot hold it, or GitHub would
 * interpret it.
 */
function unwritable(
  { id, kind, required = false, isAddress = false }: Option,
  text: string,
): string | undefined {
  if (kind === 'secret') return text === '' && !required ? undefined : badSecretName(id, text);
  if (required && text === '') return `${id}: is empty. Enter a value.`;
  if (UNWRITABLE.test(text)) return `${id}: contains an invisible character. Remove it.`;
  if (id !== 'env' && !isAddress && text.includes('://'))
    return `${id}: contains ://. A URL is not allowed here because it can contain a password.`;
  if (!text.includes('${{')) return undefined;
  if (id !== 'env')
    return `${id}: contains \${{, the start of a GitHub expression. Expressions are not allowed here.`;
  if (/\$\{\{ *(secrets|vars)\.GITHUB_/i.test(text))
    return "env: secrets.GITHUB_TOKEN is the workflow's own token, which an app must not get. GitHub reserves names that begin with GITHUB_.";
  return text.replace(/\$\{\{ *(secrets|vars)\.[A-Za-z_][A-Za-z0-9_]* *\}\}/g, '').includes('${{')
    ? 'env: can contain only the expressions ${{ secrets.NAME }} and ${{ vars.NAME }}. Add other expressions to the file by hand.'
    : undefined;
}

/** Control characters except line breaks and tabs, invisible line ends of YAML, and unpaired surrogates. */
const UNWRITABLE =
  /[^\t\n\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

function badSecretName(id: string, name: string): string | undefined {
  // GitHub's rules, in its notation. Most values that are pasted here by mistake break them:
  // https://docs.github.com/en/actions/reference/security/secrets
  return /^(?!GITHUB_)[A-Z_][A-Z0-9_]{0,99}$/.test(name)
    ? undefined
    : `${id}: must be the name of a secret, in capital letters as GitHub lists it. It can contain letters, digits and underscores, and cannot begin with a digit or with GITHUB_. Never enter the value of the secret here.`;
}
