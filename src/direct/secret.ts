import { randomBytes } from 'node:crypto';

/** An admin secret that nobody can guess. */
export function newSecret(): string {
  return randomBytes(32).toString('hex');
}
