/** How apps and their hosts behave where the service has more than one way; it may be changed at any time. */
export interface AppBehaviour {
  /** How long the host of a project that `createTenant` made, or that was renamed, leads nowhere. */
  routingMs: number;
  /** After each start an app is up for `upMs`, down again for `downMs`, and then up. */
  flap: { upMs: number; downMs: number } | undefined;
  /** Whether `getTenantEnv` nests the variables in `environment`. */
  envVars: 'nested' | 'flat';
  /** How many connections an app opens to each database. It uses them in turn and never resets them. */
  connections: number;
  /** How `export_metadata` shows what a client sent: unchanged, or as newer engines store it. */
  exports: 'as sent' | 'normalised';
  /**
   * What `replace_metadata` does if the new metadata lacks a source that cannot be reached. Engines up to v2.16 refuse,
   * later ones drop it.
   */
  lostSources: 'refused' | 'dropped';
  /**
   * What a role that must not see its schema (`disabled_for_roles`) gets. The open-source engine ignores that setting,
   * and so does v2.44 according to a report.
   */
  hiddenSchemas: 'refused' | 'answered';
}

export const APPS: AppBehaviour = {
  routingMs: 2000,
  flap: undefined,
  envVars: 'nested',
  connections: 2,
  exports: 'as sent',
  lostSources: 'refused',
  hiddenSchemas: 'refused',
};
