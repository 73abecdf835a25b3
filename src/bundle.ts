import { run } from './run/run.js';
import { guard } from './runner/guard.js';

/** The single bundle behind all entry points, so that shared code is shipped once. */
export const main = (): void => {
  guard(run);
};

/** After a normal run there is nothing to do, so nothing is loaded. */
export const postStep = (): void => {
  guard(async (world) => {
    if (world.remembered() === undefined && world.leftServer() === undefined) return 0;
    const { post } = await import('./run/post.js');
    return await post(world);
  });
};

/** The check of content alone, for those who use Hygraph without Hasura. */
export const content = (): void => {
  guard(async (world) => {
    const { contentOnly } = await import('./run/content-only.js');
    return await contentOnly(world);
  }, '');
};
