import { expect, jest, test } from '@jest/globals';
import type { Trouble } from '../../simulator/contracts.js';
import type { ActionRun, RunOptions } from '../../simulator/runner/options.js';
import { type Certified, tlsPath } from '../support/tls.js';
import { answer } from '../support/answers.js';
import { elsewhere, secured } from '../support/fronts.js';
import { CREATE, PULL, POST, scenario } from './faults.js';
import { NAME, OWNER, type Stage, annotationsOf } from './harness.js';
import { inFull } from '../support/in-full.js';

jest.setTimeout(120_000);

/** A run that only has to find that there is no app: the shortest there is. */
function nothingToRemove(stage: Stage, options?: Partial<RunOptions>): Promise<ActionRun> {
  if (stage.pull.state === 'open') stage.sim.github.closePull(stage.pull);
  return stage.on('closed', options);
}

/** Milliseconds between the answer to a call and the next try. */
function waited(stage: Stage, operation: string): number {
  const [first, second] = stage.calls(operation);
  return (second?.at ?? NaN) - (first?.answeredAt ?? first?.at ?? NaN);
}

/** After a run has decided to delete an app, it looks once more before it concludes that there is none. */
const LOOKED_AGAIN = 1;

test.concurrent(
  'N4 a service that accepts the connection and stays silent times out after 30 s, and a read is tried again',
  scenario({}, async (stage) => {
    stage.trouble('projects', { kind: 'hang' });
    stage.trouble(PULL, { kind: 'hang' });
    const run = await nothingToRemove(stage, { debug: true });

    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'deleted']);
    expect(stage.calls(PULL)).toHaveLength(2);
    expect(stage.calls('projects')).toHaveLength(2 + LOOKED_AGAIN);
    expect(run.log).toMatch(/^##\[debug\]Hasura Cloud projectsByName: no answer, [3-9]\d{4} ms$/m);
    expect(run.log).toMatch(/^##\[debug\]GitHub GET \S+\/pulls\/42: no answer, [3-9]\d{4} ms$/m);
  }),
);

inFull.concurrent(
  'N4 a create request that is never answered may have been accepted: the build is looked up, not requested again',
  scenario({ hasura: { seesHiddenFields: true } }, async (stage) => {
    stage.trouble(CREATE, { kind: 'hang', applied: true });
    const run = await stage.on('opened');

    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'ready']);
    expect(run.log).toContain('did not answer within 30 s');
    expect(run.durationMs).toBeLessThan(120_000);
    expect(stage.calls(CREATE)).toHaveLength(1);
    expect(stage.standing()).toEqual([NAME]);
  }),
);

for (const [how, trouble] of [
  ['the connection is reset', { kind: 'reset', applied: true }],
  ['the answer is cut off', { kind: 'truncate', applied: true }],
] as [string, Trouble][])
  inFull.concurrent(
    `N5 N7 a create request was accepted, but ${how}: the build is found by its id, and there is one app`,
    scenario({ hasura: { seesHiddenFields: true } }, async (stage) => {
      stage.trouble(CREATE, trouble);
      const run = await stage.on('opened');

      expect([run.exitCode, run.outputs['status']]).toEqual([0, 'ready']);
      expect(run.log).toContain('The response to the create request was lost');
      expect(stage.calls(CREATE)).toHaveLength(1);
      expect(stage.standing()).toEqual([NAME]);
    }),
  );

for (const operation of ['projects', PULL])
  inFull.concurrent(
    `N5 an answer that is cut off every time is never a success: ${operation}`,
    scenario({}, async (stage) => {
      stage.seed(OWNER);
      stage.trouble(operation, { kind: 'truncate', applied: true }, { times: Infinity });
      const run = await nothingToRemove(stage);

      expect([run.exitCode, run.outputs['status']]).toEqual([1, 'failed']);
      expect(annotationsOf(run, 'error')[0]).toMatch(/The connection to 127\.0\.0\.1:\d+ broke/);
      expect(stage.calls('deleteTenant')).toEqual([]);
      expect(stage.standing()).toEqual([NAME]);
    }),
  );

