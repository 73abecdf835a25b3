import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A file's new text; `null` deletes it, and `link` makes it a symbolic link. */
export type Edit = string | null | { link: string };

/** Makes a folder with the example project in `hasura-shop` and some files changed. The caller removes it. */
export function editedFolder(edits: Record<string, Edit>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'edited-'));
  copy('examples/hasura-shop', path.join(folder, 'hasura-shop'));
  for (const [name, edit] of Object.entries(edits)) {
    const file = path.join(folder, name);
    rmSync(file, { recursive: true, force: true });
    if (edit === null) continue;
    mkdirSync(path.dirname(file), { recursive: true });
    if (typeof edit === 'string') writeFileSync(file, edit);
    else symlinkSync(edit.link, file);
  }
  return folder;
}

function copy(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) copy(source, target);
    else copyFileSync(source, target);
  }
}
