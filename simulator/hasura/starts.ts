import type { Project } from './state.js';
import type { World } from './world.js';

/** A time during which an app does not answer, in milliseconds of the clock. */
export interface Outage {
  from: number;
  until: number;
  /** Whether its host leads nowhere, or to an app that is starting. */
  as: 'not routed' | 'starting';
}

/** Why the app does not answer now; `undefined` when it answers. */
export function outageOf({ clock }: World, { outages }: Project): Outage['as'] | undefined {
  const now = clock.now();
  const current = outages.filter(({ from, until }) => from <= now && now < until);
  return current.some((outage) => outage.as === 'not routed') ? 'not routed' : current[0]?.as;
}

/** From now on the app is not routed, then it starts. If apps flap, it goes down once more afterwards. */
export function addOutages(
  { clock, appBehaviour }: World,
  project: Project,
  { routingMs = 0, startMs = 0 }: { routingMs?: number; startMs?: number },
): void {
  const now = clock.now();
  const routed = now + routingMs;
  const up = routed + startMs;
  project.outages = project.outages.filter(({ until }) => until > now);
  project.outages.push(
    { from: now, until: routed, as: 'not routed' },
    { from: routed, until: up, as: 'starting' },
  );
  const { flap } = appBehaviour;
  if (!flap) return;
  const down = up + flap.upMs;
  project.outages.push({ from: down, until: down + flap.downMs, as: 'starting' });
}
