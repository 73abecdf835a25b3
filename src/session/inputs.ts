import { type Inputs, readInputs } from '../inputs/inputs.js';
import { secretsIn } from '../lib/sensitive.js';
import { nameStart } from '../rules/names.js';
import type { Repository } from '../rules/preview.js';
import type { World } from '../rules/world.js';
import { maskEndpoint, maskVariable } from './masking.js';

/**
 * The inputs, with the secrets in the app's variables masked.
 * @param onlyChecks the run has no secrets, or needs none
 * @throws Failure `input`
 */
export function readMaskedInputs(world: World, repository: Repository, onlyChecks = false): Inputs {
  const inputs = readInputs(world, onlyChecks);
  // What everybody may see is not a secret, whichever variable repeats it.
  world.secrets.show(`${repository.owner}/${repository.name}`, nameStart(inputs.nameTemplate, repository));
  for (const variable of inputs.env) {
    // The text of a template would occur in too many others: its filled value is what counts.
    if (/\{[a-z]+\}/.test(variable.value))
      for (const secret of secretsIn(variable)) world.secrets.add(secret);
    else maskVariable(world, variable);
  }
  if (inputs.hygraph !== undefined) maskEndpoint(world, inputs.hygraph.endpoint);
  for (const variable of inputs.hygraphVariables) maskVariable(world, variable);
  return inputs;
}
