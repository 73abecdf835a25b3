import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface Input {
  description: string;
  default?: string;
  deprecationMessage?: string;
}

export interface Action {
  name: string;
  description: string;
  inputs: Record<string, Input>;
  outputs: Record<string, { description: string }>;
  runs: { using: string; main: string; post?: string };
}

/** An action of this repository, by the path of its file. */
export function readAction(file: string): Action {
  return parse(readFileSync(file, 'utf8')) as Action;
}

/** The actions of this repository, by the path that `uses:` has after the repository. */
const ACTIONS: ReadonlyMap<string, Action> = new Map(
  ['', '/hygraph', '/node24', '/node24/hygraph'].map((folder) => [
    folder,
    readAction(`${folder}/action.yml`.replace(/^\//, '')),
  ]),
);

/** The action of this repository that a step uses; `undefined` if it uses another or none. */
export function actionOf({ uses = '' }: { uses?: string }): Action | undefined {
  const [, folder] = /\/hasura-preview-action((?:\/\w+)*)@/.exec(uses) ?? [];
  return folder === undefined ? undefined : ACTIONS.get(folder);
}
