import { randomBytes } from 'node:crypto';
import { ADMIN_SECRET } from '../app/keep.js';
import type { Variable } from '../rules/preview.js';
import type { DirectBuild } from './direct.js';

/**
 * An admin secret that nobody can guess, for an app whose workflow sets none. It is read back, and masked, from the
 * app.
 */
export function ownSecret({ masked }: Pick<DirectBuild, 'masked'>, env: readonly Variable[]): Variable[] {
  return env.some(({ key }) => key === ADMIN_SECRET)
    ? []
    : [{ key: ADMIN_SECRET, value: masked(randomBytes(32).toString('hex')) }];
}
