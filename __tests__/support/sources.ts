import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The TypeScript files below a folder, by their path, with their text. */
export function treeOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return Object.fromEntries(
    files.map((name) => [path.posix.join(folder, name), readFileSync(path.join(folder, name), 'utf8')]),
  );
}
