/* Everything that a run loads for a build from the commit, or for seeds: one chunk of the bundle. */
export { appAdmin } from '../hasura/app-admin.js';
export { appliedFrom, buildFromCommit } from './build.js';
export { heldIn } from './held.js';
export { decideOnData } from './keep-data.js';
export { applySeeds, seedProblem } from './seeds.js';
