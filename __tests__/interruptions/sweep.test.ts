import { describe } from '@jest/globals';
import { interruptionsOf, scenarios } from './interruptions.js';

// A time limit of the step or of the job, or a lost runner, appears as an interrupt, a kill, or both.
describe('U1 U2 U3 A sweep is interrupted anywhere', () => {
  interruptionsOf(scenarios.sweeping, {
    'access to GitHub': 1,
    'projectsPage: asked': 2,
    'projectsPage: answered': 2,
    'tenantEnv: asked': 1,
    'tenantEnv: answered': 1,
    'POST /api/graphql: asked': 4,
    'POST /api/graphql: answered': 4,
    'updateTenantEnv: asked': 1,
    'updateTenantEnv: answered': 1,
    'deleteTenant: asked': 1,
    'deleteTenant: answered': 1,
    pause: 2,
    'projectsOfIds: asked': 1,
    'projectsOfIds: answered': 1,
    'GET /repos/acme/shop/issues/comments: asked': 1,
    'GET /repos/acme/shop/issues/comments: answered': 1,
    'projectsByName: asked': 2,
    'projectsByName: answered': 2,
    'GET /repos/acme/shop/issues/comments/{n}: asked': 1,
    'GET /repos/acme/shop/issues/comments/{n}: answered': 1,
    'PATCH /repos/acme/shop/issues/comments/{n}: asked': 1,
    'PATCH /repos/acme/shop/issues/comments/{n}: answered': 1,
    'GET /repos/acme/shop/deployments: asked': 1,
    'GET /repos/acme/shop/deployments: answered': 1,
    'POST /repos/acme/shop/deployments/{n}/statuses: asked': 1,
    'POST /repos/acme/shop/deployments/{n}/statuses: answered': 1,
    outputs: 1,
    summary: 1,
  });
});
