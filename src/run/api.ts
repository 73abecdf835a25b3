import { createHash } from 'node:crypto';
import { type Asked, type Introspected, introspect } from '../hasura/app-schema.js';
import type { HasuraPorts } from '../hasura/client.js';
import { asFailure } from '../lib/errors.js';
import { cutToBytes } from '../lib/text.js';
import { apiComment, apiSummary } from '../report/api.js';
import type { Compared } from '../rules/plan.js';
import type { AppFacts } from '../rules/preview.js';
import type { World } from '../rules/world.js';
import type { ApiFound, ApiRoleChange, RoleFound } from '../schema/found.js';
import { type ApiChange, apiChanges } from '../schema/fold.js';
import { type GitChanges, isListed, isOwnChange } from '../schema/git.js';
import { OPERATIONS, type Schema, isNothing, rootFields } from '../schema/schema.js';
import { sdlOf } from '../schema/sdl.js';
import type { Run } from '../session/run.js';
import { beside } from './beside.js';
import { listedFrom, projectOf } from './listed.js';
import { baseOf, settingOf, sidesOf } from './review.js';

/** How long all of it may take, and until when a further role is asked for. */
const [WITHIN_MS, BEGIN_WITHIN_MS] = [20_000, 12_000];
const MOST_ROLES = 30;
/** A summary may have 1 MiB, and this is a part of it: see `report/api.ts`. */
const [MOST_SDL_BYTES, MOST_ALL_SDL_BYTES] = [20_000, 60_000];

/**
 * Reads which roles to ask for, while the app is being built.
 * @returns begins to ask a ready app what each role can do, and compares that with the app of the base; that returns
 * what waits for its end. What goes wrong is said, and never fails a run
 */
export function prepareApi(run: Run, of: Compared): (facts: AppFacts) => () => Promise<void> {
  const asking = askingFor(run, of);
  asking.catch(() => undefined);
  return (facts) => beginApi(run, of, asking, facts);
}

function beginApi(run: Run, of: Compared, asking: Promise<Asking>, facts: AppFacts): () => Promise<void> {
  const { world, report } = run;
  const { endpoint, adminSecret } = facts;
  if (endpoint === undefined || adminSecret === undefined) return () => Promise.resolve();
  const { found } = beside(
    run,
    WITHIN_MS,
    async (signal) => {
      const asked = await asking;
      return await new Introspection(run, of, signal).found({ endpoint, adminSecret }, asked);
    },
    (error) => {
      world.log.info(`What each role can do was not read from the app: ${asFailure(error).message}`);
    },
  );
  return async () => {
    const api = world.secrets.redactAll(await found);
    if (api === undefined) return;
    report.api = { comment: apiComment(api), summary: apiSummary(api), folder: api.folder ?? '' };
  };
}

interface App {
  endpoint: string;
  adminSecret: string;
}

/** The app of the base, and what git says of the two states. */
interface Base extends App {
  branch: string;
  git: GitChanges;
}

/** What there is to ask for. */
interface Asking {
  /** The roles of both states. */
  roles: RoleFound[];
  /** What to compare with, if anything. */
  base?: Base;
  /** Why nothing is compared, although an app to compare with is given. */
  notCompared?: string;
}

/** @throws Failure if the files of a state cannot be read */
async function askingFor(run: Run, of: Compared): Promise<Asking> {
  const { inputs, prefetched, context, world } = run;
  const branch = baseOf(run, of);
  const sides = branch === undefined ? undefined : await sidesOf(run, of, branch);
  const head = await projectOf(sides?.head ?? (await listedFrom(prefetched.listedAt(of.sha))));
  const was = sides?.old;
  const old = was === undefined || was === 'the same' ? undefined : await projectOf(was);
  const { gitApi } = await import('../review/entry.js');
  const { roles: both, changes } = gitApi(old, head);
  const roles = rolesOf(both);
  const { reviewBase } = inputs;
  if (reviewBase === undefined || branch === undefined) return { roles };
  if (context.event === 'pull_request_target') {
    world.log.info(
      'The API is not compared with that of the base in a run of the event pull_request_target.',
    );
    return { roles };
  }
  return was === 'the same'
    ? { roles, notCompared: 'the pull request changes nothing in the project' }
    : { roles, base: { ...reviewBase, branch, git: changes() } };
}

class Introspection {
  readonly #run: Run;
  readonly #of: Compared;
  readonly #ports: HasuraPorts;
  readonly #until: number;
  /** Why an app has no answer for any role. */
  readonly #troubles = new Map<App, string>();
  readonly #found: ApiFound = { roles: [] };
  readonly #changes = new Map<string, ApiRoleChange>();
  readonly #others = new Set<string>();
  /** Whether both apps answered for a role. */
  #isCompared = false;
  #files: ReturnType<World['keepFiles']> | 'failed' | undefined;

