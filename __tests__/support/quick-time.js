// Loaded into a process before its own code (`node --import`): time runs several times as fast in it, and nothing
// else changes. Only the program's timers and clocks run faster: what Node.js times itself, such as the end of idle
// connections, does not. The query of its URL sets the factor (`speed`) and the start, in milliseconds of the real
// clock (`since`).
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { promisify } from 'node:util';

const { searchParams } = new URL(import.meta.url);
const speed = Number(searchParams.get('speed'));
const since = Number(searchParams.get('since'));

/** The longest timer in milliseconds; Node.js fires a longer one at once, with a warning. */
const LONGEST_MS = 2 ** 31 - 1;
/** Rounded up, so that no timer fires early. */
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
