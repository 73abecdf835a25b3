import type { LivePull } from '../../src/rules/preview.js';

/** Pull request 42 as GitHub returns it: open, from the branch `cart`. */
export function pullOf(more: Partial<LivePull> = {}): LivePull {
  return {
    number: 42,
    open: true,
    merged: false,
    headBranch: 'cart',
    headSha: 'a1b2c3d',
    draft: false,
    labels: [],
    fromFork: false,
    ...more,
  };
}
