import type { Project } from '../../../simulator/hasura/state.js';
import type { Story } from '../harness.js';
import type { Made } from '../made.js';
import type { Told } from '../told.js';

/** What must hold for the databases right when a run succeeds. Returns what does not hold. */
export async function wrongServerEnd(
  story: Story,
  { what, exitCode, outputs, warnings, ...run }: Told,
): Promise<string[]> {
  if (story.databases === undefined || exitCode !== 0) return [];
  // A run that rebuilds nothing leaves the app with the databases of its own build.
  const stands = story.hasura.projects(story.account).find(({ id }) => id === outputs['project-id']);
  const last = run.build ?? stands?.env.get('PREVIEW_APP_BUILD');
  // A build may have kept the databases of an earlier one.
  const build = last === stands?.env.get('PREVIEW_APP_BUILD') ? dataOf(stands) : last;
  const all = await story.databases.made();
  const wrong: string[] = [];
  // A warning has named what could not be dropped, and what a story expects to be left is checked at its end.
  const said = (name: string): boolean =>
    warnings.some((warning) => warning.includes(name) || warning.includes('dropping the databases'));
  const own = all.filter(
    ({ app, name }) => app === outputs['project-name'] && !story.server.leftOver.has(name) && !said(name),
  );
  if (outputs['status'] === 'deleted')
    wrong.push(...own.map(({ kind, name }) => `exit 0, but the ${kind} ${name} of the app is still there`));
  if (outputs['status'] === 'ready') {
    const told = JSON.parse(outputs['databases'] === '' ? '[]' : (outputs['databases'] ?? '[]')) as Listed[];
    for (const { database, role, variable } of told) {
      const made = all.find(({ kind, name }) => kind === 'database' && name === database);
      if (made?.build !== build) wrong.push(`the output names ${database}, which is not of this build`);
      else if (made?.variable !== variable) wrong.push(`${database} is not the database of ${variable}`);
      if (role !== story.server.role && !all.some(({ kind, name }) => kind === 'role' && name === role))
        wrong.push(`the output names a role ${role} that is not there`);
    }
    for (const thing of own.filter((one) => one.build !== build))
      wrong.push(`exit 0, but the ${thing.kind} ${thing.name} of another build is still there`);
    const unsaid = own.filter(
      ({ kind, name }) => kind === 'database' && !told.some(({ database }) => database === name),
    );
    wrong.push(...unsaid.map(({ name }) => `the output does not name ${name}`));
  }
  return wrong.map((one) => `${what}: ${one}`);
}

/** An entry of the output `databases`. */
export interface Listed {
  variable: string;
  database: string;
  role: string;
}

/**
 * What must hold for the server at the end of a story: nothing exists without its app, and no app without its
 * databases.
 */
export async function wrongServer(story: Story): Promise<string[]> {
  const { databases: server } = story;
  if (server === undefined) return [];
  const [made, touched] = [await server.made(), await server.touched()];
  const apps = story.hasura.projects(story.account).filter(({ deleting }) => !deleting);
  const orphans = made.filter((thing) => !apps.some((app) => uses(app, thing)));
  return [
    ...touched.map((name) => `the foreign database ${name} was touched`),
    ...orphans
      .filter(({ name }) => !server.leftOver.has(name))
      .map(
        ({ kind, name, build }) =>
          `the ${kind} ${name} was left behind by ${build === '' ? 'nobody' : build}`,
      ),
    ...[...server.leftOver]
      .filter((name) => !orphans.some((orphan) => orphan.name === name))
      .map((name) => `${name} was to be left over, but was not`),
    ...apps
      .flatMap((app) => databasesOf(app, server.setting.variables))
      .filter(({ database }) => !made.some(({ name }) => name === database))
      .filter(({ app }) => !server.stripped.has(app))
      .map(({ app, database }) => `the app ${app} stands without its database ${database}`),
  ];
}

/** The build that an app's databases were made for. */
function dataOf(app: Project | undefined): unknown {
  return app?.env.get('PREVIEW_APP_DATA') ?? app?.env.get('PREVIEW_APP_BUILD');
}

/**
 * Whether a thing was created for exactly the build that an app names; a database must also be named by the app's
 * variable.
 */
function uses(project: Project, { kind, app, owner, build, variable, name: thing }: Made): boolean {
  const { name, env } = project;
  const of = { app: name, owner: env.get('PREVIEW_APP_OWNER'), build: dataOf(project) };
  if (app !== of.app || owner !== of.owner || build !== of.build) return false;
  return kind === 'role' || namedIn(env.get(variable)) === thing;
}

function databasesOf({ name, env }: Project, variables: string): { app: string; database: string }[] {
  if (!env.has('PREVIEW_APP_OWNER')) return [];
  return variables.split(',').flatMap((variable) => {
    const database = namedIn(env.get(variable.trim()));
    return database === undefined ? [] : [{ app: name, database }];
  });
}

/** The database that a URL names. */
function namedIn(url: unknown): string | undefined {
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).pathname.slice(1) : undefined;
}
