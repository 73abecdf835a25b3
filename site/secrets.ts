import { secretsIn } from '../src/lib/sensitive.js';
import { type Choices, textOf } from './choices.js';

/** A secret to create, or a variable of the repository, which anybody who can read the repository may know. */
export interface Stored {
  kind: 'secret' | 'variable';
  name: string;
  /** Its value, and where to get it. */
  value: string;
  /** The rights that it has or needs. */
  rights?: string;
}

/** The secrets and variables to store in the settings of the repository. */
export function storedOf(choices: Choices): Stored[] {
  const secret = (id: string, value: string, rights?: string): Stored[] => {
    const name = textOf(choices, id);
    return name === '' ? [] : [{ kind: 'secret', name, value, ...(rights === undefined ? {} : { rights }) }];
  };
  return [
    ...secret(
      'hasura-cloud-token',
      'A personal access token from Hasura Cloud: My Account, Access Tokens.',
      'It gives access to all projects of its account. The action sends it only to Hasura Cloud.',
    ),
    ...secret(
      'postgres-url',
      'A URL such as postgres://user:password@host:5432. Use the address of the server, not of a pooler.',
      'The role needs CREATEDB. If it also has CREATEROLE, each preview gets its own role.',
    ),
    ...secret(
      'postgres-ca-certificate',
      'The certificate as PEM text, starting with -----BEGIN CERTIFICATE-----.',
    ),
    ...secret(
      'hygraph-token',
      'A permanent auth token from Hygraph: Project settings, Access, API access. Create it for previews alone.',
      'It needs Read on the models of the preview, in the stage that it reads, and nothing else. The action sends it to Hygraph and, as a variable of the app, to Hasura Cloud.',
    ),
    ...secret(
      'source-token',
      'A fine-grained personal access token from GitHub: Settings, Developer settings. Limit it to this repository.',
      'It needs the permission “Contents: read-only”. Hasura Cloud uses it to read the branch.',
    ),
    ...inEnv(textOf(choices, 'env')),
  ];
}

/** The names of the variables whose values look like plain secrets. */
export function looksSecret(env: string): string[] {
  return env.split('\n').flatMap((line) => {
    const split = line.indexOf('=');
    const key = line.slice(0, Math.max(split, 0)).trim();
    return key !== '' && !key.startsWith('#') && holdsSecret(key, line.slice(split + 1)) ? [key] : [];
  });
}

/** Tokens with a known prefix, and other texts that are always secret. */
const TOKEN =
  /\b(gh[pousr]_|github_pat_|glpat-|npm_|[sr]k[-_](live|test)|sk-(ant|proj)-|SG\.|AKIA|xox[abeprs]-|eyJ[\w-]{10}|Bearer\s+\S)|hooks\.slack\.com\/|-----BEGIN/;
/** A word of this length is probably a key; the action's rule would also be slow on it. */
const LONG_WORD = /[^\s/?#]{1000}/;

/** Whether a value is a token, or contains something that the action would mask. Ignores expressions. */
function holdsSecret(key: string, value: string): boolean {
  const plain = value
    .replace(/\$\{\{[^{}]*\}\}/g, '')
    // A URL can contain anything, and the action's rule would try to match a scheme from each of its characters.
    .replace(/(?<![\w+.-])[\w+.-]+:\/\//g, 'x://')
    .trim();
  if (plain === '') return false;
  // If a secret fills a part of the value, the name does not describe the rest.
  const name = /\$\{\{ *secrets\./.test(value) ? '' : key;
  return TOKEN.test(plain) || LONG_WORD.test(plain) || secretsIn({ key: name, value: plain }).length > 0;
}

/** The secrets and variables of the repository that the app's own variables use. */
function inEnv(env: string): Stored[] {
  const named = new Map<string, Stored>();
  for (const line of env.split('\n').filter((text) => !text.trimStart().startsWith('#')))
    for (const [, kind, name = ''] of line.matchAll(/\$\{\{ *(secrets|vars)\.(?!GITHUB_)(\w+) *\}\}/gi)) {
      const variable = line.slice(0, Math.max(line.indexOf('='), 0)).trim();
      named.set(`${String(kind)}.${name}`, {
        kind: kind === 'vars' ? 'variable' : 'secret',
        name,
        value: `The value of the app’s variable ${variable}. The action sends it to Hasura Cloud.`,
      });
    }
  return [...named.values()];
}
