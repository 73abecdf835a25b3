import { Secrets } from '../../../src/lib/secrets.js';
import { isLoopback } from '../../../src/rules/trusted-hosts.js';
import type { Fact } from '../facts.js';
import { exitCode, judge } from '../judge.js';
import { BadInput, HELP } from '../options.js';
import { Redaction } from '../redaction.js';
import { type Row, report } from '../table.js';
import type { ProbeWorld } from '../world.js';
import { cacheFacts, managementFacts } from './cache-facts.js';
import type { HygraphContext } from './context.js';
import { limitFacts } from './limit-facts.js';
import { type HygraphOptions, readHygraphOptions } from './options.js';
import { placeFacts } from './place-facts.js';
import { queryFacts } from './query-facts.js';
import { discoveryFacts, refusalFacts } from './read-facts.js';
import { HygraphSession } from './session.js';
import { deletedFacts, managementOf, tokenFacts } from './token-facts.js';
import { type Caller, HygraphBook, HygraphRedaction, type Place } from './transcript.js';

/** All facts in the order in which they are checked: what depends on the time first, what may disturb others last. */
const STEPS: readonly (readonly [string, readonly Fact<HygraphContext>[]])[] = [
  ['deleted token', deletedFacts],
  ['introspection', discoveryFacts],
  ['tokens', tokenFacts],
  ['refused reads', refusalFacts],
  ['queries', queryFacts],
  ['places', placeFacts],
  ['cache', cacheFacts],
  ['management', managementFacts],
  ['limits', limitFacts],
];

/** Runs the Hygraph part of the probe, which only reads, and returns the exit code. */
export async function probeHygraph(world: ProbeWorld): Promise<number> {
  try {
    const options = readHygraphOptions(world.args, world.env);
    if (options === undefined) {
      world.print(HELP);
      return 0;
    }
    return await checked(options, world);
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    world.say(error.message);
    return 2;
  }
}

async function checked(options: HygraphOptions, world: ProbeWorld): Promise<number> {
  const { signal, say, clock } = world;
  const secrets = new Secrets();
  const redaction = new HygraphRedaction(secrets, new Redaction(secrets, undefined));
  const book = new HygraphBook();
  const session = new HygraphSession(callersOf(options, secrets), placesOf(options), world, book);
  for (const token of [options.token, options.deleted, options.limited])
    if (token !== undefined) redaction.hideToken(token);
  for (const endpoint of [options.endpoint, options.other])
    if (endpoint !== undefined) redaction.hideEndpoint(endpoint);
  const context: HygraphContext = { session, options, redaction, clock, signal, say };
  const rows: Row[] = [];
  let whole = true;
  try {
    for (const [step, facts] of STEPS) {
      book.step = step;
      say(`${step} …`);
      await judge(facts, context, { rows, redact: (text) => redaction.text(text) });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    say('Stopped.');
    whole = false;
  }
  const entries = redaction.transcript(book.entries);
  await world.writeFile(options.transcript, `${JSON.stringify(entries, null, 2)}\n`);
  world.print(report(rows));
  world.say(`The redacted transcript is in ${options.transcript}.`);
  return exitCode(rows, whole && !session.isBroken);
}

function callersOf({ token, deleted, limited }: HygraphOptions, secrets: Secrets): Map<Caller, string> {
  const callers = new Map<Caller, string>([
    ['token', `Bearer ${token}`],
    ['not a JWT', 'Bearer probe'],
    ['cut token', `Bearer ${secrets.add(token.slice(0, -9))}`],
    ['other scheme', 'Basic cHJvYmU6cHJvYmU='],
  ]);
  if (deleted !== undefined) callers.set('deleted token', `Bearer ${deleted}`);
  if (limited !== undefined) callers.set('limited token', `Bearer ${limited}`);
  return callers;
}

function placesOf({ endpoint, other, token }: HygraphOptions): Map<Place, string> {
  const { url, project } = endpoint;
  const base = url.slice(0, url.lastIndexOf('/'));
  const places = new Map<Place, string>([
    ['endpoint', url],
    ['unknown environment', `${base}/probe404`],
    ['unknown project', url.replace(project, 'c404404404404404404404404')],
  ]);
  if (other !== undefined) places.set('other environment', other.url);
  const management = managementOf(token);
  // A token for an API on this machine stays on this machine.
  if (management !== undefined && isLoopback(management.hostname) === isLoopback(new URL(url).hostname))
    places.set('management', management.href);
  return places;
}
