import path from 'node:path';
import { readActionsSdl, type SdlAction, type SdlType, type SdlTypes, type TypeKind } from './actions-sdl.js';
import type { Files } from './files.js';
import { withoutIncludes } from './include.js';
import { metadataFileError } from './project-error.js';
import { isRecord, pick, records } from './shapes.js';
import { parseYaml } from './yaml.js';

/**
 * The actions and custom types that actions.yaml and actions.graphql describe together. Without one of the files there
 * are none, and the other is not read.
 */
export async function readActions(
  files: Files,
  folder: string,
): Promise<{ actions?: unknown[]; custom_types?: unknown }> {
  const [sdl, yaml] = await Promise.all(
    [SDL, 'actions.yaml'].map((name) => files.read(path.join(folder, name))),
  );
  if (sdl === undefined || yaml === undefined) return {};
  try {
    return merged(sdl, withoutIncludes(parseYaml(yaml)));
  } catch (error) {
    throw metadataFileError('actions', 'actions.yaml', error);
  }
}

const SDL = 'actions.graphql';

function merged(sdl: string, yaml: unknown): { actions?: unknown[]; custom_types?: unknown } {
  const { actions, types } = converted(sdl);
  if (yaml !== null && !isRecord(yaml)) throw new Error('yaml: unmarshal errors: actions.yaml is not a map');
  const listed = records(yaml?.['actions']);
  const customTypes = isRecord(yaml?.['custom_types']) ? yaml['custom_types'] : {};
  const missing = listed.find(({ name }) => !actions.some((action) => action.name === name));
  if (missing) throw new Error(`action ${String(missing['name'])} is not present in ${SDL}`);
  const complete = Object.fromEntries(
    KINDS.map((kind) => [kind, mergedTypes(types[kind], records(customTypes[kind]))]),
  ) as SdlTypes;
  return {
    ...(actions.length > 0 && { actions: actions.map((action) => mergedAction(action, listed)) }),
    ...(KINDS.some((kind) => complete[kind].length > 0) && { custom_types: complete }),
  };
}

const KINDS: readonly TypeKind[] = ['enums', 'input_objects', 'objects', 'scalars'];

function converted(sdl: string): ReturnType<typeof readActionsSdl> {
  try {
    return readActionsSdl(sdl);
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`error in converting sdl to metadata: exit status 1: ${message}`, { cause: error });
  }
}

/** Of two entries of one name, the CLI takes the last. An action that actions.yaml does not list has no handler. */
function mergedAction({ name, definition }: SdlAction, listed: readonly Record<string, unknown>[]): unknown {
  const entry = listed.findLast((one) => one['name'] === name) ?? {};
  const given = isRecord(entry['definition']) ? entry['definition'] : {};
  const timeout = given['timeout'];
  return {
    name,
    definition: {
      ...definition,
      kind: given['kind'] ?? '',
      handler: given['handler'] ?? '',
      ...pick(given, ['headers', 'request_transform', 'response_transform']),
      // The CLI leaves out what has Go's zero value.
      ...(given['forward_client_headers'] === true && { forward_client_headers: true }),
      ...(timeout !== undefined && timeout !== null && timeout !== 0 && { timeout }),
    },
    ...pick(entry, ['permissions']),
    ...(entry['comment'] !== undefined && entry['comment'] !== null && { comment: entry['comment'] }),
  };
}

/** The description of a listed type is the one of actions.yaml, also when it has none there. */
function mergedTypes(types: readonly SdlType[], listed: readonly Record<string, unknown>[]): SdlType[] {
  const missing = listed.find(({ name }) => !types.some((type) => type.name === name));
  if (missing) throw new Error(`custom type ${String(missing['name'])} is not present in ${SDL}`);
  return types.map((type) => {
    const entry = listed.findLast((one) => one['name'] === type.name);
    if (!entry) return type;
    const { description: _erased, ...rest } = type;
    const description = entry['description'];
    return {
      ...rest,
      ...(description !== undefined && description !== null && { description }),
      ...pick(entry, ['relationships']),
    };
  });
}
