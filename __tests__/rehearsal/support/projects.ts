import { beforeAll } from '@jest/globals';
import { sideBySide } from '../../../src/lib/side-by-side.js';
import { planOf, type Plan, type Side } from '../../../src/rehearsal/plan.js';
import { type Rehearsed, rehearse } from '../../../src/rehearsal/rehearse.js';
import type { Server } from '../../../src/rehearsal/server.js';
import { sqlParser } from '../../../src/project/sql.js';
import { parseIgnored } from '../../../src/rules/ignore.js';
import type { SourceRehearsal } from '../../../src/rules/rehearsal.js';
import { BASE, type Repository, filesOf, projectOf } from '../../support/project.js';

/** A project with these migrations: `2_b` for its up.sql, `2_b/down` for its down.sql; other names are files. */
export function migrations(texts: Readonly<Record<string, string>>, more: Repository = {}): Repository {
  const files = Object.entries(texts).map(([name, text]): [string, string] => {
    const [folder = '', direction = 'up'] = name.split('/');
    return [`migrations/default/${folder}/${direction}.sql`, text];
  });
  return { ...BASE, ...more, 'migrations/default/1_init/up.sql': undefined, ...Object.fromEntries(files) };
}

export async function sideOf(repository: Repository): Promise<Side> {
  return { project: await projectOf(repository), files: filesOf(repository) };
}

/** @param mergeBase as the base, if nothing else is said */
export async function planned(head: Repository, base?: Repository, mergeBase = base): Promise<Plan> {
  const side = async (one: Repository | undefined): Promise<Side | undefined> => one && (await sideOf(one));
  return await planOf(
    { mergeBase: await side(mergeBase), base: await side(base), head: await sideOf(head) },
    sqlParser,
  );
}

export interface Tried extends Rehearsed {
  /** The findings in one line each: rule, severity, line, and what it says. */
  said: string[];
  /** The rules of the findings. */
  rules: string[];
  /** Of the only source. */
  source: SourceRehearsal;
}

/** The databases that were rehearsed. */
export function sourcesIn(rehearsal: Rehearsed['rehearsal']): SourceRehearsal[] {
  return rehearsal === undefined || rehearsal === 'no server' ? [] : rehearsal.sources;
}

/** Rehearses a pull request. */
export async function tried(
  start: () => Promise<Server>,
  head: Repository,
  base?: Repository,
  { mergeBase = base, ignore = '' }: { mergeBase?: Repository | undefined; ignore?: string } = {},
): Promise<Tried> {
  const plan = await planned(head, base, mergeBase);
  const { signal } = new AbortController();
  const found = await rehearse(start, plan, { signal, ignored: parseIgnored(ignore) });
  const [source] = sourcesIn(found.rehearsal);
  return {
    ...found,
    said: found.findings.map(
      ({ rule, file, line, what }) =>
        `${rule}${file === undefined ? '' : ` ${file.replace(/^migrations\/default\/|^metadata\/databases\//, '')}:${String(line)}`} ${what}`,
    ),
    rules: found.findings.map(({ rule }) => rule),
    source: source ?? NONE,
  };
}

interface Case {
  base?: Repository | undefined;
  mergeBase?: Repository | undefined;
  head: Repository;
}

/** Rehearses pull requests before the tests, several at once: they mostly wait. The result has them by their heads. */
export function triedBefore(
  start: () => Promise<Server>,
  cases: readonly Case[],
): (head: Repository) => Tried {
  const results = new Map<Repository, Tried>();

  beforeAll(async () => {
    await sideBySide(cases, 4, async ({ base, mergeBase = base, head }) => {
      results.set(head, await tried(start, head, base, { mergeBase }));
    });
  }, 120_000);

  return (head) => {
    const found = results.get(head);
    if (found === undefined) throw new Error('it was not tried');
    return found;
  };
}

const NONE: SourceRehearsal = {
  source: '',
  ...{ upgrade: [], gone: [], edited: [], squashed: [], seeds: 0 },
  schema: { gained: [], lost: [], changed: [] },
  fresh: { result: 'not run' },
};
