import { usePostgres } from '../../support/use-postgres.js';
import { type Setting, type Story, story } from '../harness.js';
import type { DatabasesSetting } from './server.js';

export interface SettingWithDatabases extends Omit<Setting, 'databases'> {
  databases?: Partial<Omit<DatabasesSetting, 'postgres'>>;
}

/** Starts a server for the tests of a file. Returns a function that runs stories with databases there. */
export function storiesWithDatabases(): (
  setting: SettingWithDatabases,
  tell: (s: Story) => Promise<void>,
) => Promise<void> {
  const postgres = usePostgres();

  return (setting, tell) => {
    const databases: DatabasesSetting = {
      postgres: postgres(),
      attributes: 'CREATEDB CREATEROLE',
      variables: 'PG_DATABASE_URL',
      migrations: 'none',
      ...setting.databases,
    };
    return story({ ...setting, databases }, tell);
  };
}

/** The name of the database in a variable of the app. */
export function databaseIn(s: Story, variable = 'PG_DATABASE_URL'): string {
  return new URL(String(s.app().env.get(variable))).pathname.slice(1);
}
