import { describe } from '@jest/globals';
import { interruptionsOf, scenarios } from './interruptions.js';

// A time limit of the step or of the job, or a lost runner, appears as an interrupt, a kill, or both.
describe('U1 U2 U3 A change of variables is interrupted anywhere', () => {
  interruptionsOf(scenarios.variables, {
    'access to GitHub': 1,
    'projectsByName: asked': 2,
    pause: 13,
    'IntrospectionQuery: asked': 2,
    'IntrospectionQuery: answered': 2,
    'GET /repos/acme/shop/compare/{basehead}: asked': 1,
    'GET /repos/acme/shop/compare/{basehead}: answered': 1,
    'GET /repos/acme/shop/pulls/{n}: asked': 2,
    'POST /api/graphql: asked': 6,
    'GET /repos/acme/shop/pulls/{n}: answered': 2,
    'projectsByName: answered': 2,
    'POST /api/graphql: answered': 6,
    'tenantEnv: asked': 7,
    'tenantEnv: answered': 7,
    'GET /repos/acme/shop/deployments: asked': 2,
    'GET /repos/acme/shop/deployments: answered': 2,
    'deleteTenantEnv: asked': 1,
    'deleteTenantEnv: answered': 1,
    'updateTenantEnv: asked': 1,
    'updateTenantEnv: answered': 1,
    'GET /healthz: asked': 1,
    'get_inconsistent_metadata: asked': 1,
    'GET /healthz: answered': 1,
    'get_inconsistent_metadata: answered': 1,
    outputs: 2,
    'GET /repos/acme/shop/issues/{n}/comments: asked': 1,
    'GET /repos/acme/shop/issues/{n}/comments: answered': 1,
    'PATCH /repos/acme/shop/issues/comments/{n}: asked': 1,
    'PATCH /repos/acme/shop/issues/comments/{n}: answered': 1,
    'end of state': 1,
    summary: 1,
  });
});
