// What a run needs of the review, in one place: the bundler makes one file of it.
export { gitApi } from './api.js';
export { failingIn } from './failing.js';
export { notComparable } from './known.js';
export { findingsOf, review } from './review.js';
export { viewOf } from './view.js';
