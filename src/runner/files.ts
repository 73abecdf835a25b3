import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { World } from '../rules/world.js';

/**
 * A new folder for later steps of the job.
 * @param temp the runner's temporary folder; throws if there is none
 */
export function keepFiles(temp: string, name: string): ReturnType<World['keepFiles']> {
  if (temp === '') throw new Error('RUNNER_TEMP is not set');
  const folder = join(temp, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return {
    folder,
    write: (path, text) => {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    },
  };
}
