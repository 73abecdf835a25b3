import { describe, expect, test } from '@jest/globals';
import type { Command } from '../../src/rules/commands.js';
import type { LivePull } from '../../src/rules/preview.js';
import { repository } from '../support/repository.js';
import { type Asked, type Live, type Plan, decide, outdated } from '../../src/rules/plan.js';
import {
  type Beginning,
  type Question,
  type Trigger,
  type Wishes,
  onlyCheckedBecause,
  questionOf,
  refuseOtherServers,
  skipsAtOnce,
} from '../../src/rules/trigger.js';
import { pullOf } from '../support/pulls.js';

type Mode = Wishes['mode'];
const wishes = (mode: Mode = 'auto', more: Partial<Wishes> = {}): Wishes => ({
  mode,
  check: 'error',
  onlyChecks: false,
  branch: undefined,
  pullNumber: undefined,
  force: false,
  requireLabel: undefined,
  skipDrafts: false,
  nameTemplate: '{owner}-{repo}-pr-{pr}',
  ...more,
});
const beginning = (hasCloudToken: boolean, more: Partial<Beginning> = {}): Beginning => ({
  hasCloudToken,
  names: false,
  mode: 'auto',
  check: 'error',
  review: 'false',
  comment: '',
  ...more,
});
const asked = (manual: boolean, more: Partial<Asked> = {}): Asked => ({ manual, attempt: 1, ...more });
const livePull = (more: Partial<LivePull> = {}): Live => ({ kind: 'pull', pull: pullOf(more) });
const liveBranch = (sha: string | undefined, pull?: LivePull): Live => ({
  kind: 'branch',
  live: { branch: 'cart', sha },
  pull,
});

const pullEvent: Trigger = {
  kind: 'pull-request',
  number: 42,
  headBranch: 'cart',
  headSha: 'a1b2c3d',
  open: true,
  fork: false,
  dependabot: false,
};
const command = (word: Extract<Trigger, { kind: 'command' }>['command']): Trigger => ({
  kind: 'command',
  number: 42,
  command: word,
  commentId: 7,
  author: 'alice',
});
const ofPull: Question = { look: 'pull', number: 42 };
const ofPush: Question = { look: 'branch', branch: 'cart', why: 'push' };
const ofDispatch: Question = { look: 'branch', branch: 'cart', why: 'dispatch' };
const ofDeleted: Question = { look: 'branch', branch: 'cart', why: 'deleted' };

/** A plan in a few words, for tables. */
const brief = (plan: Plan): string =>
  plan.do === 'skip' || plan.do === 'sweep'
    ? plan.do
    : `${plan.do} ${plan.subject.kind}${plan.do === 'deploy' && plan.stopsOn === 'nothing' ? ' even if closed' : ''}`;

/** The apps of pull request 42 and of the branch cart, as the template names them. */
const appOfPull = { owner: 'github.com/123456#42', name: 'acme-shop-pr-42' };
const appOfBranch = { owner: 'github.com/123456@cart', name: 'acme-shop-cart' };

describe('before anything is read, a run ends at once', () => {
  test('for an event that it ignores, with the reason', () => {
    expect(skipsAtOnce({ kind: 'ignored', why: 'Nothing is to be done.' }, beginning(true))).toBe(
      'Nothing is to be done.',
    );
  });

  test.each([true, false])('for a fork without a check, whichever secrets it has (token: %s)', (token) => {
    expect(skipsAtOnce({ ...pullEvent, fork: true }, beginning(token, { check: 'off' }))).toMatch(
      /^Pull request #42 comes from a fork\./,
    );
    expect(
      skipsAtOnce({ ...pullEvent, fork: true, dependabot: true }, beginning(token, { check: 'off' })),
    ).toMatch(/fork/);
  });

  test.each<Trigger>([
    { ...pullEvent, dependabot: true },
    { kind: 'push', branch: 'dependabot/npm', dependabot: true },
    { kind: 'branch-deleted', branch: 'dependabot/npm', dependabot: true },
  ])(
    'for Dependabot without a token and without a check, and mentions the Dependabot secrets: $kind',
    (trigger) => {
      expect(skipsAtOnce(trigger, beginning(false, { check: 'off' }))).toMatch(/Dependabot secrets/);
      expect(skipsAtOnce(trigger, beginning(true))).toBeUndefined();
    },
  );

  test.each<Trigger>([
    pullEvent,
    { kind: 'push', branch: 'cart', dependabot: false },
    { kind: 'branch-deleted', branch: 'cart', dependabot: false },
    { kind: 'dispatch', branch: 'cart' },
  ])(
    'but not for a person without a token, who gets an error that says what is missing: $kind',
    (trigger) => {
      expect(skipsAtOnce(trigger, beginning(false))).toBeUndefined();
      expect(skipsAtOnce(trigger, beginning(true))).toBeUndefined();
    },
  );
});

