/** A message of a build that Hasura Cloud passes on, as users of the service and PostgreSQL's manual report it. */
export interface BuildMessage {
  text: RegExp;
  /** The message for docs/errors.md; `…` stands for the part that differs. */
  words: string;
  meaning: string;
  /** What to do, in sentences. */
  remedy: string;
}

const OWN_ROLE =
  'The migrations ran as the role that this action created for the preview. It owns its database, but it is not a superuser and cannot create roles.';

/** The first message that fits counts. */
export const BUILD_MESSAGES: readonly BuildMessage[] = [
  {
    text: /permission denied to create extension|must be superuser to create/i,
    words: 'permission denied to create extension "…"',
    meaning: OWN_ROLE,
    remedy:
      "The preview's role is not a superuser, so it can create only trusted extensions. Create this extension in a database on the server of postgres-url, set postgres-template to the name of that database, and write CREATE EXTENSION IF NOT EXISTS in the migration.",
  },
  {
    text: /permission denied to (?:create|alter|grant) role|must be able to SET ROLE|must be member of role|permission denied to set role/i,
    words: 'permission denied to create role',
    meaning: OWN_ROLE,
    remedy:
      "The preview's role cannot create roles or give objects to other roles. Leave CREATE ROLE and OWNER TO out of the migrations, or run them only if the current role may do so.",
  },
  {
    text: /role "[^"\n]{1,200}" does not exist/i,
    words: 'role "…" does not exist',
    meaning: 'A migration names a role (OWNER TO, GRANT) that the server for previews does not have.',
    remedy:
      'Create that role on the server of postgres-url, or leave it out of the migrations: they run as the role of the preview.',
  },
  {
    text: /relation "[^"\n]{1,200}" already exists/i,
    words: 'relation "…" already exists',
    meaning: 'The migrations ran on a database that is not empty.',
    remedy:
      'Set postgres-url and postgres-env, so that each build gets new databases. If postgres-template is set, that database must not contain what the migrations create, unless build-from is commit and postgres-template-migrations says which of them it holds. Pushing again without such a change fails in the same way.',
  },
  {
    text: /environment variable '?[\w"]+'? (?:is )?not set|source with name "?[^"\n]{0,200}"? is inconsistent/i,
    words: 'source with name "default" is inconsistent',
    meaning: 'The app has no value for the variable of that database, or cannot reach the database.',
    remedy:
      "Set the database's variable in the workflow, in postgres-env or env, and make sure that the server accepts connections from Hasura Cloud. Pushing again without such a change fails in the same way.",
  },
  {
    text: /version check: failed to get version|error code: 520/i,
    words: 'version check: failed to get version from server',
    meaning: 'The new app was not ready in time. Another form of this message is `Error code: 520`.',
    remedy: 'The new app was not ready in time. Run the job again.',
  },
  {
    text: /directory "[^"\n]{0,1000}" not found in the branch/i,
    words: 'directory "…" not found in the branch',
    meaning:
      'The branch has no such folder. GitHub did not answer when this action checked it before the build.',
    remedy: 'Check the input project-directory.',
  },
];

/** Of a longer text only so much is searched. */
const MOST_CHARACTERS = 20_000;

/** What to do about a failed build whose error has these words; `undefined` if they are not known. */
export function remedyFor(words: string | undefined): string | undefined {
  const searched = words?.slice(0, MOST_CHARACTERS) ?? '';
  return BUILD_MESSAGES.find(({ text }) => text.test(searched))?.remedy;
}
