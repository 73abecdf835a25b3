import { describe, expect, test } from '@jest/globals';
import type { Call, Trouble } from '../../../simulator/contracts.js';
import { APP_CALLS } from '../../support/app-calls.js';
import { NAME, type Story } from '../harness.js';
import type { Told } from '../told.js';
import { READY, SHOP, TABLES, ready, storiesOfCommits } from './support.js';
import { databaseIn } from '../databases/with-databases.js';

const story = storiesOfCommits();

const page = '<html><head><title>Not here</title></head></html>';
const refused = '{"path":"$","error":"invalid \\"x-hasura-admin-secret\\"","code":"access-denied"}';
const internal = '{"path":"$","error":"internal error","code":"unexpected"}';
const respond = (status: number, body: string, applied = false): Trouble => ({
  kind: 'respond',
  ...{ status, body, applied },
});

/** Answers of an app that is away, or of what stands before it. */
const TROUBLES: Record<string, Trouble> = {
  'a 401': respond(401, refused),
  'a page, 404': respond(404, page),
  'a page, 503': respond(503, page),
  'a page, 520, after the work': respond(520, page, true),
  'a 500 after the work': respond(500, internal, true),
  'half a text': respond(200, '{"message":', true),
  'another text': respond(200, 'null', true),
  silence: { kind: 'hang', applied: true },
};

const CALLS: Record<string, (call: Call) => boolean> = APP_CALLS;

type Row = [call: string, what: string];
/** Each call with one of the troubles, in rotation from the nth on, so that each trouble has a call. */
function rows(nth: number): Row[] {
  const whats = Object.keys(TROUBLES);
  return Object.keys(CALLS).map((call, index): Row => [call, whats[(index * 3 + nth) % whats.length] ?? '']);
}

function hit(s: Story, [call, what]: Row, times: number, after = 0): void {
  const [operation, trouble] = [CALLS[call], TROUBLES[what]];
  if (operation === undefined || trouble === undefined) throw new Error('no such row');
  s.host.addFault({ operation, trouble, times, after });
}

/** Fails with one error that says what exists and what to do, and blames no file for what the app did. */
function expectOneError({ exitCode, outputs, errors }: Told): void {
  expect([exitCode, outputs['status'], errors.length]).toEqual([1, 'failed', 1]);
  expect(errors[0]).toContain(`The app ${NAME} is kept for debugging`);
  expect(errors[0]).toMatch(/[Rr]un the job again/);
  expect(errors[0]).not.toMatch(/Unexpected error|Fix what the error names|Other runs dropped/);
}

describe('An app that answers wrongly for a moment while it is built from the commit', () => {
  test.each(rows(4))('%s: %s', (...row) =>
    story(async (s) => {
      hit(s, row, 1);
      expect(ready(await s.on('opened'))).toEqual(READY);
      expect(await s.server.query(databaseIn(s), TABLES)).toEqual(SHOP);
      expect(await s.server.databases()).toEqual([databaseIn(s)]);
    }),
  );
});

describe('An app that answers wrongly until the run gives up', () => {
  test.each(rows(0).filter(([call], index) => index % 2 === 1 && call !== 'reload_metadata'))(
    '%s: %s',
    (...row) =>
      story(async (s) => {
        hit(s, row, Infinity);
        expectOneError(await s.on('opened'));
        expect(await s.server.databases()).toEqual([databaseIn(s)]);
        s.calm();
        expect(ready(await s.on('synchronize'))).toEqual(READY);
      }),
  );

  test('reload_metadata: what counts is whether the metadata is consistent then', () =>
    story(async (s) => {
      hit(s, ['reload_metadata', 'a page, 503'], Infinity);
      expect(ready(await s.on('opened'))).toEqual(READY);
    }));

  test('a migration whose answer is lost twice is an error that says so', () =>
    story(async (s) => {
      hit(s, ['run_sql of a migration', 'a page, 520, after the work'], Infinity, 2);
      const told = await s.on('opened');
      expectOneError(told);
      expect(told.errors[0]).toContain(
        'The answer to the migration 1718000000000_create_customers of default',
      );
      expect(told.errors[0]).toContain('it is not known whether it was applied');
    }));
});
