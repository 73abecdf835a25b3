import { createHash } from 'node:crypto';
import { Failure } from '../lib/errors.js';
import type { Repository, Subject, Variable } from './preview.js';

/** The values of the placeholders in a name template and in the app's variables. */
export interface Placeholders {
  owner: string;
  repo: string;
  /** The pull request's number, or the branch's slug if there is no pull request. */
  pr: string;
  branch: string;
}

/** The placeholders that a name may hold. */
export const NAME_PLACEHOLDERS = ['owner', 'repo', 'pr', 'branch'] as const;

/** The longest DNS label: the app's name becomes its host. */
const LONGEST_NAME = 63;
const HASH_LENGTH = 8;

/** The placeholders' values for a preview of this subject, built from this branch. */
export function placeholders(repository: Repository, subject: Subject, branch: string): Placeholders {
  return {
    owner: slug(repository.owner),
    repo: slug(repository.name),
    pr: subject.kind === 'pull' ? String(subject.number) : branchSlug(subject.branch),
    branch: branchSlug(branch),
  };
}

/**
 * The app's name from its template: lower-case letters, digits and hyphens, at most 63 of them. A longer name is cut
 * and ends in a hash of the whole name, so that two long names with the same beginning stay different.
 */
export function appName(template: string, values: Placeholders): string {
  const whole = fill(template, values);
  const name = whole.replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
  if (name.length <= LONGEST_NAME && name !== '') return name;
  return `${name.slice(0, LONGEST_NAME - HASH_LENGTH - 1).replace(/-$/, '')}-${hash(whole)}`.replace(
    /^-/,
    'app-',
  );
}

/** The default of the input `name`. */
export const DEFAULT_NAME = '{owner}-{repo}-pr-{pr}';
/** The same for an app of a branch without a pull request. */
const DEFAULT_NAME_OF_BRANCH = '{owner}-{repo}-{branch}';

/** The name of the app of a subject that is built from this branch. */
export function nameOf(template: string, repository: Repository, subject: Subject, branch: string): string {
  const values = placeholders(repository, subject, branch);
  if (template !== DEFAULT_NAME || subject.kind === 'pull') return appName(template, values);
  // Otherwise it would have the name of a pull request's app.
  const isLikePull = /^pr-\d+$/.test(values.branch);
  return appName(DEFAULT_NAME_OF_BRANCH, {
    ...values,
    branch: isLikePull ? `${values.branch}-${hash(subject.branch)}` : values.branch,
  });
}

/** The names that earlier versions of this action gave to the same app, if they differ. */
export function earlierNames(
  template: string,
  repository: Repository,
  subject: Subject,
  branch: string,
): string[] {
  const before = {
    ...placeholders(repository, subject, branch),
    ...(subject.kind === 'branch' ? { pr: earlierSlug(subject.branch) } : {}),
    branch: earlierSlug(branch),
  };
  return [appName(template, before)].filter((name) => name !== nameOf(template, repository, subject, branch));
}

/** The beginning that all names of a template share; the whole name if the template names only one app. */
export function nameStart(template: string, repository: Repository): string {
  const shape = shapeOf(template, repository);
  const [start = ''] = shape.split('{');
  return start === shape ? appName(template, placeholders(repository, NO_PULL, '')) : start.slice(0, UNCUT);
}

/**
 * The same, for listing all apps whose names begin like this: other apps must not share the beginning.
 * @throws Failure `input` if any app of the account, or any of the owner's, could begin like this
 */
export function ownStart(template: string, repository: Repository): string {
  const [before = ''] = template.split(/\{(?:pr|branch)\}/);
  if (before === template || /[a-z0-9]/.test(before.replaceAll('{owner}', '')))
    return nameStart(template, repository);
  throw new Failure(
    'name-too-open',
    `The input name, ${template}, has neither {repo} nor its own word before {pr} or {branch}, so any app of the account could look like a preview. No app was checked, and nothing was created or deleted.`,
    {
      remedy:
        'For a sweep, and for max-previews, begin the template with {owner}-{repo} or with its own word.',
    },
  );
}

/**
 * Whether the template gives exactly this name to an app of the subject that was built from this branch; `undefined`
 * if that depends on a branch that is not known.
 */
export function isNamed(
  template: string,
  repository: Repository,
  name: string,
  subject: Subject,
  branch?: string,
): boolean | undefined {
  const of = subject.kind === 'branch' ? subject.branch : branch;
  if (of === undefined && template.includes('{branch}')) return undefined;
  return isOneOf(name, template, repository, subject, of ?? '');
}

