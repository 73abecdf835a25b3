import quick from './jest.config.js';

// Every process that runs tests inherits this; __tests__/support/full.ts reads it.
process.env.TESTS = 'full';

/** Everything: `npm run test:full`. */
export default { ...quick, testPathIgnorePatterns: [] };
