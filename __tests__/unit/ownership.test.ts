import { describe, expect, test } from '@jest/globals';
import type { Cloud, Project } from '../../src/hasura/cloud.js';
import { HasuraRefusal } from '../../src/hasura/refusals.js';
import { Failure, TransportError } from '../../src/lib/errors.js';
import {
  type JudgedApp,
  judgeAll,
  judgeNamed,
  mayTouch,
  refuseToWipe,
  whyNotOurs,
} from '../../src/app/ownership.js';
import type { MarkerReading, Ownership } from '../../src/rules/markers.js';
import { TestClock } from '../support/clock.js';
import { rejection } from '../support/rejection.js';

const NAME = 'acme-shop-pr-42';
const OWNER = 'github.com/123456#42';
const FOREIGN = 'github.com/999#42';

const projectOf = (id: string, tenantId: string | undefined = `tenant-of-${id}`): Project => ({
  id,
  name: NAME,
  endpoint: `https://${NAME}.hasura.app`,
  tenantId,
});
const beingMade = (id: string): Project => ({ ...projectOf(id), tenantId: undefined });
const marked = (owner: string): MarkerReading => ({ kind: 'marked', owner, build: '' });
const absent: MarkerReading = { kind: 'absent' };
const unreadable: MarkerReading = { kind: 'unreadable', why: 'nobody knows' };

/** A tenant's answer to a request for its marker: a reading, an error, or `undefined` if the tenant is gone. */
type Answer = MarkerReading | Error | undefined;

/** An account that records what was requested. It can only be read. */
class Account {
  readonly asked: string[] = [];
  readonly searched: string[] = [];
  readonly cloud: Cloud;

  /**
   * @param tenants what each tenant answers, one answer per request; the last answer repeats
   * @param listings the projects that a search finds, one listing per search; the last listing repeats
   */
  constructor(tenants: Record<string, Answer[]>, listings: Project[][] = [[]]) {
    const found: Partial<Cloud> = {
      projectsNamed: async (name) => {
        this.searched.push(name);
        return listings[Math.min(this.searched.length, listings.length) - 1] ?? [];
      },
      marker: async (tenantId) => {
        const looks = this.asked.filter((asked) => asked === tenantId).length;
        this.asked.push(tenantId);
        const answers = tenants[tenantId] ?? [];
        const answer = answers[Math.min(looks, answers.length - 1)];
        if (answer instanceof Error) throw answer;
        return answer && { marker: answer, hash: '1' };
      },
    };
    this.cloud = found as Cloud;
  }
}

/** The verdict on a project whose tenant gives this answer. */
async function verdictOn(answer: Answer): Promise<JudgedApp | undefined> {
  const { cloud } = new Account({ 'tenant-of-a': [answer] });
  const [standing] = await judgeAll({ cloud }, [projectOf('a')], OWNER);
  return standing;
}

describe('the owner of each project', () => {
  test('is read from its own marker, in the order of the projects', async () => {
    const account = new Account({
      'tenant-of-a': [marked(FOREIGN)],
      'tenant-of-b': [marked(OWNER)],
      'tenant-of-c': [absent],
    });
    const projects = [projectOf('a'), projectOf('b'), projectOf('c')];

    const standings = await judgeAll(account, projects, OWNER);

    expect(standings).toEqual([
      { project: projects[0], reading: marked(FOREIGN), ownership: 'foreign', hash: '1' },
      { project: projects[1], reading: marked(OWNER), ownership: 'ours', hash: '1' },
      { project: projects[2], reading: absent, ownership: 'unmarked', hash: '1' },
    ]);
  });

  test('is read for the given projects only', async () => {
    const account = new Account({ 'tenant-of-a': [marked(OWNER)], production: [absent] });
    await judgeAll(account, [projectOf('a')], OWNER);
    expect(account.asked).toEqual(['tenant-of-a']);
    expect(account.searched).toEqual([]);
  });

  test('is unreadable, and not requested, while a project has no tenant', async () => {
    const account = new Account({});
    const [standing] = await judgeAll(account, [beingMade('a')], OWNER);
    expect(standing).toMatchObject({
      reading: { kind: 'unreadable', why: expect.stringContaining('no tenant') },
      ownership: 'unreadable',
    });
    expect(account.asked).toEqual([]);
  });

  test('is unreadable where the tenant is gone', async () => {
    expect(await verdictOn(undefined)).toMatchObject({
      reading: { kind: 'unreadable', why: expect.stringContaining('cannot be read') },
      ownership: 'unreadable',
    });
  });

  test.each([
    new HasuraRefusal('request-refused', 'Hasura Cloud refused (v1.2).', { effect: 'none', status: 200 }),
    new HasuraRefusal('account-limit', 'Hasura Cloud refused (v1.2).', { effect: 'none', status: 200 }),
    new HasuraRefusal('hasura-error', 'Hasura Cloud refused (v1.2).', { effect: 'unknown', status: 200 }),
    new Failure('unexpected-answer', 'Hasura Cloud refused (v1.2).'),
  ])(
    'is unreadable where the service refuses, which does not mean "no marker": $name, $kind',
    async (refusal) => {
      // These words end a sentence, so their own full stop is dropped.
      expect(await verdictOn(refusal)).toMatchObject({
        reading: { kind: 'unreadable', why: 'Hasura Cloud refused (v1.2)' },
        ownership: 'unreadable',
      });
    },
  );

  test.each([
    new HasuraRefusal('hasura-token-refused', 'The token was refused.', { effect: 'none', status: 200 }),
    new HasuraRefusal('hasura-error', 'Too many requests.', { effect: 'none', status: 429 }),
    new HasuraRefusal('hasura-error', 'An outage.', { effect: 'unknown', status: 503 }),
    new Failure('timeout', 'Out of time.'),
    new TransportError('Not reached', { sent: 'no', retryable: true, host: 'data.example' }),
    new TypeError('A fault of ours.'),
  ])('is not judged, and the run ends, where the request itself failed: $message', async (trouble) => {
    expect(await rejection(verdictOn(trouble))).toBe(trouble);
  });
});