/** Whether this version or an earlier one gives this name. */
function isOneOf(
  name: string,
  ...[template, repository, subject, branch]: Parameters<typeof nameOf>
): boolean {
  return (
    name === nameOf(template, repository, subject, branch) ||
    earlierNames(template, repository, subject, branch).includes(name)
  );
}

/**
 * Whether the template can give this name to some app of the repository, or of the subject if one is given. A pull
 * request may have had another branch when its app was named, so any branch is accepted.
 */
export function mayBeNamed(
  template: string,
  repository: Repository,
  name: string,
  subject?: Subject,
): boolean {
  if (name.length > LONGEST_NAME) return false;
  const shape = shapeOf(template, repository, subject);
  const branch = subject?.kind === 'branch' ? subject.branch : '';
  if (!shape.includes('{')) return isOneOf(name, template, repository, subject ?? NO_PULL, branch);
  const [start = ''] = shape.split('{');
  return patternOf(shape).test(name) || isCut(name, start);
}

const NO_PULL: Subject = { kind: 'pull', number: 0 };
/** The length that is left of a name that is cut. */
const UNCUT = LONGEST_NAME - HASH_LENGTH - 1;

/**
 * The template with its known values filled in. Any other placeholder stands for a slug, which has no double
 * hyphens.
 */
function shapeOf(template: string, repository: Repository, subject?: Subject): string {
  const { owner, repo, pr, branch } = placeholders(
    repository,
    subject ?? NO_PULL,
    subject?.kind === 'branch' ? subject.branch : '',
  );
  const known = {
    owner,
    repo,
    ...(subject === undefined ? {} : { pr }),
    ...(subject?.kind === 'branch' ? { branch } : {}),
  };
  return fill(template, known).replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
}

/** A placeholder that occurs twice has the same value both times. */
function patternOf(shape: string): RegExp {
  const seen = new Set<string>();
  const source = shape.replace(/\{([a-z]+)\}/g, (_, word: string) => {
    if (seen.has(word)) return `\\k<${word}>`;
    seen.add(word);
    return `(?<${word}>[a-z0-9]+(?:-[a-z0-9]+)*)`;
  });
  return new RegExp(`^${source}$`);
}

/** Whether this could be a longer name with this beginning, after it was cut. */
function isCut(name: string, start: string): boolean {
  const kept = /^([a-z0-9-]+)-[0-9a-f]{8}$/.exec(name)?.[1] ?? '';
  return kept.length >= UNCUT - 1 && `${kept}-`.startsWith(start.slice(0, UNCUT));
}

/**
 * The app's variables with their placeholders filled in. Only a lone `{word}` is a placeholder: `{{word}}` and
 * `${word}` belong to other templates, and braces around anything else (such as JSON) stay as they are.
 */
export function filledVariables(
  variables: readonly Variable[],
  values: Placeholders & { name: string; sha: string },
): Variable[] {
  return variables.map(({ key, value }) => ({ key, value: fill(value, values, LONE) }));
}

const LONE = /(?<![{$])\{([a-z]+)\}(?!\})/g;

/** The text with `{word}` replaced for every word that has a value. */
function fill(template: string, values: object, placeholder = /\{([a-z]+)\}/g): string {
  const known = new Map<string, string>(Object.entries(values) as [string, string][]);
  return template.replace(placeholder, (whole, word: string) => known.get(word) ?? whole);
}

/**
 * The slug of a branch. Several branches may have the same letters and digits, such as `fix/foo` and `fix-foo`: where
 * the slug loses something, a short hash keeps them apart.
 */
export function branchSlug(branch: string): string {
  const kept = slug(branch);
  return kept === branch || kept === hash(branch) || branch === '' ? kept : `${kept}-${hash(branch)}`;
}

/** The lower-case letters, digits and single hyphens of a text, without accents; a hash if nothing else would be left. */
export function slug(text: string): string {
  return slugOf(text, text.normalize('NFKD').replace(/\p{M}+/gu, ''));
}

/** The slug as earlier versions of this action made it: accents became hyphens. */
function earlierSlug(text: string): string {
  return slugOf(text, text.normalize('NFKD'));
}

function slugOf(text: string, plain: string): string {
  const kept = plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return kept === '' ? hash(text) : kept;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
}
