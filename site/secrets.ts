import { secretsIn } from '../src/lib/sensitive.js';
import { type Choices, textOf } from './choices.js';

/** A secret to make, or a variable of the repository, which anybody who can read it may know. */
export interface Stored {
  kind: 'secret' | 'variable';
  name: string;
  /** What its value is, and where it comes from. */
  value: string;
  /** What it lets its holder do, or has to. */
  rights?: string;
}

/** What the workflow needs to be stored in the repository's settings. */
export function storedOf(choices: Choices): Stored[] {
  const secret = (id: string, value: string, rights?: string): Stored[] => {
    const name = textOf(choices, id);
    return name === '' ? [] : [{ kind: 'secret', name, value, ...(rights === undefined ? {} : { rights }) }];
  };
  return [
    ...secret(
      'hasura-cloud-token',
      'A personal access token: Hasura Cloud, My Account, Access Tokens.',
      'It makes, follows and deletes apps in the name of the account that it belongs to. It is sent to Hasura Cloud alone.',
    ),
    ...secret(
      'postgres-url',
      'postgres://user:password@host:5432, at the server’s own address: a pooler cannot create databases.',
      'The role needs CREATEDB. With CREATEROLE too, each preview gets a role of its own.',
    ),
    ...secret('postgres-ca-certificate', 'The certificate as PEM text, from -----BEGIN CERTIFICATE----- on.'),
    ...secret(
      'source-token',
      'A fine-grained personal access token of GitHub for this repository alone: Settings, Developer settings.',
      'Contents: read-only. It is handed to Hasura Cloud, which reads the branch with it.',
    ),
    ...inEnv(textOf(choices, 'env')),
  ];
}

/** The variables, by their names, that seem to hold a secret as it is. */
export function looksSecret(env: string): string[] {
  return env.split('\n').flatMap((line) => {
    const split = line.indexOf('=');
    const key = line.slice(0, Math.max(split, 0)).trim();
    return key !== '' && !key.startsWith('#') && holdsSecret(key, line.slice(split + 1)) ? [key] : [];
  });
}

/** Tokens by the way they begin, and what is a secret under any name. */
const TOKEN =
  /\b(gh[pousr]_|github_pat_|glpat-|npm_|[sr]k[-_](live|test)|sk-(ant|proj)-|SG\.|AKIA|xox[abeprs]-|eyJ[\w-]{10}|Bearer\s+\S)|hooks\.slack\.com\/|-----BEGIN/;
/** A word that long is a key rather than something to read; and the action's rule would be slow on it. */
const LONG_WORD = /[^\s/?#]{1000}/;

/** Whether the action would mask something of a value, or it is a token; what an expression stands for is none. */
function holdsSecret(key: string, value: string): boolean {
  const plain = value
    .replace(/\$\{\{[^{}]*\}\}/g, '')
    // An address can hold anything, and the action's rule would try a scheme from each of its characters.
    .replace(/(?<![\w+.-])[\w+.-]+:\/\//g, 'x://')
    .trim();
  if (plain === '') return false;
  // Where a part of the value is stored as a secret, the name tells nothing of the rest.
  const name = /\$\{\{ *secrets\./.test(value) ? '' : key;
  return TOKEN.test(plain) || LONG_WORD.test(plain) || secretsIn({ key: name, value: plain }).length > 0;
}

/** The secrets and variables that the app's own variables name. */
function inEnv(env: string): Stored[] {
  const named = new Map<string, Stored>();
  for (const line of env.split('\n').filter((text) => !text.trimStart().startsWith('#')))
    for (const [, kind, name = ''] of line.matchAll(/\$\{\{ *(secrets|vars)\.(?!GITHUB_)(\w+) *\}\}/gi)) {
      const variable = line.slice(0, Math.max(line.indexOf('='), 0)).trim();
      named.set(`${String(kind)}.${name}`, {
        kind: kind === 'vars' ? 'variable' : 'secret',
        name,
        value: `For the app’s variable ${variable}, which Hasura Cloud is given.`,
      });
    }
  return [...named.values()];
}