  constructor(run: Run, of: Compared, signal: AbortSignal) {
    const { appPorts } = run.services;
    const { clock } = appPorts;
    const until = clock.now() + BEGIN_WITHIN_MS;
    this.#run = run;
    this.#of = of;
    this.#until = until;
    this.#ports = {
      ...appPorts,
      signal: AbortSignal.any([appPorts.signal, signal]),
      timeLeft: () => Math.min(appPorts.timeLeft(), until - clock.now()),
    };
  }

  async found(app: App, { roles, base, notCompared }: Asking): Promise<ApiFound> {
    const found = this.#found;
    if (notCompared !== undefined) found.notCompared = notCompared;
    if (settingOf(this.#run.inputs).allowList === true)
      return { roles: roles.map((one) => ({ ...one, why: 'the allow list is on' })) };
    for (const one of roles) {
      const why = one.why ?? this.#noTime();
      found.roles.push(why === undefined ? await this.#role(one, app, base) : { ...one, why });
    }
    if (base !== undefined && this.#isCompared && !this.#troubles.has(base)) {
      const others = [...this.#others].filter((key) => !this.#changes.has(key)).length;
      found.comparison = { base: base.branch, changes: [...this.#changes.values()], others };
    }
    const why = base && this.#troubles.get(base);
    return why === undefined ? found : { ...found, notCompared: why };
  }

  #noTime(): string | undefined {
    return this.#ports.clock.now() > this.#until ? 'there was no time left' : undefined;
  }

  async #role(one: RoleFound, app: App, base: Base | undefined): Promise<RoleFound> {
    // One after the other: an answer takes much memory until it is read.
    const now = await this.#ask(app, one);
    if (now.schema === undefined) return { ...one, why: now.why };
    const sdl = sdlOf(now.schema);
    this.#keep(fileOf(one), sdl);
    const was = base && (await this.#ask(base, one));
    if (base !== undefined && was?.schema !== undefined) {
      this.#isCompared = true;
      this.#keep(`base/${fileOf(one)}`, sdlOf(was.schema));
      for (const change of apiChanges(was.schema, now.schema)) this.#add(change, one, base.git);
    }
    const why = base !== undefined && was?.schema === undefined ? was?.why : undefined;
    return {
      ...one,
      counts: countsOf(now.schema),
      ...(was?.schema === undefined ? { sdl: this.#forSummary(sdl) } : {}),
      ...(why === undefined ? {} : { why }),
    };
  }

  async #ask(app: App, { role, backendOnly }: Asked): Promise<Introspected> {
    const trouble = this.#troubles.get(app);
    if (trouble !== undefined) return { why: trouble, forAll: true };
    const { endpoint, adminSecret } = app;
    const answer = await introspect(endpoint, adminSecret, { role, backendOnly }, this.#ports);
    if (answer.schema === undefined && answer.forAll) this.#troubles.set(app, answer.why);
    return answer;
  }

  #add(change: ApiChange, { role, backendOnly }: RoleFound, git: GitChanges): void {
    const { level, object, text } = change;
    const key = JSON.stringify([level, object, text]);
    if (isListed(change, role, git)) return;
    if (!isOwnChange(change, role, git)) {
      this.#others.add(key);
      return;
    }
    const known = this.#changes.get(key) ?? { level, object, text, roles: [] };
    this.#changes.set(key, known);
    // A back end sees what every client of the role sees, too.
    if (!known.roles.includes(role)) known.roles.push(backendOnly ? `${role} (back ends)` : role);
  }

  #sdlBytes = 0;
  #forSummary(sdl: string): string {
    const room = Math.max(0, Math.min(MOST_SDL_BYTES, MOST_ALL_SDL_BYTES - this.#sdlBytes));
    const text = room < 1_000 ? '' : cutToBytes(sdl, room);
    this.#sdlBytes += Buffer.byteLength(text);
    return text;
  }

  /** Files are for people's own steps: without them, the rest is worth as much. */
  #keep(path: string, text: string): void {
    if (this.#files === 'failed') return;
    const { world } = this.#run;
    try {
      this.#files ??= world.keepFiles(`hasura-api-${this.#of.app.name}`);
      this.#found.folder = this.#files.folder;
      this.#files.write(path, world.secrets.redactAll(text));
    } catch (error) {
      this.#files = 'failed';
      delete this.#found.folder;
      world.log.info(`The schemas of roles were not written to files: ${(error as Error).message}`);
    }
  }
}

/** The roles to ask for, once more with backend-only permissions where there are some; and why some are left out. */
function rolesOf(
  sides: readonly { names: string[]; backendOnly: ReadonlySet<string>; closed: ReadonlySet<string> }[],
): RoleFound[] {
  const names = [...new Set(sides.flatMap((side) => side.names))];
  // Those of the newer state come first.
  return names.flatMap((role, index) => {
    const why = sides.some(({ closed }) => closed.has(role))
      ? 'its introspection is turned off in the metadata'
      : !CAN_BE_SENT.test(role)
        ? 'its name cannot be sent in a header'
        : index >= MOST_ROLES
          ? `only ${String(MOST_ROLES)} roles are read`
          : undefined;
    const all: RoleFound[] = [{ role, backendOnly: false, ...(why === undefined ? {} : { why }) }];
    if (why === undefined && sides.some(({ backendOnly }) => backendOnly.has(role)))
      all.push({ role, backendOnly: true });
    return all;
  });
}

/** The name of a role comes from the branch, and is the value of a header. */
const CAN_BE_SENT = /^[\x21-\x7e](?:[\x20-\x7e]{0,198}[\x21-\x7e])?$/;

/** What Windows takes for a device, whatever follows the dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** The file of a role. What cannot be in the name of a file on every system is replaced, with a digest to tell apart. */
function fileOf({ role, backendOnly }: Asked): string {
  const isPlain = /^[a-z0-9_][a-z0-9_-]{0,80}$/.test(role) && !DEVICE.test(role);
  const digest = createHash('sha256').update(role).digest('hex').slice(0, 8);
  const name = isPlain ? role : `${role.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 80)}-${digest}`;
  return `${name}${backendOnly ? '.backend-only' : ''}.graphql`;
}

function countsOf(schema: Schema): NonNullable<RoleFound['counts']> {
  const [query = 0, mutation = 0, subscription = 0] = OPERATIONS.map(
    (operation) => [...rootFields(schema, operation).keys()].filter((field) => !isNothing(field)).length,
  );
  return { query, mutation, subscription };
}
