import { models } from '../../simulator/hygraph/models.js';
import type { Figure } from './figures.js';
import { OWN_DATABASE, QUICK_BUILD, Shop } from './shop.js';

const LATENCY_MS = 50;
const MODELS = 41;

/** What the check of the content adds to a build of a project, which is checked beside it. */
export async function measureContent(pairs: number): Promise<Figure[]> {
  await using shop = new Shop({ latencyMs: LATENCY_MS, hasura: { script: () => QUICK_BUILD } });
  const { hygraph, host } = shop.sim;
  const url = await shop.listen();
  const all = models(MODELS);
  const project = hygraph.addProject({
    // The runs of the bench follow each other more quickly than those of a repository.
    plan: 'enterprise',
    models: all,
    entries: all.flatMap(({ name }) =>
      ['DRAFT', 'PUBLISHED'].map((stage) => ({ id: `entry-${name}`, model: name, stage })),
    ),
  });
  const content = {
    'hygraph-endpoint': hygraph.endpoint(project, { url }),
    'hygraph-token': hygraph.addToken(project, { permissions: [{}] }).jwt,
    'hygraph-stage': 'DRAFT',
  };
  const added: number[] = [];
  const requests: number[] = [];
  for (let pair = 0; pair <= pairs; pair++) {
    const without = await shop.timeToOrder(2 * pair + 1);
    const before = host.calls.length;
    const checked = await shop.timeToOrder(2 * pair + 2, { inputs: { ...OWN_DATABASE, ...content } });
    // The first round fills the caches.
    if (pair === 0) continue;
    added.push((checked - without) / 1000);
    requests.push(host.calls.slice(before).filter(({ service }) => service === 'hygraph').length);
  }
  const of = (what: string, unit: string, values: number[], median: number): Figure => ({
    what: `content of ${String(MODELS)} models: ${what}`,
    unit,
    values,
    goal: { median },
  });
  return [of('added until the create request', 's', added, 0.5), of('requests', 'requests', requests, 3)];
}
