/** What the account of a Hasura Cloud token has used, as far as this run can tell. */
export interface Usage {
  /** Builds of this month that the deployments of this repository record; other repositories may have built more. */
  builds?: number | undefined;
  /** Projects of the account. */
  projects?: number | undefined;
}

/** What an account with only Free projects has: builds a month (known), and projects at once (likely). */
export const FREE = { builds: 60, projects: 3 };

/** What was used, in sentences for the job summary; empty if nothing is known. */
export function usageWords({ builds, projects }: Usage): string {
  const parts = [
    ...(builds === undefined
      ? []
      : [`at least ${String(builds)} of ${String(FREE.builds)} builds this month, by this repository`]),
    ...(projects === undefined ? [] : [`${String(projects)} of ${String(FREE.projects)} projects`]),
  ];
  return parts.length === 0 ? '' : `Used of a Free account: ${parts.join('; ')}`;
}

/** What is about to run out: the next build or preview would be the last, or there is none left. */
export function nearLimitWords({ builds = 0, projects = 0 }: Usage): string {
  const left = [
    ...(builds >= FREE.builds - 1
      ? [
          `This repository has built ${String(builds)} previews this month, and a Free account has ${String(FREE.builds)}`,
        ]
      : []),
    ...(projects >= FREE.projects - 1
      ? [`The account has ${String(projects)} projects, and a Free account has ${String(FREE.projects)}`]
      : []),
  ];
  return left.join('. ');
}

/** The first moment of the month of a date, in UTC. */
export function monthOf(date: Date): Date {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1));
}
