import path from 'node:path';
import type { Files } from './files.js';

export interface Migration {
  /** The folder's name, `<version>_<name>`; of a migration in one flat file, what comes before `.up.sql`. */
  folder: string;
  version: bigint;
  /** The text of its up.sql; `undefined` when there is only a down.sql, which ends the run at this version. */
  sql: string | undefined;
}

/** The migrations of one source, oldest version first, or why the CLI applies none of them. */
export interface SourceMigrations {
  migrations: readonly Migration[];
  refusal: string | undefined;
}

/**
 * Reads the folder of one source. That a source without a folder has nothing to run is a guess: the CLI itself calls
 * it an error.
 */
export async function readMigrations(files: Files, folder: string): Promise<SourceMigrations> {
  const found: Found[] = [];
  for (const name of await files.list(folder)) {
    const inside = await files.list(path.join(folder, name));
    const direct = await foundIn(files, path.join(folder, name), name, name);
    const nested = inside.map((file) =>
      foundIn(files, path.join(folder, name, file), `${name}.${file}`, `${name}/${file}`),
    );
    found.push(...[direct, ...(await Promise.all(nested))].filter((one) => one !== undefined));
  }
  return sorted(found);
}

interface Found {
  version: bigint;
  direction: string;
  /** Its path within the folder of the source. */
  raw: string;
  sql: string;
}

/** Other names are silently ignored: a migration whose folder has a typo never runs, and nothing reports it. */
async function foundIn(files: Files, file: string, name: string, raw: string): Promise<Found | undefined> {
  const [, digits, direction] = PATTERN.exec(name) ?? [];
  if (digits === undefined || direction === undefined || BigInt(digits) > LAST_VERSION) return undefined;
  const sql = await files.read(file);
  // A file of 0 bytes is skipped in silence, too.
  return sql === undefined || sql === '' ? undefined : { version: BigInt(digits), direction, raw, sql };
}

// A name with a line break does not match, as in Go.
const PATTERN = /^(\d+)_.*\.(down|up)\.sql$/;
const LAST_VERSION = 2n ** 64n - 1n;

function sorted(found: readonly Found[]): SourceMigrations {
  const byVersion = new Map<bigint, Found[]>();
  for (const one of found) {
    const others = byVersion.get(one.version) ?? [];
    const twin = others.find(({ direction }) => direction === one.direction);
    if (twin) {
      const refusal = `found duplicate migrations for version ${one.version}\n- ${one.raw}\n- ${twin.raw}`;
      return { migrations: [], refusal };
    }
    byVersion.set(one.version, [...others, one]);
  }
  const versions = [...byVersion.keys()].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
  const migrations = versions.map((version): Migration => {
    const both = byVersion.get(version) ?? [];
    const up = both.find(({ direction }) => direction === 'up');
    return { folder: folderOf(up ?? both[0]), version, sql: up?.sql };
  });
  return { migrations, refusal: undefined };
}

function folderOf(found: Found | undefined): string {
  const [folder = ''] = found?.raw.split('/') ?? [];
  return folder.replace(/\.(?:up|down)\.sql$/, '');
}
