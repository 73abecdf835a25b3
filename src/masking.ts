import { secretsIn } from './lib/secrets.js';
import { databaseUrlsIn } from './runner/databases.js';
import { type Inputs, readInputs, tokensOf } from './runner/inputs.js';
import type { World } from './world.js';

/** Masks every token and database server that the run was given: before anything is checked, printed or sent. */
export function maskTokens(world: World): void {
  for (const token of tokensOf(world)) world.secrets.add(token);
  for (const value of databaseUrlsIn(world))
    for (const secret of secretsIn({ key: 'DATABASE_URL', value })) world.secrets.add(secret);
  // A proxy's address is no secret, but its password is, and errors may name the address.
  for (const key of ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'])
    for (const secret of secretsIn({ key, value: world.env(key) })) world.secrets.add(secret);
}

/**
 * The inputs, with what is secret in the app's variables masked.
 * @throws Failure `input`
 */
export function readMaskedInputs(world: World): Inputs {
  const inputs = readInputs(world);
  for (const secret of inputs.env.flatMap(secretsIn)) world.secrets.add(secret);
  return inputs;
}
