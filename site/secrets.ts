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

/** The lines, by their variable or number, that seem to hold a secret as it is. */
export function looksSecret(env: string): string[] {
  return env.split('\n').flatMap((line) => {
    const [, key = '', value = ''] = /^\s*([^#=\s][^=]*?)\s*=(.*)$/.exec(line) ?? [];
    const plain = value.replace(/\$\{\{.*?\}\}/g, '').trim();
    const isOne =
      /:\/\/[^/\s@]*:[^/\s@]+@|\b(gh[pousr]_|github_pat_|sk[-_](live|test)|AKIA|xox[abp]-|eyJ[\w-]+\.)|-----BEGIN/.test(
        plain,
      ) ||
      (plain !== '' && /(SECRETS?|PASSWORD|PASSWD|TOKEN|API_?KEY|PRIVATE_?KEY)$/i.test(key));
    return isOne ? [key] : [];
  });
}

/** The secrets and variables that the app's own variables name. */
function inEnv(env: string): Stored[] {
  const named = new Map<string, Stored>();
  for (const line of env.split('\n').filter((text) => !text.trimStart().startsWith('#')))
    for (const [, kind, name = ''] of line.matchAll(/\$\{\{ *(secrets|vars)\.(\w+) *\}\}/g)) {
      const variable = line.slice(0, Math.max(line.indexOf('='), 0)).trim();
      named.set(`${String(kind)}.${name}`, {
        kind: kind === 'vars' ? 'variable' : 'secret',
        name,
        value: `For the app’s variable ${variable}, which Hasura Cloud is given.`,
      });
    }
  return [...named.values()];
}
