import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../../src/lib/clock.js';
import { startDeadline } from '../../src/lib/deadline.js';
import { asFailure, Cancelled, Failure, TransportError } from '../../src/lib/errors.js';
import { TestClock } from '../support/clock.js';
import { rejection } from '../support/rejection.js';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the deadline of a run', () => {
  test('stops the work and names what it was doing', async () => {
    const clock = new TestClock();
    const deadline = startDeadline(clock, 1_200_000, new AbortController().signal);
    deadline.doing('waiting for the job');
    clock.advance(1_199_999);
    await settled();
    expect(deadline.signal.aborted).toBe(false);
    clock.advance(1);
    await settled();
    expect(deadline.signal.reason).toBeInstanceOf(Failure);
    expect(deadline.signal.reason).toMatchObject({
      kind: 'deadline',
      message: 'Timed out after 20 min while waiting for the job.',
      remedy: expect.stringContaining('timeout-minutes'),
    });
  });

  test('is cleared when the work is done, and stops what still runs beside it', async () => {
    const clock = new TestClock();
    const deadline = startDeadline(clock, 60_000, new AbortController().signal);
    deadline.end();
    clock.advance(60_000);
    await settled();
    expect(deadline.signal.reason).toMatchObject({ kind: 'cancelled' });
  });

  test('stops the work at once when the run is cancelled, with the same reason', () => {
    const cancel = new AbortController();
    const deadline = startDeadline(new TestClock(), 60_000, cancel.signal);
    const reason = new Cancelled('SIGINT');
    cancel.abort(reason);
    expect(deadline.signal.reason).toBe(reason);
  });
});

describe('the machine’s clock', () => {
  test('never goes back and sleeps as long as it is asked to', async () => {
    const begun = systemClock.now();
    await systemClock.sleep(20, new AbortController().signal);
    await systemClock.sleep(1);
    expect(systemClock.now() - begun).toBeGreaterThanOrEqual(19);
    expect(Math.abs(systemClock.date().getTime() - Date.now())).toBeLessThan(5_000);
  });

  test('wakes at once with the reason of an abort, before or during the sleep', async () => {
    const cancel = new AbortController();
    const reason = new Error('cancelled');
    const asleep = rejection(systemClock.sleep(60_000, cancel.signal));
    cancel.abort(reason);
    expect(await asleep).toBe(reason);
    expect(await rejection(systemClock.sleep(60_000, cancel.signal))).toBe(reason);
  });
});

describe('anything thrown', () => {
  test('that is a Failure is kept', () => {
    const failure = new Failure('account-limit', 'x', { remedy: 'r', words: 'w' });
    expect(asFailure(failure)).toBe(failure);
    expect(failure).toMatchObject({ name: 'Failure', remedy: 'r', words: 'w' });
  });

  test('that is a TransportError becomes a network failure', () => {
    const error = new TransportError('x could not be reached', { sent: 'no', retryable: true, host: 'x' });
    expect(asFailure(error)).toMatchObject({
      kind: 'network',
      message: 'x could not be reached.',
      cause: error,
    });
  });

  test('that is unexpected is reported as an error in the action', () => {
    const error = new TypeError('x is not a function');
    expect(asFailure(error)).toMatchObject({
      kind: 'service',
      message: 'Unexpected error in this action: x is not a function',
      cause: error,
    });
    expect(asFailure('odd').message).toBe('Unexpected error in this action: odd');
  });

  test('by a cancellation says what cancelled the run', () => {
    expect(asFailure(new Cancelled('SIGTERM'))).toMatchObject({
      name: 'Cancelled',
      kind: 'cancelled',
      message: 'The run was cancelled (SIGTERM).',
    });
  });
});
