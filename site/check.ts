import { Failure } from '../src/lib/errors.js';
import { appName, ownStart, placeholders } from '../src/rules/names.js';
import type { Repository } from '../src/rules/preview.js';
import { type Choices, isActive, isOn, isSet, textOf } from './choices.js';
import { givenInputs, readGiven } from './given.js';
import { OPTIONS, type Option } from './options.js';
import { looksSecret } from './secrets.js';

/** Something to say of one option. */
export interface Remark {
  id: string;
  text: string;
}

/** The repository of the example. */
const EXAMPLE: Repository = { owner: 'acme', name: 'shop', id: 1, host: 'github.com' };

/**
 * Why the choices make no workflow: what a workflow cannot hold, and what the action refuses. A problem that only follows
 * from another one is left out.
 */
export function problemsOf(choices: Choices): Remark[] {
  const own = OPTIONS.filter(({ id }) => isActive(choices, id)).flatMap((option) => {
    const text = unwritable(option, textOf(choices, option.id));
    return text === undefined ? [] : [{ id: option.id, text }];
  });
  // The action would refuse most of these texts too, in other words.
  const others = actionsProblems(choices).filter(({ id }) => !own.some((problem) => problem.id === id));
  return [...own, ...withoutConsequence(others, choices)];
}

/** A list whose names are all refused is also an empty list to the action; the refused names are the problem. */
function withoutConsequence(problems: Remark[], choices: Choices): Remark[] {
  const ofNames = problems.filter(({ id }) => id === LIST_OF_NAMES);
  if (ofNames.length < 2) return problems;
  const ofEmptyList = actionsProblems({ ...choices, [LIST_OF_NAMES]: '' });
  return problems.filter(
    ({ id, text }) => id !== LIST_OF_NAMES || !ofEmptyList.some((problem) => problem.text === text),
  );
}

const LIST_OF_NAMES = 'postgres-env';

/** What is worth knowing of choices that can be used. */
export function notesOf(choices: Choices): Remark[] {
  const notes: Remark[] = [];
  const secretLines = looksSecret(textOf(choices, 'env'));
  if (secretLines.length > 0)
    notes.push({
      id: 'env',
      text: `${secretLines.join(', ')}: this looks like a secret, and everybody who can read the file would see it. Store it as a secret of the repository, and write \${{ secrets.NAME }} here. The address of this page does not keep it.`,
    });
  const name = exampleName(choices, 42);
  if (name !== undefined && name === exampleName(choices, 43, 'other'))
    notes.push({
      id: 'name',
      text: 'Without {pr} or {branch} all pull requests share one name, and only one of them can have an app.',
    });
  if (!isOn(choices, 'deployment'))
    notes.push({
      id: 'deployment',
      text: 'The deployment is also the record that an app was built well. Without it, and where the token may not see the jobs of projects, every push rebuilds.',
    });
  return notes;
}

/** The app's name for a pull request of acme/shop, as the action makes it; `undefined` where it would make none. */
export function exampleName(choices: Choices, number: number, branch = 'wishlists'): string | undefined {
  const template = textOf(choices, 'name');
  try {
    const { nameTemplate } = readGiven(
      new Map([
        ['hasura-cloud-token', 'token'],
        ['name', template],
      ]),
    );
    return appName(nameTemplate, placeholders(EXAMPLE, { kind: 'pull', number }, branch));
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
    // A list of "- input: what is wrong"; what is about a name alone comes without.
    const list = [...error.message.matchAll(/^- (([a-z-]+): .*)$/gm)];
    return list.length > 0
      ? list.map(([, text = '', id = '']) => ({ id, text }))
      : [{ id: 'name', text: [error.message, error.remedy ?? ''].join(' ').trim() }];
  }
}

/** What the action would take, and a workflow cannot hold or GitHub would read as something else. */
function unwritable({ id, kind, required = false }: Option, text: string): string | undefined {
  if (kind === 'secret') return text === '' && !required ? undefined : badSecretName(id, text);
  if (UNWRITABLE.test(text)) return `${id}: holds a character that is not shown; take it out.`;
  if (id !== 'env' && text.includes('://'))
    return `${id}: holds ://, so it is an address, which may have a password in it; it cannot stand here.`;
  if (!text.includes('${{')) return undefined;
  if (id !== 'env') return `${id}: holds \${{, which begins an expression of GitHub's; it cannot stand here.`;
  if (/\$\{\{ *(secrets|vars)\.GITHUB_/i.test(text))
    return "env: secrets.GITHUB_TOKEN is the workflow's own token, which an app must not have, and GitHub lets no name of yours begin with GITHUB_.";
  return text.replace(/\$\{\{ *(secrets|vars)\.[A-Za-z_][A-Za-z0-9_]* *\}\}/g, '').includes('${{')
    ? 'env: may hold the expressions ${{ secrets.NAME }} and ${{ vars.NAME }}; write any other one into the file by hand.'
    : undefined;
}

/** Control characters but for line breaks and tabs, line ends that YAML knows and nobody sees, halves of characters. */
const UNWRITABLE =
  /[^\t\n\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

function badSecretName(id: string, name: string): string | undefined {
  // GitHub's rules, and its way to show them. A value that is put here by mistake breaks them:
  // https://docs.github.com/en/actions/reference/security/secrets
  return /^(?!GITHUB_)[A-Z_][A-Z0-9_]{0,99}$/.test(name)
    ? undefined
    : `${id}: must be the name of a secret, in capitals as GitHub lists it: letters, digits and underscores, beginning with neither a digit nor GITHUB_. The value itself never comes here.`;
}
