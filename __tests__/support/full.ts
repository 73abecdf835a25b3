/** Whether all tests run (`npm run test:full`), or those that `npm test` has: `jest.full.config.js` says so. */
export const FULL = process.env['TESTS'] === 'full';
