import { models } from '../../simulator/hygraph/models.js';
import type { Token } from '../../simulator/hygraph/model.js';
import type { Simulator } from '../../simulator/simulator.js';

/** What the team has in Hygraph: twelve models with drafts, and a token that may read only what is published. */
export interface Content {
  token: Token;
  inputs: Record<string, string>;
  /** Lets the token read drafts as well. */
  allowDrafts(): void;
}

const STAGES = ['DRAFT', 'PUBLISHED'];

export function contentIn({ hygraph }: Simulator, origin: string): Content {
  const all = models(11);
  const project = hygraph.addProject({
    models: all,
    entries: all.flatMap(({ name }) => STAGES.map((stage) => ({ id: `first-${name}`, model: name, stage }))),
    publicPermissions: [{ stages: ['PUBLISHED'] }],
  });
  const token = hygraph.addToken(project, { permissions: [{ stages: ['PUBLISHED'] }] });
  return {
    token,
    inputs: {
      'hygraph-endpoint': hygraph.endpoint(project, { url: origin }),
      'hygraph-token': token.jwt,
      'hygraph-stage': 'DRAFT',
      'hygraph-models': 'Post, Page',
    },
    allowDrafts: () => {
      token.permissions['master'] = [{ models: '*', stages: STAGES, locales: '*', actions: ['read'] }];
    },
  };
}