describe('a run without secrets, or of a fork, only checks the project', () => {
  const fork: Trigger = { ...pullEvent, fork: true };
  const dependabot: Trigger = { ...pullEvent, dependabot: true };

  test.each<[string, Trigger, Beginning, RegExp | undefined]>([
    ['a fork', fork, beginning(true), /comes from a fork/],
    ['Dependabot without a token', dependabot, beginning(false), /Dependabot secrets/],
    ['Dependabot with a token', dependabot, beginning(true), undefined],
    ['a person without a token', pullEvent, beginning(false), undefined],
    ['a fork whose changes are reviewed', fork, beginning(true, { check: 'off', review: '' }), /fork/],
  ])('%s', (_what, trigger, begins, why) => {
    expect(skipsAtOnce(trigger, begins)).toBeUndefined();
    const because = onlyCheckedBecause(trigger, begins);
    if (why === undefined) expect(because).toBeUndefined();
    else expect(because).toMatch(why);
  });

  test.each<[string, Trigger, Partial<Beginning>]>([
    ['check is off', fork, { check: 'off' }],
    ['mode is delete', fork, { mode: 'delete' }],
    ['mode is sweep', fork, { mode: 'sweep' }],
    ['the pull request is closed', { ...fork, open: false }, {}],
    ['the branch is deleted', { kind: 'branch-deleted', branch: 'x', dependabot: true }, {}],
  ])('but has nothing to do if %s', (_what, trigger, more) => {
    expect(skipsAtOnce(trigger, beginning(false, more))).toMatch(/fork|Dependabot/);
  });

  test.each<[string, boolean, Partial<Beginning>]>([
    ['its token may write', true, { review: 'true', comment: 'true' }],
    ['its token may write, and no input says otherwise', true, { review: '', check: 'off' }],
    ['its token may not write', false, { review: 'true' }],
    ['nothing is reviewed', true, { review: 'False' }],
    ['there are no comments', true, { review: 'true', comment: 'FALSE' }],
    ['mode is delete', true, { review: 'true', mode: 'delete' }],
  ])('looks for a comment to fold once a fork is closed, if %s (%j, %j)', (what, target, more) => {
    const trigger: Trigger = { ...pullEvent, fork: true, open: false, ...(target ? { target } : {}) };
    const why = skipsAtOnce(trigger, beginning(true, more));
    if (what.startsWith('its token may write')) expect(why).toBeUndefined();
    else expect(why).toMatch(/comes from a fork/);
  });

  test('decides to check, without an app', () => {
    const plan = decide(
      ofPull,
      livePull({ fromFork: true, base: 'main' }),
      wishes(),
      asked(false),
      repository,
    );
    expect(plan).toMatchObject({ do: 'check', fork: 42, base: 'main', sha: pullOf({}).headSha });
    const byEvent = asked(false, { onlyChecked: 'No secrets.' });
    expect(decide(ofPull, livePull(), wishes(), byEvent, repository)).toMatchObject({
      do: 'check',
      because: 'No secrets.',
    });
    expect(decide(ofPush, liveBranch('a1b2c3d'), wishes(), byEvent, repository)).toMatchObject({
      do: 'check',
      sha: 'a1b2c3d',
    });
  });

  test.each<[string, Live, Question, string]>([
    ['an open pull request', livePull(), ofPull, 'check'],
    ['a closed pull request', livePull({ open: false }), ofPull, 'skip'],
    ['a draft, and one without the label', livePull({ draft: true }), ofPull, 'check'],
    ['a push', liveBranch('a1b2c3d'), ofPush, 'check'],
    ['a schedule', { kind: 'everything' }, { look: 'everything' }, 'skip'],
    ['a deleted branch', liveBranch(undefined), { look: 'branch', branch: 'cart', why: 'deleted' }, 'skip'],
  ])('in mode check: %s', (_what, live, question, expected) => {
    const plan = decide(
      question,
      live,
      wishes('check', { requireLabel: 'preview', skipDrafts: true }),
      asked(false),
      repository,
    );
    expect(plan.do).toBe(expected);
  });
});

