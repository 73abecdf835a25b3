/** What the account of a Hasura Cloud token has used, as far as this run can tell. */
export interface Usage {
  /** Builds of this month that the deployments of this repository record; other repositories may have built more. */
  builds?: number | undefined;
  /** Projects of the account. */
  projects?: number | undefined;
}

/** What an account with only Free projects has: builds a month (known), and projects at once (likely). */
export const FREE = { builds: 60, projects: 3 };

/** What was used, in sentences for the job summary; empty if nothing is known, or if the account is no Free one. */
export function usageWords(usage: Usage): string {
  const { builds, projects } = ofFree(usage);
  const parts = [
    ...(builds === undefined
      ? []
      : [
          `at least ${String(builds)} of ${String(FREE.builds)} builds this month (counted in this repository only)`,
        ]),
    ...(projects === undefined ? [] : [`${String(projects)} of ${String(FREE.projects)} projects`]),
  ];
  return parts.length === 0 ? '' : `Used of a Free account: ${parts.join('; ')}`;
}

/** What is about to run out: the next build or preview would be the last, or there is none left. */
export function nearLimitWords(usage: Usage): string {
  const { builds = 0, projects = 0 } = ofFree(usage);
  const left = [
    ...(builds >= FREE.builds - 1
      ? [
          `This repository has used at least ${String(builds)} of the ${String(FREE.builds)} builds that a Free account has each month; after that, builds fail until next month`,
        ]
      : []),
    ...(projects >= FREE.projects - 1
      ? [
          `The account has ${String(projects)} projects, and a Free account may have ${String(FREE.projects)}; delete unused ones, or set max-previews`,
        ]
      : []),
  ];
  return left.join('. ');
}

/** An account that has used more than a Free one may has other limits. */
function ofFree(usage: Usage): Usage {
  const { builds = 0, projects = 0 } = usage;
  return builds > FREE.builds || projects > FREE.projects ? {} : usage;
}

/** The first moment of the month of a date, in UTC. */
export function monthOf(date: Date): Date {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1));
}
