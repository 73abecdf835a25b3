import type { Manifest } from './manifest.js';

export interface ResolvedInputs {
  /** The given inputs by their names in the workflow, then the inputs that only have a default. */
  values: Map<string, string>;
  warnings: string[];
}

/**
 * Resolves `with:` as a runner does: it fills in defaults, matches names in any case, passes on unknown inputs
 * with a warning, and does not check `required` (`ActionRunner.cs` in actions/runner).
 */
export function resolveInputs(
  manifest: Manifest,
  given: Record<string, string>,
  github: Record<string, string>,
): ResolvedInputs {
  const values = new Map(Object.entries(given));
  const givenNames = new Set(Object.keys(given).map(fold));
  const declared = new Map([...manifest.inputs].map(([name, input]) => [fold(name), input]));
  const warnings: string[] = [];

  for (const name of values.keys()) {
    const message = declared.get(fold(name))?.deprecationMessage;
    if (message !== undefined) warnings.push(`Input '${name}' has been deprecated with message: ${message}`);
  }
  for (const [name, input] of manifest.inputs) {
    // An empty text in `with:` is a value: the default does not replace it.
    if (!givenNames.has(fold(name))) values.set(name, evaluate(input.default ?? '', github));
  }
  const unknown = Object.keys(given).filter((name) => !declared.has(fold(name)));
  if (unknown.length > 0) {
    warnings.push(
      `Unexpected input(s) ${quote(unknown)}, valid inputs are [${quote([...manifest.inputs.keys()])}]`,
    );
  }
  return { values, warnings };
}

/** `my input-name` → `INPUT_MY_INPUT-NAME`. */
export function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

/** Supports only `${{ github.<key> }}`; any other expression in a default should fail loudly. */
function evaluate(text: string, github: Record<string, string>): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/gs, (whole, expression: string) => {
    const key = /^github\.(\w+)$/.exec(expression)?.[1];
    if (key === undefined) throw new Error(`This runner cannot evaluate the default ${whole}.`);
    // As in GitHub's expressions, an unknown key is an empty text.
    return github[key] ?? '';
  });
}

function fold(name: string): string {
  return name.toLowerCase();
}

function quote(names: string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}