describe('where a run looks', () => {
  test.each<[string, Exclude<Trigger, { kind: 'ignored' }>, Wishes, Question]>([
    ['a pull request event: at the pull request', pullEvent, wishes(), ofPull],
    ['a push: at the branch', { kind: 'push', branch: 'cart', dependabot: false }, wishes(), ofPush],
    [
      'a deleted branch: at the branch',
      { kind: 'branch-deleted', branch: 'cart', dependabot: false },
      wishes(),
      ofDeleted,
    ],
    [
      'a manual run: at the branch it was started on',
      { kind: 'dispatch', branch: 'cart' },
      wishes(),
      ofDispatch,
    ],
    [
      'a manual run with branch: at that branch',
      { kind: 'dispatch', branch: 'main' },
      wishes('auto', { branch: 'cart' }),
      ofDispatch,
    ],
    [
      'a manual run with pr-number: at that pull request',
      { kind: 'dispatch', branch: 'main' },
      wishes('auto', { pullNumber: 42 }),
      ofPull,
    ],
    [
      'a manual run on a tag with branch: at that branch',
      { kind: 'dispatch', branch: undefined },
      wishes('auto', { branch: 'cart' }),
      ofDispatch,
    ],
    [
      'a manual run on a tag with pr-number: at that pull request',
      { kind: 'dispatch', branch: undefined },
      wishes('auto', { pullNumber: 42 }),
      ofPull,
    ],
    [
      'a pull request event with inputs that repeat it: at the pull request',
      pullEvent,
      wishes('auto', { branch: 'cart', pullNumber: 42 }),
      ofPull,
    ],
    [
      'a command in a comment: at its pull request',
      { kind: 'command', number: 42, command: 'rebuild', commentId: 7, author: 'alice' },
      wishes(),
      ofPull,
    ],
    ['a schedule: at everything', { kind: 'schedule' }, wishes(), { look: 'everything' }],
    ['mode sweep: at everything', pullEvent, wishes('sweep'), { look: 'everything' }],
    [
      'a command, even in mode sweep: at its pull request',
      { kind: 'command', number: 42, command: 'status', commentId: 7, author: 'alice' },
      wishes('sweep'),
      ofPull,
    ],
    [
      'a push with an input that repeats its branch: at the branch',
      { kind: 'push', branch: 'cart', dependabot: false },
      wishes('auto', { branch: 'cart' }),
      ofPush,
    ],
  ])('%s', (_what, trigger, of, question) => {
    expect(questionOf(trigger, of)).toEqual(question);
  });

  test.each([{ pullNumber: 42 }, { branch: 'cart' }])(
    'is an error for a sweep of one preview: %o',
    (more) => {
      expect(() => questionOf({ kind: 'dispatch', branch: 'main' }, wishes('sweep', more))).toThrow(
        expect.objectContaining({ kind: 'input', message: expect.stringContaining('every preview') }),
      );
    },
  );

  test('is an error for a manual run on a tag, and the error says what to set', () => {
    expect(() => questionOf({ kind: 'dispatch', branch: undefined }, wishes())).toThrow(
      expect.objectContaining({
        kind: 'input',
        message: expect.stringContaining('a tag'),
        remedy: expect.stringContaining('pr-number'),
      }),
    );
  });

  test.each<[string, Exclude<Trigger, { kind: 'ignored' }>, Partial<Wishes>, RegExp]>([
    [
      'another pull request',
      pullEvent,
      { pullNumber: 7 },
      /pr-number is set to 7, but this event is about 42/,
    ],
    ['another branch', pullEvent, { branch: 'main' }, /branch is set to main, but this event is about cart/],
    [
      'a pull request on a push',
      { kind: 'push', branch: 'cart', dependabot: false },
      { pullNumber: 7 },
      /pr-number is set to 7, but this event is about a branch/,
    ],
    [
      'another branch on a push',
      { kind: 'push', branch: 'cart', dependabot: false },
      { branch: 'main' },
      /branch is set to main/,
    ],
    [
      'another branch on a deletion',
      { kind: 'branch-deleted', branch: 'cart', dependabot: false },
      { branch: 'main' },
      /branch is set to main/,
    ],
  ])('is refused when inputs contradict the event: %s', (_what, trigger, more, message) => {
    expect(() => questionOf(trigger, wishes('auto', more))).toThrow(
      expect.objectContaining({
        kind: 'input',
        message: expect.stringMatching(message),
        remedy: expect.stringContaining('workflow_dispatch'),
      }),
    );
  });
});

