import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from '../../../scripts/inspect/run.js';

const SHOP = 'examples/hasura-shop';

/** A folder with the example project in `apps/api`, which is gone at the end. */
export class Machine implements Disposable {
  readonly root = mkdtempSync(path.join(tmpdir(), 'inspect-'));
  readonly project = path.join(this.root, 'apps/api');

  constructor() {
    const entries = readdirSync(SHOP, { recursive: true, withFileTypes: true });
    for (const { name, parentPath } of entries.filter((entry) => entry.isFile())) {
      const file = path.join(parentPath, name);
      this.write(path.relative(SHOP, file), readFileSync(file, 'utf8'));
    }
  }

  /** Makes it a git repository, as far as the program looks. */
  repository(): void {
    mkdirSync(path.join(this.root, '.git'));
  }

  /** Writes a file of the project. */
  write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.project, file)), { recursive: true });
    writeFileSync(path.join(this.project, file), text);
  }

  /** Includes a file that does not exist. */
  breakInclude(name = 'public_carts.yaml'): void {
    appendFileSync(
      path.join(this.project, 'metadata/databases/default/tables/tables.yaml'),
      `- '!include ${name}'\n`,
    );
  }

  /** Moves the migrations out of the project, to `shared/migrations`. */
  shareMigrations(): void {
    mkdirSync(path.join(this.root, 'shared'));
    renameSync(path.join(this.project, 'migrations'), path.join(this.root, 'shared/migrations'));
    this.write('config.yaml', 'version: 3\nmigrations_directory: ../../shared/migrations\n');
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true });
  }
}

export interface Told {
  code: number;
  out: string;
  err: string;
}

/** Runs the program in this process. */
export async function run(
  cwd: string,
  args: readonly string[],
  colours = false,
  programs: readonly string[] = [],
): Promise<Told> {
  const told = { out: '', err: '' };
  const code = await inspect({
    args,
    cwd,
    colours,
    print: (text) => {
      told.out += `${text}\n`;
    },
    say: (line) => {
      told.err += `${line}\n`;
    },
    programs: async () => [...programs],
  });
  return { code, ...told };
}