for (const status of [429, 503]) {
  const busy = (after: string): Trouble => answer({ message: 'slow down' }, status, { 'retry-after': after });
  for (const [how, after, least] of [
    ['in seconds', '2', 2_000],
    ['at no time that can be read: as after any trouble', 'soon', 250],
  ] as const)
    inFull.concurrent(
      `N9 a read is tried again after HTTP ${String(status)} that asks to come back ${how}`,
      scenario({}, async (stage) => {
        stage.trouble('projects', busy(after));
        const run = await nothingToRemove(stage);

        expect(run.outputs['status']).toBe('deleted');
        expect(stage.calls('projects')).toHaveLength(2 + LOOKED_AGAIN);
        expect(waited(stage, 'projects')).toBeGreaterThanOrEqual(least);
        expect(waited(stage, 'projects')).toBeLessThan(60_000);
      }),
    );

  inFull.concurrent(
    `N9 a read is tried again after HTTP ${String(status)} that asks to come back at a given time`,
    scenario({}, async (stage) => {
      const { clock } = stage.sim;
      // An HTTP date has no fractions of a second. It is far enough off for the process to start before.
      const wanted = Math.ceil(clock.date().getTime() / 1_000) * 1_000 + 25_000;
      stage.trouble('projects', busy(new Date(wanted).toUTCString()));
      const run = await nothingToRemove(stage);

      expect(run.outputs['status']).toBe('deleted');
      expect(stage.calls('projects')).toHaveLength(2 + LOOKED_AGAIN);
      const cameAt = clock.date().getTime() - clock.now() + (stage.calls('projects')[1]?.at ?? NaN);
      expect(cameAt).toBeGreaterThanOrEqual(wanted);
      expect(cameAt).toBeLessThan(wanted + 60_000);
    }),
  );

  inFull.concurrent(
    `N9 HTTP ${String(status)} that asks to come back in an hour ends the run at once, and the error says how long`,
    scenario({}, async (stage) => {
      stage.trouble('projects', busy('3600'), { times: Infinity });
      const run = await nothingToRemove(stage);

      expect(run.exitCode).toBe(1);
      expect(annotationsOf(run, 'error')[0]).toMatch(/60 min|1 h/);
      expect(stage.calls('projects')).toHaveLength(1);
      expect(run.durationMs).toBeLessThan(600_000);
    }),
  );
}

inFull.concurrent(
  'N9 a create request that is refused with 429 was not accepted, and is sent again when the service says',
  scenario({}, async (stage) => {
    stage.trouble(CREATE, answer({ message: 'slow down' }, 429, { 'retry-after': '1' }));
    const run = await stage.on('opened');

    expect(run.outputs['status']).toBe('ready');
    expect(stage.calls(CREATE)).toHaveLength(2);
    expect(waited(stage, CREATE)).toBeGreaterThanOrEqual(1_000);
    expect(stage.standing()).toEqual([NAME]);
  }),
);

for (const operation of ['projects', PULL, CREATE, POST])
  inFull.concurrent(
    `N10 a redirect to another origin is not followed: ${operation}`,
    scenario({}, async (stage) => {
      await using evil = await elsewhere();
      const location = `http://127.0.0.1:${String(evil.port)}/v1/graphql`;
      stage.trouble(operation, answer('', operation === PULL ? 302 : 307, { location }), { times: Infinity });
      // After a create request with an unknown outcome, the run looks for the build; the short timeout ends that.
      const run = await stage.on('opened', { with: { 'timeout-minutes': '0.5' } });

      expect(evil.asked).toEqual([]);
      if (operation === POST) {
        // A failed comment does not fail the run.
        expect([run.exitCode, run.outputs['status']]).toEqual([0, 'ready']);
        expect(annotationsOf(run, 'warning')).toHaveLength(1);
      } else {
        expect([run.exitCode, run.outputs['status']]).toEqual([1, 'failed']);
        expect(run.log).toContain('answered with a redirect, which is not followed');
        expect(stage.calls(operation)).toHaveLength(1);
        expect(stage.standing()).toEqual([]);
      }
    }),
  );

for (const [what, certificate, authority, code] of [
  ['that has expired', 'expired', 'ca.pem', 'CERT_HAS_EXPIRED'],
  ['that vouches for itself', 'self-signed', 'ca.pem', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['of another host', 'elsewhere', 'ca.pem', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['of an authority that nobody named', 'server', undefined, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
] as [string, Certified, 'ca.pem' | undefined, string][])
  inFull.concurrent(
    `N3 a certificate ${what} ends the run at the first try, and the error says what to set`,
    scenario({}, async (stage) => {
      await using front = await secured(Number(new URL(stage.url).port), certificate);
      const run = await nothingToRemove(stage, behind(front, authority));

      expect([run.exitCode, run.outputs['status']]).toEqual([1, 'failed']);
      const [error] = annotationsOf(run, 'error');
      expect(error).toContain(
        `The certificate of 127.0.0.1:${String(front.port)} was not accepted (${code})`,
      );
      expect(error).toContain('NODE_EXTRA_CA_CERTS');
      expect(front.connections()).toBe(1);
      // Nor was the service reached in another way.
      expect(stage.calls('projects')).toEqual([]);
    }),
  );

test.concurrent(
  'N3 a certificate is accepted once NODE_EXTRA_CA_CERTS names its authority',
  scenario({}, async (stage) => {
    await using front = await secured(Number(new URL(stage.url).port), 'server');
    const run = await nothingToRemove(stage, behind(front, 'ca.pem'));

    expect([run.exitCode, run.outputs['status']]).toEqual([0, 'deleted']);
    expect(stage.calls('projects')).toHaveLength(1 + LOOKED_AGAIN);
  }),
);

function behind({ port }: { port: number }, authority: 'ca.pem' | undefined): Partial<RunOptions> {
  return {
    with: { 'api-url': `https://127.0.0.1:${String(port)}/v1/graphql` },
    ...(authority && { env: { NODE_EXTRA_CA_CERTS: tlsPath(authority) } }),
  };
}
