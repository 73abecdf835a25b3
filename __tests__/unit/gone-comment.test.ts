import { describe, expect, test } from '@jest/globals';
import { Failure } from '../../src/lib/errors.js';
import { commentMarker, renderComment } from '../../src/report/comment.js';
import { appThatMayStandIn, saysThatItStands } from '../../src/report/gone-comment.js';
import { type About, whatExists } from '../../src/report/outcome-view.js';
import type { View } from '../../src/report/view.js';
import type { AppFacts } from '../../src/rules/preview.js';

const NAME = 'acme-shop-pr-42';
const about: About = {
  name: NAME,
  subject: { kind: 'pull', number: 42 },
  branch: 'cart',
  repositoryUrl: 'https://github.com/acme/shop',
};
const comment = (view: Partial<View>): string =>
  renderComment(
    {
      state: 'failed',
      name: NAME,
      logUrl: 'https://github.com/acme/shop/actions/runs/1',
      tasks: [],
      ...view,
    },
    commentMarker('github.com/123456#42', NAME),
  );
/** The comment of a failed run, with the sentence that the action writes for these facts. */
const failed = (facts: Partial<AppFacts>, what = 'Something failed.'): string => {
  const stands = whatExists(
    { name: NAME, created: false, ...facts },
    new Failure('step-failed', what),
    about,
  );
  return comment({ failure: { what }, ...(stands === undefined ? {} : { stands }) });
};

describe('A comment of ours says that its app exists or may exist', () => {
  test.each<[string, string]>([
    ['when it is ready', comment({ state: 'ready' })],
    ['while it is being built', comment({ state: 'building' })],
    ['when the app is kept for debugging', failed({ projectId: '1', created: true })],
    ['when nobody knows whether it was created', failed({ created: true })],
    ['when the app of the previous build was not changed', failed({ stoodBefore: true })],
    [
      'after an interruption',
      comment({ state: 'interrupted', stands: `The app ${NAME} exists but is not finished; …` }),
    ],
    [
      'after an interruption that left an earlier build',
      comment({ state: 'interrupted', stands: `An earlier build of ${NAME} exists. …` }),
    ],
    [
      'after /preview status',
      comment({ state: 'answer', because: `The app ${NAME} is healthy, with consistent metadata.` }),
    ],
  ])('%s', (_when, body) => {
    expect(appThatMayStandIn(body)?.name).toBe(NAME);
    expect(saysThatItStands(body)).toBe(true);
  });
});

describe('A comment of ours does not say that its app exists', () => {
  test.each<[string, string]>([
    ['when a run failed before it created one', failed({})],
    [
      'when there was no room for it',
      failed({}, `There is no room for ${NAME}: max-previews is 1, and one preview exists.`),
    ],
    ['when the service quotes the word', failed({}, 'relation "shop" already exists')],
    [
      'after an interruption that left none',
      comment({ state: 'interrupted', stands: `No app ${NAME} exists. The next push builds it.` }),
    ],
    ['when it is deleted', comment({ state: 'deleted' })],
  ])('%s', (_when, body) => {
    expect(saysThatItStands(body)).toBe(false);
  });
});
