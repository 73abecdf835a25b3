import type { Comment, Pull } from '../../simulator/github/model.js';
import type { ActionRun, Annotation } from '../../simulator/runner/options.js';
import { claim } from './claims.js';
import { PRODUCTION_SECRET } from './production.js';
import type { Workflow } from './workflow.js';
import {
  type DemoWorld,
  HASURA_TOKEN,
  JOB_TOKEN,
  PRODUCTION,
  columnsIn,
  databasesOn,
  queryOn,
  previewRolesOn,
} from './world.js';

/** Something that appears in the pull request's conversation. */
export type Moment =
  | { kind: 'push'; sha: string; message: string; at: Date }
  /** The lines of a commit that a run annotated; `directory` has the commit's files, `before` those of its base. */
  | {
      kind: 'annotated';
      sha: string;
      directory: string;
      before: string;
      annotations: Annotation[];
      at: Date;
    }
  | { kind: 'comment'; version: number; body: string; at: Date }
  | { kind: 'merged'; sha: string; at: Date }
  | { kind: 'branch-deleted'; at: Date };

/** What the acts share: the world, the pull request, and what has been seen so far. */
export class Story {
  readonly world: DemoWorld;
  readonly workflow: Workflow;
  readonly pull: Pull;
  readonly moments: Moment[] = [];
  readonly #annotated = new Set<string>();
  #versionsSeen = 0;

  constructor(world: DemoWorld, workflow: Workflow, pull: Pull) {
    this.world = world;
    this.workflow = workflow;
    this.pull = pull;
  }

  /** The current time of the simulated GitHub. */
  get now(): Date {
    return this.world.simulator.clock.date();
  }

  /** The action's comment. Claims that it is the only comment and that its heading names this state. */
  comment(state: string): Comment {
    const comments = this.world.simulator.github.commentsOf(this.pull);
    const [comment] = comments;
    claim(
      `The pull request has one comment, which says “${state}”.`,
      comments.length === 1 && comment?.body.includes(`Hasura preview: ${state}`) === true,
      comments.map(({ body }) => body),
    );
    if (comment === undefined) throw new Error('unreachable');
    return comment;
  }

  /** Adds the comment's new versions to the conversation. */
  noteComment(): void {
    for (const comment of this.world.simulator.github.commentsOf(this.pull)) {
      for (const { body, at } of comment.history.slice(this.#versionsSeen)) {
        this.#versionsSeen += 1;
        this.moments.push({ kind: 'comment', version: this.#versionsSeen, body, at });
      }
    }
  }

  /** Adds the lines that a run annotated to the conversation, unless earlier commits showed them. */
  noteAnnotations(run: ActionRun, { sha, directory }: { sha: string; directory: string }): void {
    const annotations = run.annotations.filter(
      (one) => one.file !== undefined && !this.#annotated.has(placeOf(one)),
    );
    if (annotations.length === 0) return;
    for (const one of annotations) this.#annotated.add(placeOf(one));
    const before = this.world.trees.main;
    this.moments.push({ kind: 'annotated', sha, directory, before, annotations, at: this.now });
  }

  /** Claims how a run ended. */
  ended({ outputs, exitCode }: ActionRun, status: string): void {
    const code = status === 'failed' ? 1 : 0;
    claim(
      `The run ended as “${status}”, with exit code ${String(code)}.`,
      outputs['status'] === status && exitCode === code,
      { status: outputs['status'], exitCode },
    );
  }

  /** Claims which apps Hasura Cloud lists, by name. */
  apps(...names: string[]): void {
    const listed = this.world.simulator.hasura.projects().map(({ name }) => name);
    const sentence =
      names.length === 0
        ? 'Hasura Cloud has no app left.'
        : `Hasura Cloud has ${names.join(' and ')}, and nothing else.`;
    claim(sentence, listed.join() === names.join(), listed);
  }

  /**
   * Claims that the run's one database is the only preview database, and what it contains: tables or `table.column`.
   */
  async databaseHas(
    { outputs }: ActionRun,
    wanted: readonly string[],
    missing: readonly string[] = [],
  ): Promise<void> {
    const made = JSON.parse(outputs['databases'] ?? '[]') as { database: string }[];
    const names = made.map(({ database }) => database);
    const standing = await databasesOn(this.world);
    claim(
      `PostgreSQL has the fresh database ${names.join(', ')}, none of earlier builds, and ${PRODUCTION} as before.`,
      names.length === 1 && standing.join() === [...names, PRODUCTION].sort().join(),
      standing,
    );
    const columns = await columnsIn(this.world, names[0] ?? '');
    const has = (name: string): boolean =>
      columns.some((column) => column === name || column.startsWith(`${name}.`));
    const sentence = `In it are ${wanted.join(', ')}${missing.length === 0 ? '' : `, and not ${missing.join(', ')}`}.`;
    claim(sentence, wanted.every(has) && !missing.some(has), columns);
  }

  /** Runs a query in a database, as a user of the app would through the app. */
  query(database: string, sql: string): Promise<Record<string, unknown>[]> {
    return queryOn(this.world, database, sql);
  }

  /** Claims that no database and no role of a preview is left. */
  async noDatabases(): Promise<void> {
    const left = [
      ...(await databasesOn(this.world)).filter((name) => name !== PRODUCTION),
      ...(await previewRolesOn(this.world)),
    ];
    claim(
      `PostgreSQL has no database or role of a preview left; ${PRODUCTION} is untouched.`,
      left.length === 0 && (await databasesOn(this.world)).includes(PRODUCTION),
      left,
    );
  }

  /** Claims that no log, comment or summary contains a secret. */
  noSecretShown(): void {
    const adminSecrets = this.workflow.runs.map(({ run }) => run.outputs['admin-secret'] ?? '');
    const { content, serverUrl } = this.world;
    const secrets = [
      HASURA_TOKEN,
      JOB_TOKEN,
      serverUrl,
      content.token.jwt,
      PRODUCTION_SECRET,
      ...adminSecrets,
    ].filter((secret) => secret !== '');
    const shown = [
      ...this.workflow.runs.flatMap(({ run }) => [run.log, run.post?.log ?? '', run.summary]),
      ...this.moments.map((moment) => (moment.kind === 'comment' ? moment.body : '')),
    ];
    const leaked = secrets.filter((secret) => shown.some((text) => text.includes(secret)));
    claim(
      'No log, comment or summary shows a token, the admin secret or the database server’s password.',
      leaked.length === 0,
      leaked.length,
    );
  }
}

function placeOf({ level, file = '', line = '' }: Annotation): string {
  return [level, file, line].join(':');
}
