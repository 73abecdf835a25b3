import type { Severity } from '../rules/finding.js';
import type { ReaderRule } from '../project/problem.js';

/** How sure it is that Hasura behaves like this: seen in its source or tried (H), or one good source says so (M). */
type Confidence = 'H' | 'M';

export interface Rule {
  severity: Severity;
  confidence: Confidence;
  /** What the rule finds, for the table in docs/check.md. */
  finds: string;
  why: string;
  remedy: string;
}

/** The rules that look at the parts of a project together, or into its SQL. */
type CheckRule =
  | 'action-unknown-type'
  | 'database-url-in-clear'
  | 'database-variable-missing'
  | 'duplicate-name'
  | 'file-unused'
  | 'hygraph-forwards-headers'
  | 'hygraph-name-taken'
  | 'hygraph-not-fed'
  | 'ignore-unknown'
  | 'migration-comment-only'
  | 'migrations-without-source'
  | 'permission-duplicate'
  | 'permission-incomplete'
  | 'reference-unknown'
  | 'relationship-unknown-table'
  | 'secret-in-clear'
  | 'source-duplicate'
  | 'source-incomplete'
  | 'source-kind'
  | 'source-without-migrations'
  | 'sql-bom'
  | 'sql-copy-stdin'
  | 'sql-enum-value'
  | 'sql-not-in-transaction'
  | 'sql-psql'
  | 'sql-setting'
  | 'sql-syntax'
  | 'sql-transaction'
  | 'table-duplicate'
  | 'table-invalid'
  | 'table-key-misspelled'
  | 'table-key-unknown'
  | 'variable-missing'
  | 'variable-reserved';

export type RuleId = ReaderRule | CheckRule;

const SERVER_REFUSES = 'Hasura refuses the whole metadata.';
const APPLY_ENDS = "Hasura's CLI ends there, and no metadata is applied.";
const INCONSISTENT = 'The metadata is inconsistent, so the build fails.';

/**
 * All rules of the check. Only what is sure (H) may be an error: the build, or what is named, would fail. A warning is
 * something that is ignored in silence, or a surprise.
 */
