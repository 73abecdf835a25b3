import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';

/** The parts of `action.yml` that a runner uses. */
export interface Manifest {
  name: string;
  inputs: Map<string, InputDeclaration>;
  main: string;
  post?: string;
  /** Default `always()`. */
  postIf: string;
}

export interface InputDeclaration {
  default?: string;
  deprecationMessage?: string;
}

/** Reads `action.yml` (or `action.yaml`) of a JavaScript action; throws on anything a runner would refuse. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(path.join(folder, 'action.yml'), 'utf8').catch(() =>
    readFile(path.join(folder, 'action.yaml'), 'utf8'),
  );
  const document = record(parse(text), 'action.yml');
  const runs = record(document['runs'], 'runs');
  const using = String(runs['using']);
  if (!/^node(12|16|20|24)$/.test(using))
    throw new Error(`runs.using is '${using}': not a JavaScript action.`);
  if (typeof runs['main'] !== 'string') throw new Error('runs.main is missing.');

  const manifest: Manifest = {
    name: scalar(document['name']) ?? '',
    inputs: new Map(),
    main: runs['main'],
    postIf: scalar(runs['post-if']) ?? 'always()',
  };
  if (typeof runs['post'] === 'string') manifest.post = runs['post'];
  for (const [name, value] of Object.entries(record(document['inputs'] ?? {}, 'inputs'))) {
    const declared = record(value ?? {}, `inputs.${name}`);
    const input: InputDeclaration = {};
    const [initial, deprecation] = [scalar(declared['default']), scalar(declared['deprecationMessage'])];
    if (initial !== undefined) input.default = initial;
    if (deprecation !== undefined) input.deprecationMessage = deprecation;
    manifest.inputs.set(name, input);
  }
  return manifest;
}

function record(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`${where} in action.yml is not a mapping.`);
  }
  return value as Record<string, unknown>;
}

/** A YAML scalar as the runner reads it: always as text. */
function scalar(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}