describe('what a run does about a pull request', () => {
  const open = livePull();
  const closed = livePull({ open: false });
  const merged = livePull({ open: false, merged: true });

  test.each<[Mode, 'an event' | 'by hand', 'open' | 'closed' | 'merged', string]>([
    ['auto', 'an event', 'open', 'deploy pull'],
    ['auto', 'an event', 'closed', 'delete pull'],
    ['auto', 'an event', 'merged', 'delete pull'],
    ['auto', 'by hand', 'open', 'deploy pull'],
    ['auto', 'by hand', 'closed', 'delete pull'],
    ['deploy', 'an event', 'open', 'deploy pull'],
    ['deploy', 'an event', 'closed', 'skip'],
    ['deploy', 'an event', 'merged', 'skip'],
    ['deploy', 'by hand', 'open', 'deploy pull'],
    ['deploy', 'by hand', 'closed', 'deploy pull even if closed'],
    ['delete', 'an event', 'open', 'skip'],
    ['delete', 'an event', 'closed', 'delete pull'],
    ['delete', 'an event', 'merged', 'delete pull'],
    ['delete', 'by hand', 'open', 'delete pull'],
    ['delete', 'by hand', 'closed', 'delete pull'],
  ])('mode %s, %s, %s: %s', (mode, how, state, expected) => {
    const live = { open, closed, merged }[state];
    expect(brief(decide(ofPull, live, wishes(mode), asked(how === 'by hand'), repository))).toBe(expected);
  });

  test('depends on the pull request as it is now, not on the event', () => {
    expect(decide(ofPull, open, wishes(), asked(false), repository)).toEqual({
      do: 'deploy',
      labels: [],
      app: appOfPull,
      subject: { kind: 'pull', number: 42 },
      branch: 'cart',
      sha: 'a1b2c3d',
      stopsOn: 'gate',
      force: false,
      wanted: false,
      because: 'Pull request #42 is open',
    });
    expect(decide(ofPull, merged, wishes(), asked(false), repository)).toEqual({
      do: 'delete',
      app: appOfPull,
      subject: { kind: 'pull', number: 42 },
      branch: 'cart',
      unlessAbsent: false,
      over: true,
      sha: 'a1b2c3d',
      because: 'Pull request #42 was merged',
    });
    expect(decide(ofPull, closed, wishes(), asked(false), repository)).toMatchObject({
      because: 'Pull request #42 is closed',
    });
  });

  for (const mode of ['auto', 'deploy', 'delete'] as const) {
    for (const manual of [true, false]) {
      for (const isOpen of [true, false]) {
        test(`is nothing for a fork without a check: mode ${mode}, ${manual ? 'by hand' : 'an event'}, ${isOpen ? 'open' : 'closed'}`, () => {
          const fork = pullOf({ fromFork: true, open: isOpen });
          for (const [question, live] of [
            [ofPull, { kind: 'pull', pull: fork }],
            [ofPush, liveBranch('a1b2c3d', fork)],
            [ofDispatch, liveBranch('a1b2c3d', fork)],
          ] as [Question, Live][]) {
            expect(decide(question, live, wishes(mode, { check: 'off' }), asked(manual), repository)).toEqual(
              {
                do: 'skip',
                because: expect.stringMatching(/#42 comes from a fork/),
                ...(isOpen && mode !== 'delete'
                  ? { review: expect.objectContaining({ sha: fork.headSha, fork: 42 }) }
                  : {}),
                ...(isOpen ? {} : { closed: expect.objectContaining({ branch: 'cart' }) }),
              },
            );
          }
        });
      }
    }
  }

  test('includes, for a skip, what would make it act', () => {
    expect(decide(ofPull, open, wishes('delete'), asked(false), repository)).toMatchObject({
      because: expect.stringMatching(/acts once the pull request is closed/),
    });
    expect(decide(ofPull, closed, wishes('deploy'), asked(false), repository)).toMatchObject({
      because: expect.stringMatching(/is closed, and mode is deploy/),
    });
  });
});

describe('what a run does about a branch', () => {
  const withPull = liveBranch('a1b2c3d', pullOf());
  const alone = liveBranch('a1b2c3d');
  const gone = liveBranch(undefined);

  test.each<[string, Question, Mode, 'an event' | 'by hand', Live, string]>([
    ['pushed, with an open pull request', ofPush, 'auto', 'an event', withPull, 'deploy pull'],
    ['pushed, with an open pull request', ofPush, 'deploy', 'an event', withPull, 'deploy pull'],
    ['pushed, with an open pull request', ofPush, 'delete', 'an event', withPull, 'skip'],
    ['pushed, without a pull request', ofPush, 'auto', 'an event', alone, 'deploy branch'],
    ['pushed, without a pull request', ofPush, 'deploy', 'an event', alone, 'deploy branch'],
    ['pushed, without a pull request', ofPush, 'delete', 'an event', alone, 'skip'],
    ['pushed, deleted since', ofPush, 'auto', 'an event', gone, 'skip'],
    ['pushed, deleted since', ofPush, 'deploy', 'an event', gone, 'skip'],
    ['pushed, deleted since', ofPush, 'delete', 'an event', gone, 'skip'],
    ['by hand, with an open pull request', ofDispatch, 'auto', 'by hand', withPull, 'deploy pull'],
    ['by hand, with an open pull request', ofDispatch, 'delete', 'by hand', withPull, 'delete pull'],
    ['by hand, without a pull request', ofDispatch, 'auto', 'by hand', alone, 'deploy branch'],
    ['by hand, without a pull request', ofDispatch, 'deploy', 'by hand', alone, 'deploy branch'],
    ['by hand, without a pull request', ofDispatch, 'delete', 'by hand', alone, 'delete branch'],
    ['by hand, deleted', ofDispatch, 'delete', 'by hand', gone, 'delete branch'],
    ['deleted', ofDeleted, 'auto', 'an event', gone, 'delete branch'],
    ['deleted', ofDeleted, 'delete', 'an event', gone, 'delete branch'],
    ['deleted', ofDeleted, 'deploy', 'an event', gone, 'skip'],
    ['deleted and pushed again', ofDeleted, 'auto', 'an event', alone, 'skip'],
    ['deleted and pushed again', ofDeleted, 'delete', 'an event', alone, 'skip'],
    ['deleted and pushed again', ofDeleted, 'deploy', 'an event', alone, 'skip'],
  ])('%s (%o), mode %s, %s', (_what, question, mode, how, live, expected) => {
    expect(brief(decide(question, live, wishes(mode), asked(how === 'by hand'), repository))).toBe(expected);
  });

  test.each<[Mode, string]>([
    ['auto', 'sweep'],
    ['sweep', 'sweep'],
    ['deploy', 'skip'],
    ['delete', 'skip'],
  ])('a schedule, mode %s: %s', (mode, expected) => {
    const plan = decide(
      { look: 'everything' },
      { kind: 'everything' },
      wishes(mode),
      asked(false),
      repository,
    );
    expect(brief(plan)).toBe(expected);
  });

  test.each<[string, Live, boolean, string]>([
    ['an event: a gate or the close', livePull(), false, 'gate'],
    ['a person: only the close', livePull(), true, 'close'],
    ['a person, for a closed pull request: nothing', livePull({ open: false }), true, 'nothing'],
    ['a push without a pull request: a gate or the close', alone, false, 'gate'],
  ])('what ends a build early that is requested by %s', (_what, live, manual, stopsOn) => {
    const question = live.kind === 'pull' ? ofPull : ofPush;
    const plan = decide(question, live, wishes('deploy'), asked(manual), repository);
    expect(plan).toMatchObject({ do: 'deploy', stopsOn });
  });

  test('names the commit at which the branch was read', () => {
    expect(decide(ofPush, alone, wishes(), asked(false), repository)).toEqual({
      do: 'deploy',
      labels: [],
      app: appOfBranch,
      subject: { kind: 'branch', branch: 'cart' },
      branch: 'cart',
      sha: 'a1b2c3d',
      stopsOn: 'gate',
      force: false,
      wanted: false,
      because: 'Branch cart has no open pull request',
    });
  });

  test.each<Mode>(['auto', 'deploy'])(
    'is an error by hand if the branch is gone, and the error says how to delete its preview: mode %s',
    (mode) => {
      expect(() => decide(ofDispatch, gone, wishes(mode), asked(true), repository)).toThrow(
        expect.objectContaining({
          kind: 'input',
          message: expect.stringContaining('no branch cart'),
          remedy: expect.stringContaining('set mode to delete'),
        }),
      );
    },
  );

  test('only a manual run acts against the current state', () => {
    for (const mode of ['auto', 'deploy', 'delete'] as const) {
      for (const live of [withPull, alone]) {
        for (const question of [ofPush, ofDeleted])
          expect(decide(question, live, wishes(mode), asked(false), repository).do).not.toBe('delete');
      }
      expect(decide(ofPull, livePull(), wishes(mode), asked(false), repository).do).not.toBe('delete');
      expect(decide(ofPull, livePull({ open: false }), wishes(mode), asked(false), repository).do).not.toBe(
        'deploy',
      );
    }
  });
});

test('Every plan, also a skip, gives its reason: the pull request or branch, or that a person asked', () => {
  const gone = liveBranch(undefined);
  const lives = [
    livePull(),
    livePull({ open: false }),
    livePull({ fromFork: true }),
    liveBranch('a1b2c3d'),
    liveBranch('a1b2c3d', pullOf()),
  ];
  for (const mode of ['auto', 'deploy', 'delete'] as const) {
    for (const question of [ofPull, ofPush, ofDispatch, ofDeleted]) {
      const plans = [
        ...lives.flatMap((live) =>
          [true, false].map((manual) => decide(question, live, wishes(mode), asked(manual), repository)),
        ),
        decide(question, gone, wishes(mode), asked(false), repository),
      ];
      for (const { because } of plans)
        expect(because).toMatch(/^(Pull request #42|Branch cart) \w|^Requested by hand$/);
    }
  }
});

describe('an outdated event', () => {
  const gone: Plan = {
    do: 'delete',
    app: appOfPull,
    subject: { kind: 'pull', number: 42 },
    branch: 'cart',
    unlessAbsent: false,
    over: true,
    because: 'x',
  };

  test('is reported when it asked for a build and the pull request is closed now', () => {
    expect(outdated(pullEvent, gone)).toMatch(/^Pull request #42 has been closed since this event/);
  });

  test('is not reported if the plan agrees with it or is a skip, or for another kind of event', () => {
    expect(outdated({ ...pullEvent, open: false }, gone)).toBeUndefined();
    expect(outdated(pullEvent, { do: 'skip', because: 'x' })).toBeUndefined();
    expect(outdated({ kind: 'dispatch', branch: 'cart' }, gone)).toBeUndefined();
  });
});

describe('gates', () => {
  const labelled = wishes('auto', { requireLabel: 'preview' });
  const drafts = wishes('auto', { skipDrafts: true });

  test.each<[string, Partial<LivePull>, Wishes, string]>([
    ['without the label', {}, labelled, 'delete pull'],
    ['with another label', { labels: ['previews'] }, labelled, 'delete pull'],
    ['with the label', { labels: ['bug', 'preview'] }, labelled, 'deploy pull'],
    ['with the label in different case', { labels: ['Preview'] }, labelled, 'deploy pull'],
    ['that is closed and still has the label', { labels: ['preview'], open: false }, labelled, 'delete pull'],
    ['that is a draft, with skip-drafts', { draft: true }, drafts, 'skip'],
    ['that is a draft, without skip-drafts', { draft: true }, wishes(), 'deploy pull'],
    ['that is a closed draft, with skip-drafts', { draft: true, open: false }, drafts, 'delete pull'],
    ['without the label, in mode deploy', {}, { ...labelled, mode: 'deploy' }, 'skip'],
    ['without the label, in mode delete', {}, { ...labelled, mode: 'delete' }, 'delete pull'],
    ['with the label, in mode delete', { labels: ['preview'] }, { ...labelled, mode: 'delete' }, 'skip'],
  ])('a pull request %s', (_what, pull, of, expected) => {
    expect(brief(decide(ofPull, livePull(pull), of, asked(false), repository))).toBe(expected);
  });

  test('report nothing to do if the label is missing and there is no preview', () => {
    expect(decide(ofPull, livePull(), labelled, asked(false), repository)).toMatchObject({
      unlessAbsent: true,
      because: 'Pull request #42 does not have the label preview',
    });
  });

  test('do not stop a person who asks for a preview', () => {
    for (const of of [labelled, drafts]) {
      const live = livePull({ draft: true });
      expect(brief(decide(ofPull, live, of, asked(true), repository))).toBe('deploy pull');
      expect(brief(decide(ofPull, live, of, asked(true, { command: 'rebuild' }), repository))).toBe(
        'deploy pull',
      );
    }
  });
});

describe('commands', () => {
  test.each<[Command, Partial<LivePull>, string]>([
    ['rebuild', {}, 'deploy pull'],
    ['rebuild', { open: false }, 'skip'],
    ['rebuild', { fromFork: true }, 'skip'],
    ['delete', {}, 'delete pull'],
    ['delete', { open: false }, 'delete pull'],
    ['delete', { fromFork: true }, 'skip'],
    ['status', {}, 'status pull'],
    ['status', { fromFork: true }, 'skip'],
  ])('%s, for a pull request %o: %s', (word, pull, expected) => {
    expect(brief(decide(ofPull, livePull(pull), wishes(), asked(true, { command: word }), repository))).toBe(
      expected,
    );
  });

  test('do not depend on Dependabot’s secrets', () => {
    expect(skipsAtOnce(command('rebuild'), beginning(false))).toBeUndefined();
  });
});

test.each<[string, Asked, Partial<Wishes>, boolean]>([
  ['an event: no', asked(false), {}, false],
  ['an event with force, which is for manual runs: no', asked(false), { force: true }, false],
  ['a manual run: no', asked(true), {}, false],
  ['a manual run with force: yes', asked(true), { force: true }, true],
  ['a second attempt: yes', asked(false, { attempt: 2 }), {}, true],
  ['a comment that asks for a rebuild: yes', asked(true, { command: 'rebuild' }), {}, true],
])('what forces a rebuild: %s', (_what, by, more, force) => {
  expect(decide(ofPull, livePull(), wishes('auto', more), by, repository)).toMatchObject({
    do: 'deploy',
    force,
  });
  expect(decide(ofPush, liveBranch('a1b2c3d'), wishes('auto', more), by, repository)).toMatchObject({
    force,
  });
});

describe('The server that a repository is hosted on', () => {
  const asks =
    (host: string, kind: Trigger['kind'] = 'pull-request', more: object = {}): (() => void) =>
    () => {
      const what = { mode: 'auto' as const, onlyChecks: false, buildFrom: 'branch' as const, ...more };
      refuseOtherServers({ ...repository, host }, { kind } as Trigger, what);
    };
  const OTHER = 'git.acme.example';

  test('may be github.com', () => {
    expect(asks('github.com')).not.toThrow();
  });

  test.each([OTHER, 'acme.ghe.com', 'www.github.com', 'github.com:8443', ''])(
    'may not be %j if Hasura Cloud would have to fetch the branch',
    (host) => {
      expect(asks(host)).toThrow(`This repository is hosted on ${host}, and Hasura Cloud can fetch branches`);
      expect(asks(host, 'pull-request', { buildFrom: 'commit' })).not.toThrow();
    },
  );

  test.each([
    ['pull-request', { mode: 'check' }],
    ['push', { mode: 'delete' }],
    ['dispatch', { mode: 'sweep' }],
    ['pull-request', { onlyChecks: true }],
    ['schedule', {}],
    ['branch-deleted', { mode: 'deploy' }],
  ] as const)('may be any for a run that never builds: %s, %j', (kind, more) => {
    expect(asks(OTHER, kind, more)).not.toThrow();
  });

  test.each(['push', 'dispatch', 'command', 'started'] as const)(
    'may not be any for a run that may build: %s',
    (kind) => {
      expect(asks(OTHER, kind)).toThrow('hosted on');
      expect(asks(OTHER, kind, { mode: 'deploy' })).toThrow('hosted on');
    },
  );
});
