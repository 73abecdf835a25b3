import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filesOnDisk } from '../../src/project/disk.js';
import type { View } from '../../src/report/view.js';
import { rehearsed } from '../inspect/rehearsal.js';
import { sideIn } from '../project-side.js';
import { serverPrograms } from '../server-programs.js';
import { sample } from './sample.js';

const EXAMPLE = 'examples/hasura-shop';
const MIGRATIONS = 'migrations/default';

/** What the pull request of the picture adds. */
const ADDED: Record<string, string> = {
  '1718000240000_larger_quantities/up.sql': 'alter table orders alter column quantity type bigint;\n',
  '1718000240000_larger_quantities/down.sql': 'alter table orders alter column quantity type integer;\n',
  '1718000300000_order_notes/up.sql':
    'alter table orders add column note text;\ncreate index orders_ordered_at_idx on orders (ordered_at);\n',
  '1718000300000_order_notes/down.sql': 'alter table orders drop column note;\n',
};

/** A ready preview whose migrations were really rehearsed, on a server of this machine. */
export async function rehearsedSample(): Promise<View> {
  const folder = await mkdtemp(path.join(tmpdir(), 'picture-'));
  try {
    await cp(EXAMPLE, folder, { recursive: true });
    for (const [name, text] of Object.entries(ADDED)) {
      const file = path.join(folder, MIGRATIONS, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    const sides = { base: await sideIn(filesOnDisk(EXAMPLE)), head: await sideIn(filesOnDisk(folder)) };
    const options = { base: 'main', ignored: [], postgres: undefined };
    const { shown, findings } = await rehearsed(sides, options, serverPrograms);
    if (shown === undefined) throw new Error('The example was not rehearsed.');
    return { ...sample, rehearsal: shown, findings: { list: findings, blobUrl: '.' } };
  } finally {
    await rm(folder, { recursive: true });
  }
}
