// What a run needs of the rehearsal, in one place: the bundler makes one file of it. The server is in another.
export { sqlParser } from '../project/sql.js';
export { planOf } from './plan.js';
export { rehearse } from './rehearse.js';
