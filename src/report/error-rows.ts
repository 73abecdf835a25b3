import type { Code } from '../lib/error-codes.js';

/** A row of docs/errors.md. */
export interface ErrorRow {
  /** Words of the message as written in `src`; `…` replaces the part that varies. */
  words: string;
  meaning: string;
  /** What to do, in Markdown. */
  remedy: string;
}

const AGAIN = 'Run the job again.';
const PROXY_AND_ROUTE =
  'Run the job again. On a self-hosted runner, check its network, `HTTPS_PROXY`, `NO_PROXY` and `NODE_EXTRA_CA_CERTS`.';

/**
 * A row for each code. `npm run readme` writes the tables of docs/errors.md from them. They are not part of the
 * bundle.
 */
export const ERROR_ROWS: Record<Code, ErrorRow> = {
  'hasura-token-refused': {
    words: 'Hasura Cloud refused the token',
    meaning:
      'The token has a typo, was cut off or was deleted. Hasura Cloud answers as if nobody had signed in.',
    remedy: 'Create a new token (My Account → Access Tokens) and store it again.',
  },
  'invalid-input': {
    words: 'Invalid input',
    meaning: 'One or more inputs are invalid. The error lists each one with its valid values.',
    remedy: 'Correct them.',
  },
  'no-such-folder': {
    words: 'so there is nothing to build. Nothing was created or deleted.',
    meaning:
      'The commit has no such folder, or no `config.yaml` in it. The error names the most similar folder that has one.',
    remedy:
      'Set `project-directory` to the folder of the Hasura project, relative to the root of the repository.',
  },
  'two-projects-one-name': {
    words: 'The app … was built from … and this step would rebuild it from',
    meaning: 'Two steps or workflows build different project folders under one app name.',
    remedy:
      'Give each its own `name`. If the project has moved to another folder, delete the old one, or comment `/preview rebuild`.',
  },
  'step-failed': {
    words: 'failed, so the app is not finished.',
    meaning:
      "The branch's metadata or migrations do not apply. The error quotes the service. The app is kept for debugging.",
    remedy: 'See [below](#messages-of-hasura-cloud-itself), then push again.',
  },
  'content-faulty': {
    words: 'Not built: … with the content in Hygraph … Nothing was created or deleted.',
    meaning: 'The preview could not read its content, or what it would read is not known.',
    remedy:
      'Do what the finding says: [hygraph.md](hygraph.md) explains each rule. To build anyway, name the rule in `ignore`.',
  },
  'content-check-failed': {
    words: 'Found … with the content in Hygraph.',
    meaning:
      'The step of `hygraph/action.yml` found that the content cannot be read, or that too much is public.',
    remedy: 'Do what the finding says: [hygraph.md](hygraph.md) explains each rule.',
  },
  'project-faulty': {
    words: 'Not built: … in the project … Nothing was created or deleted.',
    meaning:
      'The check found faults with which the build would fail. Each is annotated on its line. An existing app stays as it is.',
    remedy:
      'Fix them: [check.md](check.md) explains each rule. To build anyway, set `check` to `warn`, or silence a rule.',
  },
  'project-not-read': {
    words: 'The project was not checked:',
    meaning: 'GitHub did not return the files of the commit in time.',
    remedy: 'Run the job again later.',
  },
  'not-checked': {
    words: 'The build goes on.',
    meaning:
      'GitHub did not return the files of the commit in time, so the project was built without a check.',
    remedy: 'Nothing. The next push is checked again.',
  },
  'not-reviewed': {
    words: 'The changes were not reviewed',
    meaning:
      'GitHub did not return both sides in time, or a config.yaml cannot be read. The preview is not affected.',
    remedy: 'Nothing. The next run reviews again.',
  },
  'review-not-passed': {
    words: 'The review fails the run',
    meaning:
      'The input `review-fail-on` names what the review found. The preview is built, and stays as it is.',
    remedy:
      'Change it. If it is intended, add the label in `review-approve-label`. Where the workflow lists `labeled` among its types, that starts a run which passes.',
  },
  'not-rehearsed': {
    words: 'The migrations were not rehearsed',
    meaning:
      'GitHub did not return the files in time, or the PostgreSQL server for the rehearsal could not be used. The preview is not affected.',
    remedy: 'If it happens again, check `rehearsal-postgres-url`, or the PostgreSQL on the runner.',
  },
  'merge-would-fail': {
    words: 'Merging this would not work',
    meaning:
      'The new migrations fail on a database that has those of the base branch, or they give it another schema than a new database gets. The preview is built, and stays as it is.',
    remedy:
      'Each problem is on its line, and [the rehearsal](rehearsal.md) explains it. To let such a pull request pass, set `rehearsal` to `warn`.',
  },
  'catalog-changed': {
    words: 'Somebody else applied migrations to',
    meaning:
      'With `build-from: commit`, the action compares what the app keeps of its migrations before it writes that. Somebody else has written it in the meantime, so nothing was overwritten.',
    remedy:
      "Run the job again. Apply migrations by hand, for example with Hasura's CLI, only once the preview is ready: the next push then makes new databases.",
  },
  'seed-failed': {
    words: 'is ready, but without the rest of its seeds.',
    meaning:
      'The app was built and proved, and then a seed failed. Each file runs in a transaction of its own, so the files before it are applied.',
    remedy: 'Fix the seed and push again: the app is rebuilt with new databases.',
  },
  'metadata-inconsistent': {
    words: 'of its metadata … inconsistent.',
    meaning: 'The app runs, but tables, permissions or remote schemas that the metadata names are missing.',
    remedy: 'Make metadata, migrations and `env` match.',
  },
  'account-limit': {
    words: 'Hasura Cloud says that a limit of the account is reached',
    meaning:
      '60 builds this month, or 3 projects at once, on an account with only Free projects. Nothing that existed was changed.',
    remedy:
      'Delete projects, run with `mode: sweep`, set `max-previews`, wait for the next month, or use a paid plan.',
  },
  'no-room': {
    words: 'There is no room for … max-previews is',
    meaning: 'There are already as many previews as `max-previews` allows.',
    remedy: 'Close one, comment `/preview delete` on it, raise the number, or set `when-full: evict`.',
  },
  'app-not-marked': {
    words: 'that this action did not create: it carries no marker.',
    meaning:
      "An app of this name exists, and nothing shows that it belongs to this preview. It may be the old action's or somebody's own. A build would delete it.",
    remedy:
      "If it is the old action's, set `adopt-unmarked: true` until its apps are rebuilt or deleted. Otherwise choose another `name`.",
  },
  'app-of-another': {
    words: 'The account has an app named … that belongs to',
    meaning: 'The app of this name belongs to another pull request or repository.',
    remedy: 'Give each its own `name`, with `{pr}` and, for several repositories, `{repo}` in it.',
  },
  'owner-unknown': {
    words: 'and its owner cannot be read',
    meaning: "Hasura Cloud did not return the app's variables.",
    remedy: 'Check the project in Hasura Cloud, and run the job again.',
  },
  'marker-changed': {
    words: 'was changed since it was read.',
    meaning: 'Another run changed the app between the check and the deletion, so it was not deleted.',
    remedy: AGAIN,
  },
  'project-not-proved': {
    words: 'Could not verify that project … belongs to this build',
    meaning: 'Hasura Cloud returned a project that does not carry the marker of this build.',
    remedy: 'Check the project in Hasura Cloud, and run the job again.',
  },
  'name-taken': {
    words: 'The name of the app is taken',
    meaning: 'Names are unique in all of Hasura Cloud, and this one is in use.',
    remedy: 'Choose another `name`.',
  },
  'name-refused': {
    words: 'and refused to rename it to',
    meaning: 'Hasura Cloud created the app under another name and refused to rename it.',
    remedy: 'Choose another `name`.',
  },
  'name-too-open': {
    words: 'so any app of the account could look like a preview.',
    meaning: 'A sweep or `max-previews` would have to check apps that are not previews.',
    remedy: 'Begin `name` with `{owner}-{repo}` or with a word of its own.',
  },
  'hasura-not-allowed': {
    words: 'Hasura Cloud does not allow the account of this token to do that',
    meaning: "The token's account may not create or delete projects.",
    remedy: 'Use the token of somebody who may.',
  },
  'project-not-created': {
    words: 'Hasura Cloud could not create the project.',
    meaning: "The error quotes Hasura Cloud's reason.",
    remedy: 'Fix what it names. If the problem is on its side, run the job again.',
  },
  'project-not-found': {
    words: "and no app carries this build's id.",
    meaning: 'Hasura Cloud accepted the request, but no project of this build can be found.',
    remedy: `${AGAIN} If it happens again, check the projects in Hasura Cloud.`,
  },
  'jobs-not-found': {
    words: 'so it is unknown whether the migrations ran.',
    meaning: 'The app exists, but the job that applies metadata and migrations is not visible.',
    remedy: AGAIN,
  },
  'checks-failed': {
    words: 'The app was deployed, but its checks fail.',
    meaning: 'Its health check or metadata API did not respond correctly in time.',
    remedy: 'Check the app in the console, and run the job again.',
  },
  'metadata-unknown': {
    words: 'The app did not report whether its metadata is consistent',
    meaning: 'The metadata API of the app answered with an error.',
    remedy: 'Run the job again; if it happens again, check the app in the console.',
  },
  'app-vanished': {
    words: "is no longer listed among the account's projects.",
    meaning: 'Somebody or something deleted the app while it was being built.',
    remedy: AGAIN,
  },
  'app-replaced': {
    words: 'An older run replaced the app',
    meaning:
      'Two runs for one pull request ran at the same time, and it happened again while the app was rebuilt.',
    remedy: 'Use one [concurrency group](setup.md#the-workflow) for all jobs of a pull request.',
  },
  'being-removed': {
    words: 'Another run is removing the app',
    meaning: 'A sweep, a command or a close deletes the app at this moment.',
    remedy: 'Run the job again if you still need the preview.',
  },
  'databases-dropped': {
    words: 'Other runs dropped the databases of',
    meaning: 'Two runs for one pull request ran at the same time.',
    remedy: 'Use one [concurrency group](setup.md#the-workflow) for all jobs of a pull request.',
  },
  'variables-not-set': {
    words: 'do not have the values that were set.',
    meaning: 'Hasura Cloud accepted the variables and then returned other values.',
    remedy: `${AGAIN} It rebuilds the app.`,
  },
  'state-unknown': {
    words: 'so … was not changed.',
    meaning:
      'GitHub or Hasura Cloud did not answer, so the action could not tell whether anything has changed. It kept the app and its data.',
    remedy: 'Push again later. Running this job again rebuilds the app with fresh data.',
  },
  'order-lost': {
    words: 'The response to the create request was lost, so it is unknown whether … is being built',
    meaning: 'The connection broke right after the create request.',
    remedy: 'Run the job again. It replaces whatever was created after all.',
  },
  'not-removed': {
    words: 'was not deleted.',
    meaning: 'An app or a database could not be deleted. The error says why.',
    remedy: `${AGAIN} The nightly sweep tries too.`,
  },
  'sweep-unknown': {
    words: 'Could not determine what the sweep would do.',
    meaning: 'A dry run of a sweep could not read everything.',
    remedy: AGAIN,
  },
  'sweep-incomplete': {
    words: 'A batch of … was kept.',
    meaning: 'A sweep could not delete everything. The error has one line for each thing that is left.',
    remedy: 'The next sweep tries again.',
  },
  'no-graphql': {
    words: 'with something other than a GraphQL response',
    meaning: "An outage, a gateway's error page, or a wrong `api-url`.",
    remedy: 'Run the job again later; check `api-url`.',
  },
  'hasura-error': {
    words: 'Hasura Cloud answered with an error',
    meaning: 'Hasura Cloud reported a problem of its own. The error quotes it.',
    remedy: 'Run the job again later.',
  },
  'hasura-too-many-requests': {
    words: 'Hasura Cloud says that too many requests were made',
    meaning: 'Too many runs used the account at the same time.',
    remedy: 'Run the job again later.',
  },
  'request-refused': {
    words: 'Hasura Cloud refused the request',
    meaning: 'Hasura Cloud rejected a value, for example a plan or a region. The error quotes it.',
    remedy: 'Correct the input that it names.',
  },
  'api-changed': {
    words: 'it no longer has a field that this action requests',
    meaning: 'Hasura Cloud changed its API.',
    remedy: 'Check for a newer version of this action.',
  },
  'unexpected-answer': {
    words: 'an unexpected shape at',
    meaning: 'Hasura Cloud or GitHub answered in a form that this version does not know.',
    remedy: `${AGAIN} If it happens again, check for a newer version of this action.`,
  },
  'no-admin-secret': {
    words: 'Hasura Cloud returned no admin secret for the app',
    meaning: 'Without it, the action cannot check the app.',
    remedy: 'Set `HASURA_GRAPHQL_ADMIN_SECRET` in `env`.',
  },
  'endpoint-not-trusted': {
    words: 'an endpoint that is not a plain https address under hasura.app',
    meaning: "The action sends the app's admin secret to Hasura's own addresses only.",
    remedy: 'If your apps have their own domain, set `allow-custom-api-url: true`.',
  },
  timeout: {
    words: 'Timed out after … while',
    meaning: 'The run took longer than `timeout-minutes`.',
    remedy: 'Run the job again. Raise the value if builds take that long.',
  },
  cancelled: {
    words: 'The run was cancelled',
    meaning: 'Somebody cancelled the job, or a newer run replaced it.',
    remedy: 'Nothing if a newer run follows. Otherwise run the job again.',
  },
  'github-not-allowed': {
    words: 'GitHub did not allow this run',
    meaning: 'The job lacks a permission. The next sentence names it.',
    remedy: "Add it to the job's [permissions](setup.md#permissions-and-why).",
  },
  'github-token-refused': {
    words: 'GitHub refused the token when asked to',
    meaning: '`github-token` is wrong or has expired.',
    remedy: 'Replace the token, or leave the input out to use the token of the workflow.',
  },
  'github-token-not-authorized': {
    words: 'GitHub did not accept the token when asked to',
    meaning:
      'The organization requires single sign-on or an IP allow list, and `github-token` is not authorized for it.',
    remedy: "Authorize the token, or leave the input out to use the workflow's own token.",
  },
  'github-error': {
    words: 'GitHub could not',
    meaning: 'GitHub reported a problem. The error quotes it.',
    remedy: 'Run the job again later.',
  },
  'too-much-to-search': {
    words: 'has too many … to search.',
    meaning: 'The pull request has hundreds of large comments, or the branch has hundreds of pull requests.',
    remedy: 'Delete or close unused ones, or set `comment: false`.',
  },
  'repository-changed': {
    words: 'GitHub answered for another repository than',
    meaning: 'The repository was renamed or created anew while the job ran.',
    remedy: 'Run the job again under the new name.',
  },
  'other-server': {
    words: 'This repository is hosted on',
    meaning: 'The repository is not on github.com, and Hasura Cloud would have to fetch the branch.',
    remedy: 'Set [`build-from: commit`](direct.md#github-enterprise-server-and-ghecom).',
  },
  'unusable-event': {
    words: 'The event that started this run cannot be used',
    meaning: 'A variable or a field that the runner always sets is missing.',
    remedy: 'Run the action as a step of a GitHub Actions workflow.',
  },
  'no-such-branch': {
    words: 'There is no branch … in this repository.',
    meaning: 'The branch of a run that was started by hand does not exist.',
    remedy: 'Check `branch`. To delete the preview of a deleted branch, set `mode: delete`.',
  },
  'no-such-pull': {
    words: 'There is no pull request',
    meaning: 'The pull request of a run that was started by hand does not exist.',
    remedy: 'Check `pr-number`.',
  },
  'started-on-tag': {
    words: 'This run was started on a tag',
    meaning: 'Previews are built from branches.',
    remedy: 'Start it on a branch, or set `branch` or `pr-number`.',
  },
  'input-of-another-event': {
    words: 'but this event is about',
    meaning: '`branch` or `pr-number` names something other than what the event is about.',
    remedy: 'Set them for runs by hand only.',
  },
  'sweep-of-one': {
    words: 'A sweep checks every preview, but',
    meaning: '`branch` or `pr-number` is set together with `mode: sweep`.',
    remedy: 'Leave it out, or set `mode: delete`.',
  },
  unreachable: {
    words: 'could not be reached',
    meaning: 'The runner has no connection to the service, or a proxy or certificate on the way stops it.',
    remedy: PROXY_AND_ROUTE,
  },
  'no-answer-in-time': {
    words: 'did not answer within',
    meaning: 'A service took too long.',
    remedy: 'Run the job again later.',
  },
  'postgres-sign-in': {
    words: 'it refused the user name or password of postgres-url',
    meaning: 'PostgreSQL rejected the sign-in.',
    remedy: 'Check the secret. Percent-encode special characters.',
  },
  'postgres-no-password': {
    words: 'it requires a password, and postgres-url has none',
    meaning: '`postgres-url` has no password.',
    remedy: 'Write `postgres://user:password@host:5432`.',
  },
  'postgres-not-admitted': {
    words: 'it does not accept this user from this address, or not over this kind of connection',
    meaning: '`pg_hba.conf` or an IP allow list rejects the runner, or the server requires TLS.',
    remedy: "Admit GitHub's runners; check `sslmode`.",
  },
  'postgres-channel-binding': {
    words: 'it does not sign in with SCRAM bound to the TLS connection',
    meaning:
      '`channel_binding=require` in `postgres-url`, and a proxy that ends TLS, or a password stored as MD5.',
    remedy: "Connect to the server directly; set the role's password again.",
  },
  'postgres-no-right': {
    words: 'the role in postgres-url may not do that',
    meaning: 'The role may not create databases.',
    remedy: '`ALTER ROLE … CREATEDB CREATEROLE`.',
  },
  'postgres-read-only': {
    words: 'it accepts no writes: it is a read-only replica',
    meaning: '`postgres-url` points to a replica.',
    remedy: 'Use the address of the primary server.',
  },
  'postgres-no-database': {
    words: 'the database does not exist',
    meaning: 'The database in `postgres-url`, or `postgres-template`, does not exist there.',
    remedy: 'Correct the name. Behind a pooler, use the address of the server itself.',
  },
  'postgres-template': {
    words: 'that database cannot be used this way',
    meaning: '`postgres-template` may not be copied.',
    remedy: 'Check that database.',
  },
  'template-unclear': {
    words: 'has tables, but does not say which migrations made them',
    meaning:
      'With `build-from: commit`, migrations that a copy of `postgres-template` already holds are not run. Which those are is not clear here.',
    remedy: 'Set [`postgres-template-migrations`](databases.md#templates-with-migrations).',
  },
  'postgres-pooler': {
    words: 'it does not speak the full PostgreSQL protocol, so it is probably a pooler',
    meaning: 'A pooler such as PgBouncer answers at this address.',
    remedy: "Use the server's own address.",
  },
  'postgres-in-use': {
    words: 'the database is in use by others',
    meaning: 'Somebody is connected to `postgres-template`.',
    remedy: 'End those sessions, and run the job again.',
  },
  'postgres-dependency': {
    words: 'something else depends on it',
    meaning: "Objects outside the preview's database depend on its role.",
    remedy: 'Remove what the server names, and run the job again.',
  },
  'postgres-full': {
    words: 'it has no free connections',
    meaning: 'The server has no free connections or no free disk space.',
    remedy: 'Free some, and run the job again.',
  },
  'postgres-unreachable': {
    words: 'it refuses connections',
    meaning: 'Wrong host or port, or a firewall.',
    remedy: "Check both. GitHub's runners and Hasura Cloud must reach the server.",
  },
  'postgres-connection-lost': {
    words: 'the connection broke',
    meaning: 'The connection to the server ended in the middle of a statement.',
    remedy: AGAIN,
  },
  'postgres-interrupted': {
    words: 'an administrator ended the connection',
    meaning: 'The server is restarting, or cancelled the statement.',
    remedy: AGAIN,
  },
  'postgres-certificate': {
    words: 'its certificate is not trusted',
    meaning:
      'The certificate of the server has expired, is for another host, or its authority is not known here.',
    remedy: 'Set `postgres-ca-certificate`. `?sslmode=no-verify` encrypts without checking the server.',
  },
  'postgres-no-tls': {
    words: 'it offers no TLS',
    meaning: 'The server only accepts unencrypted connections.',
    remedy: 'Turn TLS on there. `?sslmode=disable` sends passwords and data unencrypted.',
  },
  'postgres-error': {
    words: 'PostgreSQL at',
    meaning: 'The server reported another error, which is quoted.',
    remedy: 'Fix what it names, and run the job again.',
  },
  'database-taken': {
    words: 'that this action did not create for this build.',
    meaning: 'A database or role already has the name that this build would use.',
    remedy: 'Check it, then rename or drop it.',
  },
  'unknown-plan': {
    words: 'This version does not know the',
    meaning:
      '`plan` or `region` has a value that this version of the action does not list. Only Hasura Cloud can judge it.',
    remedy: 'Nothing, if Hasura Cloud accepts it. Otherwise set a value that the warning lists.',
  },
  kept: {
    words: 'Kept:',
    meaning: 'A teardown left an app or a database alone. The line says why.',
    remedy: 'Delete it by hand if nobody needs it.',
  },
  'leftover-databases': {
    words: 'The next run for this preview tries again.',
    meaning: 'A database of an older build could not be dropped.',
    remedy: 'Nothing: the next run, the teardown or the sweep drops it.',
  },
  'databases-elsewhere': {
    words: 'which postgres-url does not name in this run, so they are kept.',
    meaning:
      'The databases of the app are on a server that `postgres-url` no longer names, or the workflow no longer sets `postgres-url`.',
    remedy:
      'Drop the databases and roles of the app on that server, or set `postgres-url` to it and run the job again.',
  },
  'comment-of-another': {
    words: 'which another account wrote about the same preview. It is out of date; delete it.',
    meaning:
      'The workflow had another `github-token` when that comment was written, and the current token may not edit it.',
    remedy:
      'Delete the comment, or give the token of `github-token` the permission to edit comments of others.',
  },
  'comment-outdated': {
    words: 'Could not update the comment … exists; delete it.',
    meaning:
      'The preview had another name before, and that app is deleted. The action could not edit its comment.',
    remedy: 'Delete the comment.',
  },
  'no-such-app-here': {
    words: 'but the account of this Hasura Cloud token has no project of that name.',
    meaning:
      'Somebody deleted the app in the console, or `hasura-cloud-token` now belongs to another account.',
    remedy: 'If the account has changed, delete the project in the old account.',
  },
  'duplicate-project': {
    words: 'The duplicate project … could not be deleted',
    meaning: 'Hasura Cloud created the app twice, and one of them could not be deleted.',
    remedy: 'Nothing: it is deleted with the preview.',
  },
  'project-not-renamed': {
    words: 'of this build could not be renamed to',
    meaning: 'A build that was cancelled or failed left a project under a name of its own.',
    remedy: 'Delete it in Hasura Cloud.',
  },
  'secret-not-masked': {
    words: "The log cannot mask the app's admin secret",
    meaning: 'It is too short or too common, so masking it would hide ordinary text.',
    remedy: 'Set `HASURA_GRAPHQL_ADMIN_SECRET` in `env` to a long random value.',
  },
  'postgres-on-this-machine': {
    words: 'postgres-url points to this machine, which Hasura Cloud cannot reach.',
    meaning: 'Hasura Cloud connects to the database from its own servers.',
    remedy: 'Use an address that Hasura Cloud can reach.',
  },
  'interruption-unclear': {
    words: 'Could not find out what the interrupted run left',
    meaning: 'A service did not answer the post step.',
    remedy: 'Nothing: the next run for this preview cleans up.',
  },
  'state-not-saved': {
    words: 'The state for the post step could not be saved',
    meaning: "The runner's disk is full, or its files cannot be written.",
    remedy: 'Free disk space on the runner.',
  },
  'summary-not-written': {
    words: 'The job summary could not be written',
    meaning: "The runner's disk is full, or its files cannot be written.",
    remedy: 'Free disk space on the runner.',
  },
  'outputs-not-written': {
    words: 'The outputs could not be written',
    meaning: "The runner's disk is full, or its files cannot be written. The app itself is not affected.",
    remedy: 'Free disk space on the runner, and run the job again.',
  },
  unexpected: {
    words: 'Unexpected error in this action',
    meaning: 'A bug in this action.',
    remedy: 'Run the job again, and report the bug with the log.',
  },
};
