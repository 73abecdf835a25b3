import type { Repository } from '../../src/rules/preview.js';

/** The repository of most tests. */
export const repository: Repository = { owner: 'acme', name: 'shop', id: 123456, host: 'github.com' };
