import type { Server as Address } from '../postgres/url.js';
import type { Clock } from '../lib/clock.js';
import type { LeftServer } from '../rules/world.js';
import { type ClusterPorts, removeCluster, startCluster } from './cluster.js';
import type { Server } from './server.js';
import { type ServicePorts, leaveService, useService } from './service.js';
import type { Limits } from './session.js';

export { findBinaries } from './binaries.js';

export interface StartOptions {
  /** The server of `rehearsal-postgres-url`, if that is set. */
  service: Address | undefined;
  /** Folders with the programs of a server, the best one first: see `findBinaries`. */
  bins: readonly string[];
  /** The temporary folder of the runner. */
  temp: string;
  limits?: Limits;
}

/**
 * A server to rehearse on: the given one, otherwise one of our own.
 * @returns `undefined` if there are no such programs
 * @throws NoServer if it cannot be used or does not start, or the signal's reason
 */
export async function startServer(
  ports: ServicePorts & ClusterPorts,
  { service, bins: [bin], temp, limits }: StartOptions,
): Promise<Server | undefined> {
  if (service !== undefined) return await useService(ports, service, limits);
  if (bin === undefined) return undefined;
  return await startCluster(ports, { bin, temp, ...(limits === undefined ? {} : { limits }) });
}

/** Removes what a rehearsal left that was killed. Rejects if something of it cannot be removed. */
export async function removeLeft(
  clock: Clock,
  left: LeftServer,
  { service, temp }: Pick<StartOptions, 'service' | 'temp'>,
): Promise<void> {
  if ('folder' in left) await removeCluster(clock, { folder: left.folder, temp });
  else if (service !== undefined) await leaveService(clock, service, left.role);
}
