import { createHash } from 'node:crypto';
import { Failure } from '../lib/errors.js';
import type { Repository, Subject, Variable } from './preview.js';

/** What the placeholders of a name template and of the app's variables stand for. */
export interface Placeholders {
  owner: string;
  repo: string;
  /** The pull request's number, or the branch's slug where there is none. */
  pr: string;
  branch: string;
}

/** The placeholders that a name may hold. */
export const NAME_PLACEHOLDERS = ['owner', 'repo', 'pr', 'branch'] as const;

/** A DNS label ends here, and the app's name becomes its host. */
const LONGEST_NAME = 63;
const HASH_LENGTH = 8;

/** The placeholders' values for a preview of this subject, built from this branch. */
export function placeholders(repository: Repository, subject: Subject, branch: string): Placeholders {
  return {
    owner: slug(repository.owner),
    repo: slug(repository.name),
    pr: subject.kind === 'pull' ? String(subject.number) : slug(subject.branch),
    branch: slug(branch),
  };
}

/**
 * The app's name from its template: lower-case letters, digits and hyphens, at most 63 of them. A name that would be
 * longer is cut and ends in a hash of the whole, so that two long names that begin alike stay two.
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

/** The start that all names of a template have in common; the whole name where it names one app alone. */
export function nameStart(template: string, repository: Repository): string {
  const shape = shapeOf(template, repository);
  const [start = ''] = shape.split('{');
  return start === shape ? appName(template, placeholders(repository, NO_PULL, '')) : start.slice(0, UNCUT);
}

/**
 * The same, for a look at all apps whose names begin so: it has to be a start that others do not have.
 * @throws Failure `input` where any app of the account could begin so, or any of the owner's
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
 * where the branch would have to be known.
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
  return name === appName(template, placeholders(repository, subject, of ?? ''));
}

/**
 * Whether the template can give this name to some app of the repository, or to that of a subject where one is given.
 * The branch of a pull request may have been another one when its app was named, so any is taken.
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
  if (!shape.includes('{')) {
    return name === appName(template, placeholders(repository, subject ?? NO_PULL, branch));
  }
  const [start = ''] = shape.split('{');
  return patternOf(shape).test(name) || isCut(name, start);
}

const NO_PULL: Subject = { kind: 'pull', number: 0 };
/** What is left of a name that is cut. */
const UNCUT = LONGEST_NAME - HASH_LENGTH - 1;

/** The template as far as its values are known; a placeholder stands for a slug, so hyphens double nowhere else. */
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

/** A placeholder that comes twice has one value. */
function patternOf(shape: string): RegExp {
  const seen = new Set<string>();
  const source = shape.replace(/\{([a-z]+)\}/g, (_, word: string) => {
    if (seen.has(word)) return `\\k<${word}>`;
    seen.add(word);
    return `(?<${word}>[a-z0-9]+(?:-[a-z0-9]+)*)`;
  });
  return new RegExp(`^${source}$`);
}

/** Whether a name that begins like this and would be longer could have become this one. */
function isCut(name: string, start: string): boolean {
  const kept = /^([a-z0-9-]+)-[0-9a-f]{8}$/.exec(name)?.[1] ?? '';
  return kept.length >= UNCUT - 1 && `${kept}-`.startsWith(start.slice(0, UNCUT));
}

/**
 * The app's variables with their placeholders filled. Only a lone `{word}` is one: `{{word}}` and `${word}` are those of
 * other templates, and braces around anything else (JSON, say) stay as they are.
 */
export function filledVariables(
  variables: readonly Variable[],
  values: Placeholders & { name: string; sha: string },
): Variable[] {
  return variables.map(({ key, value }) => ({ key, value: fill(value, values, LONE) }));
}

const LONE = /(?<![{$])\{([a-z]+)\}(?!\})/g;

/** The text with `{word}` replaced for every word that the values know. */
function fill(template: string, values: object, placeholder = /\{([a-z]+)\}/g): string {
  const known = new Map<string, string>(Object.entries(values) as [string, string][]);
  return template.replace(placeholder, (whole, word: string) => known.get(word) ?? whole);
}

/** Lower-case letters, digits and single hyphens of a text; a hash where nothing else would be left. */
export function slug(text: string): string {
  const kept = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return kept === '' ? hash(text) : kept;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
}
