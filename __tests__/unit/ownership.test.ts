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

/** What a tenant's variables say when they are asked for, a refusal, or `undefined` for a tenant that is gone. */
type Answer = MarkerReading | Error | undefined;

/** An account that keeps who was asked. It can do nothing but look. */
class Account {
  readonly asked: string[] = [];
  readonly searched: string[] = [];
  readonly cloud: Cloud;

  /**
   * @param tenants what each tenant answers, one look after the other; the last answer stays
   * @param listings the projects that a search finds, one search after the other; the last listing stays
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

/** The one ownership on a project whose tenant answers this. */
async function verdictOn(answer: Answer): Promise<JudgedApp | undefined> {
  const { cloud } = new Account({ 'tenant-of-a': [answer] });
  const [standing] = await judgeAll({ cloud }, [projectOf('a')], OWNER);
  return standing;
}

describe('whose each project is', () => {
  test('is told by its own marker, in the order of the projects', async () => {
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

  test('is asked of the given projects only', async () => {
    const account = new Account({ 'tenant-of-a': [marked(OWNER)], production: [absent] });
    await judgeAll(account, [projectOf('a')], OWNER);
    expect(account.asked).toEqual(['tenant-of-a']);
    expect(account.searched).toEqual([]);
  });

  test('is not readable, and not asked, while a project has no tenant', async () => {
    const account = new Account({});
    const [standing] = await judgeAll(account, [beingMade('a')], OWNER);
    expect(standing).toMatchObject({
      reading: { kind: 'unreadable', why: expect.stringContaining('no tenant') },
      ownership: 'unreadable',
    });
    expect(account.asked).toEqual([]);
  });

  test('is not readable where the tenant is gone', async () => {
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
  ])('is not readable where the service says no, which is not "no marker": $name, $kind', async (refusal) => {
    // The words become the end of a sentence, so they come without their own full stop.
    expect(await verdictOn(refusal)).toMatchObject({
      reading: { kind: 'unreadable', why: 'Hasura Cloud refused (v1.2)' },
      ownership: 'unreadable',
    });
  });

  test.each([
    new HasuraRefusal('hasura-token-refused', 'The token was refused.', { effect: 'none', status: 200 }),
    new HasuraRefusal('hasura-error', 'Too many requests.', { effect: 'none', status: 429 }),
    new HasuraRefusal('hasura-error', 'An outage.', { effect: 'unknown', status: 503 }),
    new Failure('timeout', 'Out of time.'),
    new TransportError('Not reached', { sent: 'no', retryable: true, host: 'data.example' }),
    new TypeError('A fault of ours.'),
  ])('is not judged, and the run ends, where it could not be asked at all: $message', async (trouble) => {
    expect(await rejection(verdictOn(trouble))).toBe(trouble);
  });
});

describe('whose the projects of a name are', () => {
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

  test('is told at once where all can be read', async () => {
    const clock = new TestClock();
    const account = new Account({ 'tenant-of-a': [marked(OWNER)], 'tenant-of-b': [absent] }, [
      [projectOf('a'), projectOf('b')],
    ]);
    expect(verdicts(await look(account, { clock }))).toEqual(['ours', 'unmarked']);
    expect(account.searched).toEqual([NAME]);
    expect(clock.slept).toEqual([]);
  });

  test('is nobody’s where there are none', async () => {
    expect(await look(new Account({}))).toEqual([]);
  });

  test('is told of the projects that have just been listed, without another search', async () => {
    const account = new Account({ 'tenant-of-a': [marked(OWNER)] });
    expect(verdicts(await look(account, { listed: [projectOf('a')] }))).toEqual(['ours']);
    expect(account.searched).toEqual([]);
  });

  test('is looked at again while one of several cannot be read', async () => {
    const clock = new TestClock();
    const account = new Account(
      { 'tenant-of-a': [marked(OWNER)], 'tenant-of-b': [unreadable, unreadable, marked(FOREIGN)] },
      [[projectOf('a'), projectOf('b')]],
    );
    expect(verdicts(await look(account, { clock }))).toEqual(['ours', 'foreign']);
    expect(clock.slept).toEqual([3_000, 3_000]);
  });

  test('is looked at again with a new search: what was listed may be gone, or have its tenant by then', async () => {
    const account = new Account({ 'tenant-of-b': [marked(OWNER)] }, [[projectOf('b')]]);
    expect(await look(account, { listed: [beingMade('a'), beingMade('b')] })).toEqual([
      { project: projectOf('b'), reading: marked(OWNER), ownership: 'ours', hash: '1' },
    ]);
    expect(account.searched).toEqual([NAME]);
  });

  test('stays unknown after 15 seconds in which it could not be read', async () => {
    const clock = new TestClock();
    clock.advance(60_000);
    const account = new Account({ 'tenant-of-a': [unreadable] }, [[projectOf('a')]]);
    expect(verdicts(await look(account, { clock }))).toEqual(['unreadable']);
    expect(clock.now()).toBe(75_000);
    expect(account.searched).toHaveLength(6);
  });

  test('is waited for no longer than the run may go on', async () => {
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
  test('goes on where every app of the name is ours, or there is none', () => {
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
  ])('is refused for one that is %s, with why and what to do', (ownership, adopt, why, remedy) => {
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

describe('what to do about an app of the name', () => {
  test('names the app and its project wherever it says why one was left alone', () => {
    for (const ownership of ['ours', 'foreign', 'unmarked', 'unreadable'] as const)
      expect(whyNotOurs(standingOf(ownership, 'p-1'))).toContain(`${NAME} (project p-1)`);
  });
});
