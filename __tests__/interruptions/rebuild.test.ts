import { describe } from '@jest/globals';
import { interruptionsOf, scenarios } from './interruptions.js';

// A time limit of the step or of the job, or a lost runner, appears as an interrupt, a kill, or both.
describe('U1 U2 U3 A rebuild is interrupted anywhere', () => {
  interruptionsOf(scenarios.rebuild, {
    'access to GitHub': 1,
    'projectsByName: asked': 2,
    pause: 11,
    'GET /repos/acme/shop/pulls/{n}: asked': 4,
    'POST /api/graphql: asked': 3,
    'GET /repos/acme/shop/pulls/{n}: answered': 4,
    'projectsByName: answered': 2,
    'POST /api/graphql: answered': 3,
    'tenantEnv: asked': 3,
    'tenantEnv: answered': 3,
    state: 2,
    'createPreviewApp: asked': 1,
    'createPreviewApp: answered': 1,
    'GET /repos/acme/shop/issues/{n}/comments: asked': 1,
    'POST /repos/acme/shop/deployments: asked': 1,
    'GET /repos/acme/shop/issues/{n}/comments: answered': 1,
    'POST /repos/acme/shop/deployments: answered': 1,
    'POST /repos/acme/shop/deployments/{n}/statuses: asked': 3,
    'POST /repos/acme/shop/deployments/{n}/statuses: answered': 3,
    'jobStatus: asked': 10,
    'jobStatus: answered': 10,
    'projectById: asked': 1,
    'projectById: answered': 1,
    'GET /repos/acme/shop/issues/comments/{n}: asked': 1,
    'GET /repos/acme/shop/issues/comments/{n}: answered': 1,
    'PATCH /repos/acme/shop/issues/comments/{n}: asked': 2,
    'PATCH /repos/acme/shop/issues/comments/{n}: answered': 2,
    'GET /healthz: asked': 1,
    'POST /v1/metadata: asked': 1,
    'GET /healthz: answered': 1,
    'POST /v1/metadata: answered': 1,
    outputs: 1,
    'GET /repos/acme/shop/deployments: asked': 1,
    'GET /repos/acme/shop/deployments: answered': 1,
    'end of state': 1,
    summary: 1,
  });
});
