import { DEFAULTS, type Inputs, type InputSource, invalidInputs, readInputs } from '../src/inputs/inputs.js';
import { type Choices, isActive, textOf } from './choices.js';
import { OPTIONS } from './options.js';

/** Inputs that a manual run asks for; the workflow passes the answers on. */
const ASKED = new Set(['force', 'dry-run']);

/** Valid values in place of secrets, whose values the page does not know. */
const STAND_INS: Record<string, string> = {
  'source-token': 'another-token',
  'postgres-url': 'postgres://user:password@database.example:5432',
  'postgres-ca-certificate': '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----',
};

/**
 * The inputs that the choices set, with stand-ins for secrets. Valid choices omit inputs that equal the default.
 */
export function givenInputs(choices: Choices): Map<string, string> {
  const all = new Map(
    OPTIONS.filter(({ id }) => isActive(choices, id)).flatMap((option) => {
      const { id, input, kind, required = false, emptyCounts = false } = option;
      const text = textOf(choices, id);
      if (input === undefined || ASKED.has(input) || (text === '' && !required && !emptyCounts)) return [];
      return [[input, kind === 'secret' ? (STAND_INS[input] ?? 'token') : text] as const];
    }),
  );
  const read = reading(all);
  if (read === undefined) return all;
  const withoutIt = (name: string): string | undefined =>
    reading(new Map([...all].filter(([other]) => other !== name)));
  return new Map([...all].filter(([name]) => withoutIt(name) !== read));
}

/**
 * Reads the inputs as the action does.
 * @throws Failure as `readInputs` does
 */
export function readGiven(given: ReadonlyMap<string, string>): Inputs {
  const source: InputSource = {
    // The runner fills in the defaults of inputs that are left out.
    input: (name) => given.get(name) ?? DEFAULTS[name] ?? (name === 'github-token' ? 'token' : ''),
    env: () => '',
    file: () => '',
  };
  const inputs = readInputs(source);
  if (inputs.hygraphProblems.length > 0) throw invalidInputs(inputs.hygraphProblems);
  return inputs;
}

/** All inputs as the action reads them, as a text to compare; `undefined` if one is invalid. */
function reading(given: ReadonlyMap<string, string>): string | undefined {
  try {
    return JSON.stringify(readGiven(given));
  } catch {
    return undefined;
  }
}