describe('the owners of the projects with a name', () => {
  const look = (
    { cloud }: Account,
    {
      clock = new TestClock(),
      signal = new AbortController().signal,
      listed = undefined as Project[] | undefined,
    } = {},
  ): Promise<JudgedApp[]> => judgeNamed({ cloud, clock, signal }, { name: NAME, owner: OWNER }, listed);
  const verdicts = (standings: JudgedApp[]): Ownership[] =>
    standings.map(({ ownership: ownership }) => ownership);

  test('are known at once where all can be read', async () => {
    const clock = new TestClock();
    const account = new Account({ 'tenant-of-a': [marked(OWNER)], 'tenant-of-b': [absent] }, [
      [projectOf('a'), projectOf('b')],
    ]);
    expect(verdicts(await look(account, { clock }))).toEqual(['ours', 'unmarked']);
    expect(account.searched).toEqual([NAME]);
    expect(clock.slept).toEqual([]);
  });

  test('are an empty list where there are no projects', async () => {
    expect(await look(new Account({}))).toEqual([]);
  });

  test('are read for the projects that have just been listed, without another search', async () => {
    const account = new Account({ 'tenant-of-a': [marked(OWNER)] });
    expect(verdicts(await look(account, { listed: [projectOf('a')] }))).toEqual(['ours']);
    expect(account.searched).toEqual([]);
  });

  test('are read again while one of several cannot be read', async () => {
    const clock = new TestClock();
    const account = new Account(
      { 'tenant-of-a': [marked(OWNER)], 'tenant-of-b': [unreadable, unreadable, marked(FOREIGN)] },
      [[projectOf('a'), projectOf('b')]],
    );
    expect(verdicts(await look(account, { clock }))).toEqual(['ours', 'foreign']);
    expect(clock.slept).toEqual([3_000, 3_000]);
  });

  test('are read again with a new search: a listed project may be gone, or have its tenant by then', async () => {
    const account = new Account({ 'tenant-of-b': [marked(OWNER)] }, [[projectOf('b')]]);
    expect(await look(account, { listed: [beingMade('a'), beingMade('b')] })).toEqual([
      { project: projectOf('b'), reading: marked(OWNER), ownership: 'ours', hash: '1' },
    ]);
    expect(account.searched).toEqual([NAME]);
  });

  test('stay unknown if they could not be read for 15 seconds', async () => {
    const clock = new TestClock();
    clock.advance(60_000);
    const account = new Account({ 'tenant-of-a': [unreadable] }, [[projectOf('a')]]);
    expect(verdicts(await look(account, { clock }))).toEqual(['unreadable']);
    expect(clock.now()).toBe(75_000);
    expect(account.searched).toHaveLength(6);
  });

  test('are not waited for once the run is stopped', async () => {
    const stop = new AbortController();
    const account = new Account({ 'tenant-of-a': [unreadable] }, [[projectOf('a')]]);
    const reason = new Failure('timeout', 'Out of time.');
    stop.abort(reason);
    expect(await rejection(look(account, { signal: stop.signal }))).toBe(reason);
  });
});

const standingOf = (ownership: Ownership, id = 'a'): JudgedApp => ({
  project: projectOf(id),
  reading: {
    ours: marked(OWNER),
    foreign: marked(FOREIGN),
    unmarked: absent,
    unreadable,
  }[ownership],
  ownership: ownership,
});

describe('an app may be rebuilt or deleted', () => {
  test.each<[Ownership, boolean, boolean]>([
    ['ours', true, true],
    ['foreign', false, false],
    ['unmarked', false, true],
    ['unreadable', false, false],
  ])('when it is %s: %s, and with adopt-unmarked: %s', (ownership, usually, adopting) => {
    expect(mayTouch(standingOf(ownership), false)).toBe(usually);
    expect(mayTouch(standingOf(ownership), true)).toBe(adopting);
  });
});

describe('a build', () => {
  test('continues where every app with the name is ours or may be adopted, or where there is none', () => {
    expect(() => {
      refuseToWipe([], false);
      refuseToWipe([standingOf('ours'), standingOf('ours')], false);
      refuseToWipe([standingOf('ours'), standingOf('unmarked')], true);
    }).not.toThrow();
  });

  test.each<[Ownership, boolean, RegExp, RegExp]>([
    ['foreign', true, /belongs to github\.com\/999#42\./, /Choose another name/],
    ['unmarked', false, /carries no marker\./, /set adopt-unmarked to true/],
    ['unreadable', true, /cannot be read: nobody knows\./, /run the job again/i],
  ])('is refused for an app that is %s, with the reason and what to do', (ownership, adopt, why, remedy) => {
    const standings = [standingOf('ours'), standingOf(ownership, 'other')];
    const refused = expect.objectContaining({
      kind: 'ownership',
      message: expect.stringMatching(why),
      remedy: expect.stringMatching(remedy),
    });
    expect(() => {
      refuseToWipe(standings, adopt);
    }).toThrow(refused);
    expect(() => {
      refuseToWipe(standings, adopt);
    }).toThrow(/named acme-shop-pr-42 \(project other\).*nothing was created or deleted/);
  });
});

describe('the reason why an app was kept', () => {
  test('always names the app and its project', () => {
    for (const ownership of ['ours', 'foreign', 'unmarked', 'unreadable'] as const)
      expect(whyNotOurs(standingOf(ownership, 'p-1'))).toContain(`${NAME} (project p-1)`);
  });
});
