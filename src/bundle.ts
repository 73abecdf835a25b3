import { post } from './run/post.js';
import { run } from './run/run.js';
import { guard } from './runner/guard.js';

/** The one bundle behind both entries: what they share is shipped once. */
export const main = (): void => {
  guard(run);
};

export const postStep = (): void => {
  guard(post);
};
