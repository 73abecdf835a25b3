import type { Clock } from '../contracts.js';
import type { AppBehaviour } from './app-behaviour.js';
import type { ScriptFor } from './script.js';
import type { Project } from './state.js';
import type { TenantScriptFor } from './tenant-script.js';
import type { RemoteSchemaBehaviour } from './remote-schemas.js';
import type { AppUrl, RemoteSchemas, Sources } from './world.js';

/** How the service behaves as a whole; single builds are scripted. */
export interface HasuraOptions {
  clock: Clock;
  /** The random numbers for ids, secrets and orders (default: the same for every run). */
  random?: () => number;
  /** Where builds read branches. Without it every branch exists and holds nothing to deploy. */
  sources?: Sources;
  /** Leads to remote schemas. Without it apps ask none of them, and each with its variables is consistent. */
  remoteSchemas?: RemoteSchemas;
  /** How apps treat remote schemas; the defaults are those of `REMOTE_SCHEMAS`. */
  remoteSchemaBehaviour?: Partial<RemoteSchemaBehaviour>;
  /** How apps and their hosts behave; the defaults are those of `APPS`. */
  appBehaviour?: Partial<AppBehaviour>;
  /** The script for each build; `hasura.script` can be set later, too. */
  script?: ScriptFor;
  /** The script for each createTenant; `hasura.tenantScript` can be set later, too. */
  tenantScript?: TenantScriptFor;
  /** `none`: no SQL runs and no database is contacted (default `real`). */
  postgres?: 'real' | 'none';
  /** Whether tokens see the fields marked @hidden in the schema (default no). */
  seesHiddenFields?: boolean;
  /** How long a project is listed after its deletion is accepted (default 2000). */
  deleteTakesMs?: number;
  /** How long an app restarts after its env vars change (default 3000). */
  restartMs?: number;
  /** The URL of an app (default `<origin>/apps/<name>`; `hasuraAppUrl` gives the real service's). */
  appUrl?: AppUrl;
}

export interface NewAccount {
  name?: string;
  token?: string;
  tokens?: readonly string[];
  plan?: 'free' | 'paid';
  projectLimit?: number;
  creationsPerMonth?: number;
}

export interface SeededProject extends Partial<
  Pick<Project, 'createdAt' | 'spare' | 'planted' | 'healthz' | 'deployed'>
> {
  name: string;
  /** Added to the variables that every project has; may replace those. */
  env?: Readonly<Record<string, unknown>>;
  cloud?: string;
  region?: string;
  plan?: string;
}

/** The URL that the real service gives an app. The simulator answers it in process only. */
export const hasuraAppUrl: AppUrl = ({ name }) => `https://${name}.hasura.app`;
