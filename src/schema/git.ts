import type { ApiChange } from './fold.js';
import { plainName } from './generated.js';

/**
 * What git says of the objects of two states of a project, in names of their API without spelling: see `plainName`. It
 * tells what a pull request has changed, and what another list already says of it.
 */
export interface GitChanges {
  /** The names of a source, or of all, changed: everything may differ. */
  everything: boolean;
  /** A remote schema changed, whose types no file names. */
  remote: boolean;
  /** Tables, functions, actions and types that changed. */
  objects: ReadonlySet<string>;
  /** All that there are. */
  known: ReadonlySet<string>;
  /** Words in new migrations. */
  words: ReadonlySet<string>;
  /** Roles whose parents changed. */
  roles: ReadonlySet<string>;
  /** The parents of each inherited role. */
  parents: ReadonlyMap<string, readonly string[]>;
  /** What the list of changes says: `object`, `object.member`, or `role object.member`; a verb counts as a member. */
  listed: ReadonlySet<string>;
}

/** Whether something that differs comes from the pull request, and not from what the base has got since. */
export function isOwnChange({ about }: ApiChange, role: string, git: GitChanges): boolean {
  if (git.everything || ancestors(role, git).some((one) => git.roles.has(one))) return true;
  const names = about.flatMap(namesOf);
  if (names.some((name) => git.objects.has(name) || git.words.has(name))) return true;
  return git.remote && names.every((name) => !git.known.has(name));
}

/** Whether the list of changes already says it. */
export function isListed({ about, shown }: ApiChange, role: string, git: GitChanges): boolean {
  const names = about.flatMap(namesOf);
  const says = (key: string): boolean => git.listed.has(key);
  if (names.some(says)) return true;
  if (shown === 'type') return false;
  const roles = ancestors(role, git);
  if (roles.some((one) => git.roles.has(one))) return true;
  const member =
    'verb' in shown ? `#${shown.verb}` : plainName('member' in shown ? shown.member : shown.root);
  return names.some(
    (name) =>
      says(`${name}.${member}`) ||
      says(`${name}.#names`) ||
      roles.some(
        (one) => says(`${one} ${name}.${member}`) || ('root' in shown && says(`${one} ${name}.#roots`)),
      ),
  );
}

/** An enum table `colors` has the type `colors_enum`. (known) */
function namesOf(name: string): string[] {
  const plain = plainName(name);
  return plain.endsWith('enum') ? [plain, plain.slice(0, -'enum'.length)] : [plain];
}

/** A role, and all roles whose permissions it gets. */
function ancestors(role: string, { parents }: GitChanges): string[] {
  const all = new Set([role]);
  // A set hands out what is added to it while it is walked through.
  for (const one of all) for (const parent of parents.get(one) ?? []) all.add(parent);
  return [...all];
}
