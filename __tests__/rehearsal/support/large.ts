import { manyMigrations } from '../../../scripts/bench/migrations.js';
import type { Repository } from '../../support/project.js';
import { migrations } from './projects.js';

/** A base with this many migrations, and a pull request with more. */
export function largeProject(base: number, added: number): { base: Repository; head: Repository } {
  const texts = manyMigrations(base, added);
  return { base: migrations(texts.base), head: migrations({ ...texts.base, ...texts.added }) };
}
