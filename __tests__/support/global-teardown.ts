import { rmSync } from 'node:fs';

/** Removes the folder that the setup created. */
export default function teardown(): void {
  const folder = process.env['SIMULATOR_POSTGRES_FOLDER'];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
