import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { CONFIG } from '../../src/project/layout.js';
import { WrongUsage } from './options.js';

/** Where a project is on this machine. */
export interface ProjectFolder {
  /** As the user named it. */
  given: string;
  /** The root of its git repository, or the folder itself outside of one. */
  root: string;
  /** The folder's path from the root, with slashes; empty for the root. */
  directory: string;
  /** A path from the root as the user would name it: through the given folder, or from the working directory. */
  shown: (file: string) => string;
}

/**
 * Finds the project in the folder that the user gave.
 * @throws WrongUsage if it is no folder, or has no config.yaml
 */
export function projectFolder(given: string, cwd: string): ProjectFolder {
  const stats = statSync(path.resolve(cwd, given), { throwIfNoEntry: false });
  if (stats === undefined) throw new WrongUsage(`There is no folder ${given}.`);
  if (!stats.isDirectory()) throw new WrongUsage(`${given} is a file, not the folder with ${CONFIG}.`);
  const folder = realpathSync(path.resolve(cwd, given));
  if (!existsSync(path.join(folder, CONFIG))) throw new WrongUsage(withoutConfig(given, folder));
  const root = repositoryOf(folder) ?? folder;
  return {
    given,
    root,
    directory: path.relative(root, folder).split(path.sep).join('/'),
    shown: (file) => {
      const full = path.join(root, file);
      const below = path.relative(folder, full);
      if (!below.startsWith('..')) return path.join(given, below);
      return path.isAbsolute(given) ? full : path.relative(realpathSync(cwd), full);
    },
  };
}

/** The nearest folder upwards that has `.git`: a folder, or a file in a worktree or a submodule. */
function repositoryOf(folder: string): string | undefined {
  if (existsSync(path.join(folder, '.git'))) return folder;
  const parent = path.dirname(folder);
  return parent === folder ? undefined : repositoryOf(parent);
}

function withoutConfig(given: string, folder: string): string {
  const where = given === '.' ? 'the current folder' : given;
  const nearest = nearestBelow(folder);
  if (nearest === undefined) return `There is no ${CONFIG} in ${where}.`;
  return `There is no ${CONFIG} in ${where}; ${path.join(given, path.relative(folder, nearest))} has one.`;
}

/** More folders are not searched. */
const MOST_FOLDERS = 5_000;
const LEFT_OUT = ['.git', 'node_modules'];

/** The first folder below with a config.yaml, level by level. */
function nearestBelow(folder: string): string | undefined {
  const open = [folder];
  for (let index = 0; index < open.length && index < MOST_FOLDERS; index++) {
    const at = open[index] ?? '';
    if (existsSync(path.join(at, CONFIG))) return at;
    open.push(...foldersIn(at).map((name) => path.join(at, name)));
  }
  return undefined;
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !LEFT_OUT.includes(entry.name))
      .map(({ name }) => name)
      .sort();
  } catch {
    // A folder that the user cannot read has no project for them.
    return [];
  }
}
