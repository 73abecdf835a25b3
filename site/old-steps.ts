import { parse } from 'yaml';

/** What a step inherits from its job and its workflow, or sets itself. */
interface Around {
  /** The variables, as written in the workflow. */
  env: Map<string, string>;
  /** Conditions, filters and environments that no option covers. */
  byHand: string[];
}

/** A step of the old action, with its inputs as written in the workflow. */
export interface Step extends Around {
  given: Map<string, string>;
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
    const workflow: unknown = parse(text);
    return found(workflow, { env: new Map(), byHand: filtersOf(workflow) });
  } catch {
    return [];
  }
}

function found(node: unknown, around: Around): Step[] {
  if (typeof node !== 'object' || node === null) return [];
  const { uses, with: inputs, env } = node as Record<string, unknown>;
  const here: Around = {
    env: new Map([...around.env, ...textsOf(env)]),
    byHand: [...around.byHand, ...termsOf(node)],
  };
  if ((typeof uses === 'string' && OLD_ACTION.test(uses)) || hasOldName(inputs))
    return [{ given: textsOf(inputs), ...here }];
  if (hasOldName(node)) return [{ given: textsOf(node), ...here }];
  return Object.values(node).flatMap((part) => found(part, here));
}

const FILTERS = ['paths', 'paths-ignore', 'branches', 'branches-ignore'];

/** The filters of a workflow's triggers. */
function filtersOf(workflow: unknown): string[] {
  return Object.entries(objectIn(objectIn(workflow)['on'])).flatMap(([event, filters]) =>
    FILTERS.filter((name) => name in objectIn(filters)).map((name) => `${name} of ${event}`),
  );
}

/** The conditions of a job or a step. */
function termsOf(node: object): string[] {
  if ('steps' in node)
    return ['if', 'environment'].filter((key) => key in node).map((key) => `${key} of the job`);
  return 'uses' in node && 'if' in node ? ['if of the step'] : [];
}

function objectIn(node: unknown): Record<string, unknown> {
  return typeof node === 'object' && node !== null ? (node as Record<string, unknown>) : {};
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
