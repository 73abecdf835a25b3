import { randomBytes } from 'node:crypto';
import { projectsByName } from '../../src/hasura/operations.js';
import { asFailure } from '../../src/lib/errors.js';
import { Secrets } from '../../src/lib/secrets.js';
import type { Context, Fact } from './facts.js';
import { cleanUp } from './clean-up.js';
import { probeHygraph } from './hygraph/run.js';
import { exitCode, judge } from './judge.js';
import { type Life, live } from './life.js';
import type { LifeWorld } from './watch.js';
import { lifeFacts } from './life-facts.js';
import { type AppOrder, BadInput, HELP, type ProbeOptions, readOptions } from './options.js';
import { readFacts } from './reads.js';
import { APP, Redaction } from './redaction.js';
import { schemaFacts } from './schema.js';
import { Book, Session } from './session.js';
import { type Row, report } from './table.js';
import { tenantFacts } from './tenant-facts.js';
import { type TenantLife, cleanUpTenants, liveTenants } from './tenant.js';
import { tokenFacts } from './tokens.js';
import type { ProbeWorld } from './world.js';

/** Stopping the probe does not stop the deletion, but the deletion times out after this. */
const CLEAN_UP_MS = 15 * 60_000;

/** Runs the probe, or the part of it that the first argument names, and returns the exit code. */
export async function probe(world: ProbeWorld): Promise<number> {
  const [part, ...args] = world.args;
  if (part === 'hygraph') return probeHygraph({ ...world, args });
  try {
    const options = readOptions(world.args, world.env, world.random);
    if (options === undefined) {
      world.print(HELP);
      return 0;
    }
    const { token, apiUrl: url, order, tenant, transcript } = options;
    const secrets = new Secrets();
    secrets.add(token);
    if (order !== undefined) secrets.add(order.sourceToken);
    if (tenant?.databaseUrl !== undefined) secrets.add(tenant.databaseUrl);
    const redaction = new Redaction(secrets, order);
    if (tenant !== undefined) redaction.hide(tenant.name, `${APP}-tenant`);
    const book = new Book();
    const session = new Session({ url, token, as: 'token' }, world, book, redaction);
    const nobody = { url, token: secrets.add(randomBytes(24).toString('hex')), as: 'made-up token' } as const;
    const stranger = new Session(nobody, world, book, redaction);
    const { rows, whole } = await checked({ session, stranger, book }, options, redaction, world);
    await world.writeFile(transcript, `${JSON.stringify(redaction.transcript(book.entries), null, 2)}\n`);
    world.print(report(rows));
    world.say(`The redacted transcript is in ${transcript}.`);
    return exitCode(rows, whole);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    world.say(error.message);
    return 2;
  }
}

type Sessions = Pick<Context, 'session' | 'stranger' | 'book'>;

/** All facts that were checked; `whole` is false if the probe was stopped, or left something behind. */
async function checked(
  sessions: Sessions,
  { order, tenant, apiUrl }: ProbeOptions,
  redaction: Redaction,
  world: ProbeWorld,
): Promise<{ rows: Row[]; whole: boolean }> {
  const rows: Row[] = [];
  const { signal, say } = world;
  const context: Context = { ...sessions, signal, life: undefined, tenants: undefined };
  const redact = (text: string): string => redaction.text(text);
  const step = async (name: string, facts: readonly Fact[]): Promise<void> => {
    context.book.step = name;
    say(`${name} …`);
    await judge(facts, context, { rows, redact });
  };
  let whole = true;
  try {
    if (order !== undefined) await refuseTaken([order.name, renamedOf(order)], sessions, signal);
    if (tenant !== undefined) await refuseTaken([tenant.name], sessions, signal);
    await step('tokens', tokenFacts);
    await step('types', schemaFacts);
    await step('reads', readFacts);
    if (order !== undefined) {
      context.life = { name: order.name, renamed: renamedOf(order) };
      whole = await lifeOf(order, context.life, sessions, world, redaction);
      await step('life', lifeFacts);
    } else say(`Facts that only --write can check: ${lifeFacts.length}.`);
    if (tenant !== undefined) {
      const life: TenantLife = { order: tenant, made: [] };
      context.tenants = life;
      const parts = { ...sessions, ...world, app: world, redaction, apiUrl };
      const clean = await guarded(life, world, redaction, {
        live: () => liveTenants(life, parts),
        cleanUp: (late) => cleanUpTenants(life, { ...parts, signal: late }),
        what: 'new projects',
      });
      whole &&= clean;
      await step('projects', tenantFacts);
    } else say(`Facts that only --tenant can check: ${tenantFacts.length}.`);
  } catch (error) {
    if (!signal.aborted) throw error;
    say('Stopped.');
    whole = false;
  }
  return { rows, whole };
}

/** A creation deletes what has the same name, so nothing may have it. */
async function refuseTaken(
  names: readonly string[],
  { session, book }: Sessions,
  signal: AbortSignal,
): Promise<void> {
  book.step = 'before';
  for (const name of names) {
    const { data, trouble } = await session.send(projectsByName, { name }, signal);
    if (data === undefined)
      throw new BadInput(`The probe cannot start, it is not certain that the name is free: ${trouble ?? ''}`);
    if (data.projects.length > 0)
      throw new BadInput(
        `A project is called ${name}, and creating would wipe it. Give another --name; nothing was touched.`,
      );
  }
}

function renamedOf({ name }: AppOrder): string {
  return `${name}-renamed`;
}

async function lifeOf(
  order: AppOrder,
  life: Life,
  { session, book }: Sessions,
  world: ProbeWorld,
  redaction: Redaction,
): Promise<boolean> {
  const { clock, signal, say } = world;
  const parts: LifeWorld = { session, book, clock, signal, say };
  return await guarded(life, world, redaction, {
    live: () => live(order, life, parts),
    cleanUp: (late) => cleanUp(life, { ...parts, signal: late }),
    what: life.name,
  });
}

/** Lives and cleans up, whatever happens. Returns whether it got to its end, and nothing is left. */
async function guarded(
  life: { stopped?: string },
  { clock, signal, say }: ProbeWorld,
  redaction: Redaction,
  {
    live: play,
    cleanUp: tidy,
    what,
  }: { live: () => Promise<void>; cleanUp: (late: AbortSignal) => Promise<boolean>; what: string },
): Promise<boolean> {
  try {
    await play();
  } catch (error) {
    if (!signal.aborted) life.stopped = asFailure(error).message;
  }
  if (life.stopped !== undefined) say(`It went no further: ${redaction.text(life.stopped)}`);
  const late = new AbortController();
  const done = new AbortController();
  clock.sleep(CLEAN_UP_MS, done.signal).then(
    () => {
      late.abort(new Error('cleaning up took too long'));
    },
    () => undefined,
  );
  try {
    const clean = await tidy(late.signal);
    return clean && life.stopped === undefined && !signal.aborted;
  } catch (error) {
    say(
      `NOT DELETED (${redaction.text(asFailure(error).message)}): look for ${what} at https://cloud.hasura.io/projects.`,
    );
    return false;
  } finally {
    done.abort();
  }
}
