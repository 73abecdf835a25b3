import type { Project } from './model.js';

/** Where a URL of Hygraph leads. */
export type Place =
  | ({ api: 'content'; fast: boolean; project: string; environment: string } & Site)
  | ({ api: 'management' } & Site)
  /** A host of Hygraph without anything at this path. */
  | { api: 'nothing' };

/** The host's own place; nothing of it is known on loopback. */
interface Site {
  region?: string | undefined;
  cluster?: string | undefined;
}

/** The place of a URL: by its host, or on any other host below `prefix`. `undefined` if it is not Hygraph's. */
export function placeOf({ hostname, pathname }: URL, prefix: string): Place | undefined {
  if (!/(?:^|\.)(?:hygraph|graphcms)\.com$/.test(hostname)) {
    if (!pathname.startsWith(`${prefix}/`)) return undefined;
    const rest = pathname.slice(prefix.length);
    if (rest === '/management/graphql') return { api: 'management' };
    return contentAt(rest, rest.startsWith('/content/'), {}) ?? { api: 'nothing' };
  }
  const [, region, cluster] = REGULAR.exec(hostname) ?? [];
  if (region !== undefined && pathname.startsWith('/v2/'))
    return contentAt(pathname, false, { region, cluster }) ?? { api: 'nothing' };
  const [, fastRegion, fastCluster] = FAST.exec(hostname) ?? [];
  if (fastRegion !== undefined)
    return contentAt(pathname, true, { region: fastRegion, cluster: fastCluster }) ?? { api: 'nothing' };
  const management = MANAGEMENT.exec(hostname);
  if (management && pathname === '/graphql')
    return { api: 'management', region: management[1] ?? management[2] };
  return { api: 'nothing' };
}

const REGION = '[a-z]{2}-[a-z]+-\\d';
const CLUSTER = '(?:-(shared-[a-z0-9]+-\\d+))?';
const REGULAR = new RegExp(`^api-(${REGION})${CLUSTER}\\.(?:hygraph|graphcms)\\.com$`);
const FAST = new RegExp(`^(${REGION})${CLUSTER}\\.cdn\\.hygraph\\.com$`);
const MANAGEMENT = new RegExp(
  `^(?:management-(${REGION})\\.hygraph\\.com|(${REGION})\\.api\\.hygraph\\.com|management\\.hygraph\\.com|management-next\\.graphcms\\.com)$`,
);

function contentAt(path: string, fast: boolean, site: Site): Place | undefined {
  const [, project, environment] = /^\/(?:v2|content)\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
  if (project === undefined || environment === undefined) return undefined;
  return { api: 'content', fast, project, environment, ...site };
}

/** Whether a project is reached by a host: only by those of its region and of its cluster. */
export function isServedAt({ region, cluster }: Project, site: Site): boolean {
  return (site.region ?? region) === region && (site.cluster ?? cluster) === cluster;
}

/** The forms of a content endpoint. The first one is the regular one as Hygraph shows it. */
export type Form = 'regular' | 'clustered' | 'older' | 'fast' | 'fast-clustered' | 'fast-v2';

/** The endpoint of an environment; with an origin, the one that leads there on loopback. */
export function endpointOf(
  { id, region, cluster }: Project,
  environment: string,
  form: Form,
  loopback?: string,
): string {
  const [base, version] = {
    regular: [`https://api-${region}.hygraph.com`, 'v2'],
    clustered: [`https://api-${region}-${cluster}.hygraph.com`, 'v2'],
    older: [`https://api-${region}.graphcms.com`, 'v2'],
    fast: [`https://${region}.cdn.hygraph.com`, 'content'],
    'fast-clustered': [`https://${region}-${cluster}.cdn.hygraph.com`, 'content'],
    'fast-v2': [`https://${region}.cdn.hygraph.com`, 'v2'],
  }[form] as [string, string];
  return `${loopback ?? base}/${version}/${id}/${environment}`;
}

/** The usual cluster of a region: `shared-euc1-02` for eu-central-1. */
export function clusterOf(region: string): string {
  const [, area = '', side = '', number = ''] = /^([a-z]+)-([a-z]+)-(\d)$/.exec(region) ?? [];
  const short = SIDES[side] ?? side.charAt(0);
  return `shared-${area}${short}${number}-02`;
}

const SIDES: Readonly<Record<string, string>> = { east: 'ea', northeast: 'ne', southeast: 'se' };
