import { parse } from 'yaml';

/** A step of the old action: its inputs and its variables, as they are written. */
export interface Step {
  given: Map<string, string>;
  env: Map<string, string>;
}

/** Inputs of hasura/hasura-cloud-preview-apps that have another name now. */
export const OLD_NAMES = new Set([
  'hasuraCloudAccessToken',
  'hasuraProjectDirectoryPath',
  'hasuraEnv',
  'postgresDBConfig',
  'tier',
  'delete',
]);
const OLD_ACTION = /^hasura\/hasura-cloud-preview-apps(@|$)/;

/** The steps of the old action in a text. */
export function stepsIn(text: string): Step[] {
  try {
    return found(parse(text));
  } catch {
    return [];
  }
}

function found(node: unknown): Step[] {
  if (typeof node !== 'object' || node === null) return [];
  const { uses, with: inputs, env } = node as Record<string, unknown>;
  if ((typeof uses === 'string' && OLD_ACTION.test(uses)) || hasOldName(inputs))
    return [{ given: textsOf(inputs), env: textsOf(env) }];
  if (hasOldName(node)) return [{ given: textsOf(node), env: new Map() }];
  return Object.values(node).flatMap(found);
}

function hasOldName(node: unknown): boolean {
  return (
    typeof node === 'object' &&
    node !== null &&
    Object.keys(node).some((key) => key !== 'delete' && OLD_NAMES.has(key))
  );
}

function textsOf(node: unknown): Map<string, string> {
  if (typeof node !== 'object' || node === null) return new Map();
  return new Map(
    Object.entries(node).flatMap(([key, value]) =>
      ['string', 'number', 'boolean'].includes(typeof value) ? [[key, String(value).trim()]] : [],
    ),
  );
}
