import { describe } from '@jest/globals';
import { interruptionsOf, scenarios } from './interruptions.js';

// A time limit of the step or of the job, or a lost runner, appears as an interrupt, a kill, or both.
describe('U1 U2 U3 A teardown or a post step is interrupted anywhere', () => {
  interruptionsOf(scenarios.teardown, {
    'access to GitHub': 1,
    'projectsByName: asked': 6,
    'GET /repos/acme/shop/pulls/{n}: asked': 1,
    'GET /repos/acme/shop/pulls/{n}: answered': 1,
    'projectsByName: answered': 6,
    'POST /api/graphql: asked': 4,
    'GET /repos/acme/shop/issues/{n}/comments: asked': 2,
    'tenantEnv: asked': 1,
    'GET /repos/acme/shop/issues/{n}/comments: answered': 2,
    'POST /api/graphql: answered': 4,
    'tenantEnv: answered': 1,
    'updateTenantEnv: asked': 1,
    'updateTenantEnv: answered': 1,
    'deleteTenant: asked': 1,
    'deleteTenant: answered': 1,
    pause: 6,
    outputs: 2,
    'GET /repos/acme/shop/deployments: asked': 3,
    'PATCH /repos/acme/shop/issues/comments/{n}: asked': 1,
    'GET /repos/acme/shop/deployments: answered': 3,
    'PATCH /repos/acme/shop/issues/comments/{n}: answered': 1,
    'POST /repos/acme/shop/deployments/{n}/statuses: asked': 1,
    'POST /repos/acme/shop/deployments/{n}/statuses: answered': 1,
    'end of state': 1,
    summary: 1,
  });

  // A post step runs to its end even if the job is cancelled; it can only be killed.
  interruptionsOf(
    scenarios.finalising,
    {
      'access to GitHub': 1,
      'jobStatus: asked': 1,
      'jobStatus: answered': 1,
      'projectById: asked': 1,
      'projectById: answered': 1,
      'tenantEnv: asked': 2,
      'tenantEnv: answered': 2,
      'projectsByName: asked': 1,
      'projectsByName: answered': 1,
      'POST /api/graphql: asked': 2,
      'GET /repos/acme/shop/issues/{n}/comments: asked': 1,
      'GET /repos/acme/shop/deployments: asked': 1,
      'GET /repos/acme/shop/issues/{n}/comments: answered': 1,
      'GET /repos/acme/shop/deployments: answered': 1,
      'POST /api/graphql: answered': 2,
      pause: 1,
      'PATCH /repos/acme/shop/issues/comments/{n}: asked': 1,
      'PATCH /repos/acme/shop/issues/comments/{n}: answered': 1,
      'POST /repos/acme/shop/deployments/{n}/statuses: asked': 1,
      'POST /repos/acme/shop/deployments/{n}/statuses: answered': 1,
      summary: 1,
    },
    { blows: ['kill'] },
  );
});
