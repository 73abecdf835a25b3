/** What eslint.layers.js gives, for the tests. */
export const LAYERS: readonly (readonly string[])[];
export const ENTRIES: readonly string[];
export function zonesOf(names: readonly string[]): { target: string; from: string[]; message: string }[];
