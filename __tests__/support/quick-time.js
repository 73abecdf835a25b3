// Loaded into a process before its own code (`node --import`): it lives several times as fast, and nothing else in it
// changes. Timers and clocks of the program only: what Node.js does by itself, such as the end of idle connections,
// keeps its pace. Its URL says how fast (`speed`), and since when, in milliseconds of the real clock (`since`).
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { promisify } from 'node:util';

const { searchParams } = new URL(import.meta.url);
const speed = Number(searchParams.get('speed'));
const since = Number(searchParams.get('since'));

/** A timer cannot hold more milliseconds; Node.js fires such a one at once, with a warning. */
const LONGEST_MS = 2 ** 31 - 1;
/** Rounded up: nobody may wake early. */
const shorter = (ms) => (ms > 0 && ms <= LONGEST_MS ? Math.ceil(ms / speed) : ms);

const require = createRequire(import.meta.url);
const timers = require('node:timers');
const promises = require('node:timers/promises');

for (const name of ['setTimeout', 'setInterval']) {
  const real = timers[name];
  const quick = (work, ms, ...given) => real(work, shorter(ms), ...given);
  const realPromise = promises[name];
  const quickPromise = (ms, ...given) => realPromise(shorter(ms), ...given);
  if (name === 'setTimeout') Object.defineProperty(quick, promisify.custom, { value: quickPromise });
  globalThis[name] = timers[name] = quick;
  promises[name] = quickPromise;
}
const { wait } = promises.scheduler;
promises.scheduler.wait = (ms, ...given) => wait.call(promises.scheduler, shorter(ms), ...given);
const { timeout } = AbortSignal;
AbortSignal.timeout = (ms) => timeout.call(AbortSignal, shorter(ms));

const { performance, Date: RealDate } = globalThis;
const realNow = performance.now.bind(performance);
performance.now = () => realNow() * speed;
const now = () => Math.floor(since + (performance.timeOrigin + realNow() - since) * speed);

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
syncBuiltinESMExports();
