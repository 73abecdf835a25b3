import { rmSync } from 'node:fs';
import { afterAll } from '@jest/globals';
import { type Edit, editedFolder } from './edited-folder.js';

export type { Edit } from './edited-folder.js';

/**
 * Makes repositories that hold the example project in `hasura-shop`, with some files changed. Their folders are
 * removed after the tests of the file.
 */
export function editedProjects(): (edits?: Record<string, Edit>) => string {
  const made: string[] = [];
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true });
  });
  return (edits = {}) => {
    const folder = editedFolder(edits);
    made.push(folder);
    return folder;
  };
}
