import { placeOf } from '../project/node.js';
import type { Project } from '../project/project.js';
import { type SqlParser, sqlParser } from '../project/sql.js';
import type { Finding } from '../rules/finding.js';
import { type Breaking, breakingIn } from './breaking.js';
import { type Concern, type Context, type Setting, collector, publicRolesOf } from './context.js';
import { type Change, difference, withoutConsequences } from './difference.js';
import { type Inherited, effectivePermissions, inheritedRoles } from './effective.js';
import { excerpt, summed } from './excerpt.js';
import { grouped, sentenceOf } from './group.js';
import { unsilenced } from './ignore.js';
import { type LeftOut, knownOf, leftOutOf } from './known.js';
import { type Migrations, addedBy, judgeMigrations, judgeNewColumns, migrationsOf } from './migrations.js';
import { type Model, NO_MODEL, modelOf } from './model.js';
import { judgeOthers } from './others.js';
import { judgePermissions } from './permissions.js';
import { REVIEW_RULES, whyOf } from './rules.js';

/** What a pull request changes in a project, for whom, and what is risky about it. */
export interface Review {
  /** All changes, without those that follow from others. */
  changes: Change[];
  /** What a reviewer should look at, grouped, the worst first; also what is only listed (`low`). */
  concerns: Concern[];
  /** Those of high or medium risk that comments silence which base does not have, grouped. */
  silenced: Concern[];
  /** What can break clients. */
  breaking: Breaking[];
  /** What the public roles can do after it, as far as head can be read. */
  open: { roles: string[]; writes: string[]; reads: number };
  /** Whether the public roles are known by their names alone, because the setting gives none. */
  isPublicByName: boolean;
  /** The new migrations, in the order in which they run. */
  migrations: Migrations['added'];
  /** There was no project. */
  isNew: boolean;
  /** The files whose content is not compared, because they cannot be read in one of the two states. */
  leftOut: LeftOut[];
}

/**
 * Compares two states of a project. It is pure but for the SQL grammar, which it loads only for migrations.
 * @param base the project where the branch left its base; `undefined` if there was none
 */
export async function review(
  base: Project | undefined,
  head: Project,
  setting: Setting,
  parser: () => Promise<SqlParser> = sqlParser,
): Promise<Review> {
  const models = { base: base === undefined ? NO_MODEL : modelOf(base), head: modelOf(head) };
  const roles = { base: base === undefined ? [] : inheritedRoles(base), head: inheritedRoles(head) };
  const known = knownOf({ base, head }, models);
  const inherited = { base: knownRoles(roles.base, known.base), head: knownRoles(roles.head, known.head) };
  const permissions = {
    base: effectivePermissions(known.base, inherited.base),
    head: effectivePermissions(known.head, inherited.head),
  };
  const changes = difference(known.base, known.head);
  const migrations = base === undefined ? undefined : await migrationsOf(base, head, parser);
  const publicRoles = publicRolesOf(setting, roles.head);
  const { concerns, say } = collector();
  const context: Context = {
    ...models,
    changes,
    permissions,
    inherited,
    setting,
    publicRoles,
    ...(await addedBy(migrations ?? NO_MIGRATIONS, parser)),
    say,
  };
  judgePermissions(context);
  judgeOthers(context);
  judgeNewColumns(context);
  if (migrations !== undefined) judgeMigrations(context, migrations);
  const whole = withoutConsequences(changes);
  const sides = {
    base: base === undefined ? undefined : { project: base, model: models.base },
    head: { project: head, model: models.head },
  };
  const left = unsilenced(concerns, sides, setting.ignored ?? []);
  const open = [...effectivePermissions(models.head, roles.head).values()].filter(({ role }) =>
    publicRoles.has(role),
  );
  return {
    changes: whole,
    concerns: grouped(left.concerns),
    silenced: grouped(left.silenced.filter(({ risk }) => risk !== 'low')),
    breaking: breakingIn(whole, context.newColumns),
    open: {
      roles: [...new Set(open.map(({ role }) => role))],
      writes: [
        ...new Set(
          open
            .filter(({ action, backendOnly }) => action !== 'select' && !backendOnly)
            .map(({ table }) => table),
        ),
      ],
      reads: new Set(open.filter(({ action }) => action === 'select').map(({ table }) => table)).size,
    },
    isPublicByName: setting.unauthorizedRole === undefined,
    migrations: migrations?.added ?? [],
    isNew: base === undefined,
    leftOut: [...(base === undefined ? [] : leftOutOf(base, 'base')), ...leftOutOf(head, 'head')],
  };
}

const NO_MIGRATIONS: Migrations = { added: [], edited: [] };

function knownRoles(roles: readonly Inherited[], { things }: Model): Inherited[] {
  return roles.filter(({ role }) => things.has(`inherited role ${role}`));
}

/** Of a sentence: what it says comes first, and names and expressions in it are short, unless a name is long. */
const LONGEST = 600;

/** The concerns as findings: a high one is a warning, a medium one a notice. What is only listed is none. */
export function findingsOf({
  concerns,
  isPublicByName,
}: Pick<Review, 'concerns' | 'isPublicByName'>): Finding[] {
  return concerns.flatMap((concern) => {
    const { rule, risk, roles, objects, before, at } = concern;
    if (risk === 'low') return [];
    const { remedy } = REVIEW_RULES[rule];
    // A name keeps its own first letter.
    const who = roles.length === 0 ? '' : `The role${roles.length === 1 ? '' : 's'} ${summed(roles)} `;
    const said = `${excerpt(`${who}${sentenceOf(concern)}`, 0, LONGEST)}.`;
    const [object] = objects;
    const [role] = roles;
    return [
      {
        rule,
        severity: risk === 'high' ? 'warning' : 'notice',
        risk,
        ...(at === undefined ? {} : placeOf(at)),
        what: `${said.charAt(0).toUpperCase()}${said.slice(1)}${before === undefined ? '' : ` Before: ${before}.`}`,
        why: whyOf(rule, isPublicByName && roles.length > 0),
        remedy: `${remedy} To silence it, write preview-ignore and the rule in a comment on its line.`,
        ...(object === undefined || objects.length > 1 ? {} : { object }),
        ...(role === undefined || roles.length > 1 ? {} : { role }),
      } satisfies Finding,
    ];
  });
}