export const RULES: Record<RuleId, Rule> = {
  // config.yaml and the files
  'config-version': {
    severity: 'warning',
    confidence: 'M',
    finds: 'A `config.yaml` whose version is not 3. A missing version counts as 1.',
    why: 'Version 1 is no longer supported. Version 2 has one database only, and is checked in part.',
    remedy: 'Update the project with hasura scripts update-project-v3.',
  },
  'path-outside': {
    severity: 'warning',
    confidence: 'M',
    finds: 'A path in `config.yaml` that leads out of the repository, or is absolute.',
    why: 'Hasura Cloud has only the files of the branch.',
    remedy: 'Use a path inside the repository.',
  },
  'link-outside': {
    severity: 'warning',
    confidence: 'M',
    finds: 'A symbolic link that leads out of the repository or to itself.',
    why: 'Hasura Cloud has only the files of the branch.',
    remedy: 'Put the files themselves into the repository.',
  },
  'not-checked': {
    severity: 'notice',
    confidence: 'H',
    finds: 'A file that was not checked: it is binary, too large, or nested too deeply.',
    why: 'Its faults show only in the build.',
    remedy: 'Split the file, or silence this rule if the file is as it should be.',
  },
  'yaml-syntax': {
    severity: 'error',
    confidence: 'H',
    finds: 'A file that is not valid YAML.',
    why: APPLY_ENDS,
    remedy: 'Fix the syntax at this place.',
  },
  'yaml-documents': {
    severity: 'warning',
    confidence: 'M',
    finds: 'A second YAML document in a file.',
    why: 'Hasura reads the first document only.',
    remedy: 'Move its content into the first document.',
  },
  'yaml-number': {
    severity: 'notice',
    confidence: 'M',
    finds: 'A number such as `010` or `1_000`, which Hasura reads as 8 and 1000.',
    why: 'Other programs read it as another number, or as a text.',
    remedy: 'Put it into quotes, or write the number that is meant.',
  },
  'metadata-missing': {
    severity: 'warning',
    confidence: 'H',
    finds: 'A metadata folder that is missing or has no metadata.',
    why: 'The app has no tables, and so no API.',
    remedy: 'Check metadata_directory in config.yaml, or run hasura metadata export.',
  },
  'sources-missing': {
    severity: 'error',
    confidence: 'H',
    finds: 'Metadata without `databases/databases.yaml`, or with one that is not a list.',
    why: 'Hasura refuses metadata without a list of databases.',
    remedy: 'Add the file; without databases it is [].',
  },
  'metadata-version': {
    severity: 'error',
    confidence: 'H',
    finds: 'A `version.yaml` that does not name the version of the metadata.',
    why: APPLY_ENDS,
    remedy: 'Write the version into version.yaml.',
  },
  'key-dropped': {
    severity: 'warning',
    confidence: 'H',
    finds: "A key that Hasura's CLI drops.",
    why: 'What it says has no effect.',
    remedy: 'Check the spelling of the key and where it stands, or delete it.',
  },
  // includes
  'include-missing': {
    severity: 'error',
    confidence: 'H',
    finds: 'An `!include` of a file that does not exist. Any text that contains `!include` counts.',
    why: APPLY_ENDS,
    remedy: 'Check the path. It begins at the folder of the file that includes it.',
  },
  'include-cycle': {
    severity: 'error',
    confidence: 'H',
    finds: 'An `!include` that leads back to its own file.',
    why: "Hasura's CLI never finishes.",
    remedy: 'Break the circle.',
  },
  'include-outside': {
    severity: 'warning',
    confidence: 'H',
    finds: 'An `!include` that leaves the project.',
    why: 'The file is not checked, and a change in it does not rebuild the app.',
    remedy: 'Move the file into the project.',
  },
  'include-not-yaml': {
    severity: 'error',
    confidence: 'H',
    finds: 'An `!include` of a file whose name does not end in `.yaml`; `.yml` does not count.',
    why: `Hasura's CLI sends the text of the file instead of its content. ${SERVER_REFUSES}`,
    remedy: 'Give the file a name that ends in .yaml.',
  },
  'include-elsewhere': {
    severity: 'warning',
    confidence: 'H',
    finds: 'An `!include` outside the tables and functions of `databases.yaml`.',
    why: "Hasura's CLI resolves includes only below tables and functions.",
    remedy: 'Write the content here.',
  },
  'file-unused': {
    severity: 'warning',
    confidence: 'H',
    finds: 'A file below the folder of a database that no other file includes.',
    why: 'Hasura never sees it.',
    remedy: 'Include it in tables.yaml or functions.yaml, or delete it.',
  },
  // sources
  'source-duplicate': {
    severity: 'warning',
    confidence: 'M',
    finds: 'Two databases of one name.',
    why: 'Only the last one counts.',
    remedy: 'Give each database its own name.',
  },
  'source-incomplete': {
    severity: 'warning',
    confidence: 'M',
    finds: 'A database without a name, a kind, a configuration or a list of tables.',
    why: 'The CLI sends an empty value for it, which Hasura does not accept.',
    remedy: 'Add what is missing; an empty list of tables is [].',
  },
  'source-kind': {
    severity: 'notice',
    confidence: 'H',
    finds: 'A database that is not PostgreSQL.',
    why: 'This action makes databases only on PostgreSQL, and does not check the SQL of others.',
    remedy: 'Give the address of an existing database of its kind in the input env.',
  },
  'source-without-migrations': {
    severity: 'notice',
    confidence: 'M',
    finds: 'A database in the metadata that has no folder of migrations.',
    why: 'Nothing is created in it. The command hasura deploy fails there.',
    remedy: 'Add the folder, unless the database gets its tables in another way.',
  },
  'migrations-without-source': {
    severity: 'warning',
    confidence: 'H',
    finds: 'A folder of migrations for a database that the metadata does not have.',
    why: 'Its migrations never run.',
    remedy: 'Give the folder the name of the database. Upper and lower case differ.',
  },
  // variables and secrets
  'database-variable-missing': {
    severity: 'error',
    confidence: 'H',
    finds: 'A database whose variable the workflow does not set.',
    why: 'The app cannot connect, so the build fails with source … is inconsistent.',
    remedy: 'Add the variable to the input postgres-env for a new database, or to env with its value.',
  },
  'variable-missing': {
    severity: 'warning',
    confidence: 'H',
    finds: 'Another variable that the metadata needs and the workflow does not set.',
    why: INCONSISTENT,
    remedy: 'Add the variable to the input env.',
  },
  'hygraph-not-fed': {
    severity: 'warning',
    confidence: 'H',
    finds:
      'A remote schema of Hygraph whose variables the workflow does not set. A notice if its address comes from elsewhere than `hygraph-env`.',
    why: 'Without its variables the remote schema is inconsistent, and nobody checks that other content can be read.',
    remedy:
      'Set hygraph-endpoint and hygraph-token. They set HYGRAPH_ENDPOINT and HYGRAPH_AUTHORIZATION, or what hygraph-env names.',
  },
  'hygraph-forwards-headers': {
    severity: 'warning',
    confidence: 'M',
    finds:
      'A remote schema of Hygraph with `forward_client_headers: true` and no Authorization header of its own.',
    why: "Hygraph gets the token of the app's user, and refuses it.",
    remedy: 'Add the header Authorization with value_from_env, or set forward_client_headers to false.',
  },
  'hygraph-name-taken': {
    severity: 'warning',
    confidence: 'H',
    finds:
      "Tables with the names of Hygraph's types or root fields, without a `customization` that renames them.",
    why: 'The remote schema is inconsistent. Before v2.45.4, Hasura silently left it out.',
    remedy: 'Give the remote schema customization.root_fields_namespace and customization.type_names.prefix.',
  },
  'variable-reserved': {
    severity: 'warning',
    confidence: 'M',
    finds: 'A variable named `HASURA_GRAPHQL_…` in `value_from_env`.',
    why: 'Hasura does not allow its own variables there.',
    remedy: 'Use a variable with another name.',
  },
  'secret-in-clear': {
    severity: 'warning',
    confidence: 'M',
    finds: 'A header whose name says that its value is secret, with the value in the file.',
    why: 'Whoever reads the repository reads the secret, also in its history.',
    remedy: 'Replace the secret, and name a variable with value_from_env.',
  },
  'database-url-in-clear': {
    severity: 'warning',
    confidence: 'M',
    finds: 'The address of a database written into the metadata.',
    why: 'Every preview would use that very database. A password in it is in the history for good.',
    remedy: 'Name a variable with from_env, and list it in postgres-env.',
  },
  // tables
  'table-invalid': {
    severity: 'error',
    confidence: 'H',
    finds: 'An entry of a list of tables that is not a table.',
    why: SERVER_REFUSES,
    remedy: 'Write the table with its name, as hasura metadata export does.',
  },
  'table-duplicate': {
    severity: 'warning',
    confidence: 'M',
    finds: 'A table that is listed twice.',
    why: 'Only the last one counts.',
    remedy: 'Remove one of the two.',
  },
  'table-key-misspelled': {
    severity: 'error',
    confidence: 'H',
    finds: 'A key of a table that is almost one that Hasura knows.',
    why: SERVER_REFUSES,
    remedy: 'Correct the spelling.',
  },
  'table-key-unknown': {
    severity: 'warning',
    confidence: 'M',
    finds: 'A key of a table that this version of the action does not know.',
    why: 'Hasura refuses the whole metadata if it does not know the key either.',
    remedy: 'Check the spelling of the key and where it stands.',
  },
  'permission-duplicate': {
    severity: 'error',
    confidence: 'H',
    finds: 'Two permissions of one kind for one role of a table.',
    why: SERVER_REFUSES,
    remedy: 'Merge the two.',
  },
  'permission-incomplete': {
    severity: 'error',
    confidence: 'H',
    finds: 'A permission without a role, or without what its kind requires.',
    why: SERVER_REFUSES,
    remedy: 'Add what is missing.',
  },
  'relationship-unknown-table': {
    severity: 'error',
    confidence: 'H',
    finds: 'A relationship to a table that the metadata does not have.',
    why: INCONSISTENT,
    remedy: 'Track the table, or remove the relationship.',
  },
  'duplicate-name': {
    severity: 'error',
    confidence: 'H',
    finds:
      'Two things of one kind and name: relationships, remote schemas, cron triggers and so on. A warning for functions, REST endpoints and the like, of which the last one counts.',
    why: SERVER_REFUSES,
    remedy: 'Remove or rename one of the two.',
  },
  'reference-unknown': {
    severity: 'warning',
    confidence: 'M',
    finds:
      'Another name of something that the metadata does not have: a source, a remote schema, a collection, a query.',
    why: INCONSISTENT,
    remedy: 'Check the name, or add what it names.',
  },
  // actions
  'actions-file-missing': {
    severity: 'warning',
    confidence: 'H',
    finds: 'Only one of `actions.yaml` and `actions.graphql`.',
    why: "Hasura's CLI leaves out all actions and custom types in silence.",
    remedy: 'Add the other file.',
  },
  'action-not-in-sdl': {
    severity: 'error',
    confidence: 'H',
    finds: 'An action in `actions.yaml` that `actions.graphql` does not have.',
    why: APPLY_ENDS,
    remedy: 'Add it to type Query or type Mutation in actions.graphql.',
  },
  'action-not-in-yaml': {
    severity: 'error',
    confidence: 'H',
    finds: 'An action in `actions.graphql` that `actions.yaml` does not have.',
    why: `It is sent without a kind and without a handler. ${SERVER_REFUSES}`,
    remedy: 'Add it to actions.yaml with its handler.',
  },
  'type-not-in-sdl': {
    severity: 'error',
    confidence: 'H',
    finds: 'A custom type in `actions.yaml` that `actions.graphql` does not have.',
    why: APPLY_ENDS,
    remedy: 'Add it to actions.graphql, or remove it from actions.yaml.',
  },
  'action-unknown-type': {
    severity: 'warning',
    confidence: 'M',
    finds: 'An action with a type that neither `actions.graphql` nor a table has.',
    why: INCONSISTENT,
    remedy: 'Define the type in actions.graphql.',
  },
  'sdl-syntax': {
    severity: 'error',
    confidence: 'H',
    finds: 'An `actions.graphql` that is not valid GraphQL.',
    why: APPLY_ENDS,
    remedy: 'Fix the syntax at this place.',
  },
  'sdl-refused': {
    severity: 'error',
    confidence: 'H',
    finds:
      'A union, a directive definition, `schema { … }`, or `extend` of anything but the types Query and Mutation in `actions.graphql`.',
    why: APPLY_ENDS,
    remedy: 'Remove it.',
  },
  'sdl-dropped': {
    severity: 'warning',
    confidence: 'H',
    finds: 'A directive or an interface in `actions.graphql`, which is not sent.',
    why: "Hasura's CLI drops it in silence.",
    remedy: 'Remove it, or write it in a way that Hasura knows.',
  },
  // migrations
  'migration-ignored': {
    severity: 'warning',
    confidence: 'H',
    finds: 'An SQL file in the migrations folder whose name or place is wrong.',
    why: "Hasura's CLI ignores it in silence.",
    remedy: 'Use <database>/<number>_<name>/up.sql.',
  },
  'migration-duplicate': {
    severity: 'error',
    confidence: 'H',
    finds: 'Two migrations of one version and direction; leading zeros do not count.',
    why: 'No migration of that database is applied.',
    remedy: 'Give one of them another number.',
  },
  'migration-version': {
    severity: 'error',
    confidence: 'H',
    finds: 'A version above 9223372036854775807.',
    why: "Hasura's CLI cannot go on after it.",
    remedy: 'Use a time in milliseconds, such as 1700000000000.',
  },
  'migration-empty': {
    severity: 'warning',
    confidence: 'H',
    finds: 'An `up.sql` without a single byte.',
    why: "Hasura's CLI leaves it out in silence.",
    remedy: 'Fill it, or delete the migration.',
  },
  'migration-down-only': {
    severity: 'error',
    confidence: 'H',
    finds: 'A version whose `up.sql` is missing or empty while its `down.sql` is not.',
    why: 'The migrations stop there with "up migration not found".',
    remedy: 'Add the up.sql, or delete the down.sql as well.',
  },
  'migration-comment-only': {
    severity: 'error',
    confidence: 'H',
    finds: 'An `up.sql` that has no statement: only comments, white space or semicolons.',
    why: 'PostgreSQL has nothing to run, and Hasura reports that as an error.',
    remedy: 'Add a statement, such as select 1; or delete the migration.',
  },
  // SQL
  'sql-syntax': {
    severity: 'error',
    confidence: 'H',
    finds:
      "SQL that PostgreSQL's grammar does not accept. A warning where an older version may accept what 18 does not.",
    why: 'The migration fails before its first statement runs.',
    remedy: 'Fix the syntax at this place.',
  },
  'sql-psql': {
    severity: 'error',
    confidence: 'H',
    finds: 'A command of psql, such as `\\connect`, or `\\restrict` of a new pg_dump.',
    why: 'Only psql knows it, so the migration fails.',
    remedy: 'Delete the line.',
  },
  'sql-copy-stdin': {
    severity: 'error',
    confidence: 'H',
    finds: '`COPY … FROM stdin`.',
    why: 'Hasura sends no data after the statement, so the migration fails.',
    remedy: 'Use insert; pg_dump writes it with --inserts.',
  },
  'sql-not-in-transaction': {
    severity: 'error',
    confidence: 'H',
    finds:
      'A statement that cannot run in a transaction, such as `CREATE INDEX CONCURRENTLY` or `VACUUM`. A warning if the first line is `-- hasura:no-transaction`.',
    why: 'Hasura runs each migration in a transaction, so it fails.',
    remedy: 'Use the form that runs in a transaction, for example create index without concurrently.',
  },
  'sql-transaction': {
    severity: 'warning',
    confidence: 'H',
    finds: '`BEGIN`, `COMMIT` or `ROLLBACK` in a migration.',
    why: 'The migration is no longer all or nothing: what comes before a commit stays if the rest fails.',
    remedy: 'Delete the statement: Hasura runs each migration in a transaction.',
  },
  'sql-setting': {
    severity: 'warning',
    confidence: 'H',
    finds: '`SET` or `set_config` that outlasts the migration, as pg_dump writes them.',
    why: 'The connection goes back to a pool and keeps the setting, so later statements may not find their tables.',
    remedy: 'Use set local, or true as the last argument of set_config.',
  },
  'sql-enum-value': {
    severity: 'warning',
    confidence: 'M',
    finds: 'A new value of an enum that the same migration seems to use.',
    why: 'PostgreSQL does not allow that in one transaction.',
    remedy: 'Use the value in a migration of its own.',
  },
  'sql-bom': {
    severity: 'warning',
    confidence: 'M',
    finds: 'An SQL file that begins with a byte order mark.',
    why: 'PostgreSQL may take it for a part of the first word.',
    remedy: 'Save the file as UTF-8 without a byte order mark.',
  },
  'sql-nul': {
    severity: 'warning',
    confidence: 'M',
    finds: 'An SQL file with a zero byte, or another binary file in its place.',
    why: 'PostgreSQL accepts no text with a zero byte.',
    remedy: 'Remove it. The file may be saved as UTF-16.',
  },
  // the check itself
  'ignore-unknown': {
    severity: 'warning',
    confidence: 'H',
    finds: 'A `preview-ignore` comment or a line of the input `ignore` that names no rule.',
    why: 'It silences nothing.',
    remedy: 'Check the name of the rule.',
  },
};

export const RULE_IDS = Object.keys(RULES) as RuleId[];
