import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCommands } from '../../simulator/runner/commands.js';
import { Secrets } from '../../src/lib/secrets.js';
import { type RunnerLog, runnerLog } from '../../src/runner/log.js';
import { printedBy, printedDuring } from '../support/stdout.js';

const secret = 'canary-s3cret/value';
const secrets = new Secrets();
const log = runnerLog(secrets);
beforeAll(() => {
  secrets.add(secret);
});
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '::',
        '##[',
        ']',
        '\n',
        '\r',
        '\r\n',
        '\u0085',
        '\u2028',
        ' ',
        '%0A',
        'add-mask',
        'set-output name=x',
        'stop-commands',
        'error',
        secret,
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('the job’s log', () => {
  test('turns no text into a command, and shows no secret', () => {
    fc.assert(
      fc.property(fc.constantFrom<'info' | 'debug'>('info', 'debug'), hostile, (how, text) => {
        const out = printedBy(() => {
          log[how](text);
        });
        expect(parseCommands(out)).toEqual([]);
        expect(out).not.toContain(secret);
      }),
      { numRuns: 500 },
    );
  });

  test('writes exactly one annotation per call, whatever its text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<'notice' | 'warning' | 'error'>('notice', 'warning', 'error'),
        hostile,
        (how, text) => {
          const out = printedBy(() => {
            log[how](text, 'unexpected');
          });
          const commands = parseCommands(out);
          expect(commands.map(({ name }) => name)).toEqual([how]);
          // The runner also prints the text of an annotation.
          expect(parseCommands(commands[0]?.data ?? '')).toEqual([]);
          expect(out).not.toContain(secret);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('folds lines under a title that cannot become another command', async () => {
    const out = await printedDuring(async () => {
      expect(await log.group('Order x\n::error::evil', () => Promise.resolve('made'))).toBe('made');
    });
    expect(parseCommands(out)).toMatchObject([
      { name: 'group', data: 'Order x\n·::error::evil' },
      { name: 'endgroup' },
    ]);
  });

  test('cuts an annotation where GitHub would', () => {
    const annotated = printedBy(() => {
      log.warning(`begins${'x'.repeat(10_000)}ends`, 'kept');
    });
    expect(annotated.length).toBeLessThan(4_096);
    expect(parseCommands(annotated)[0]?.data).toMatch(
      /^beginsx{3000,}.* \(\d+ more characters\) Details: docs\/errors\.md#kept$/,
    );
  });

  test('prints debug lines only when debug logging is on', () => {
    const debugged = (): string =>
      printedBy(() => {
        log.debug('asked ::error::x');
      });
    expect(debugged()).toBe('');
    process.env['RUNNER_DEBUG'] = '1';
    try {
      expect(parseCommands(debugged())).toMatchObject([{ name: 'debug', data: 'asked ::error::x' }]);
    } finally {
      delete process.env['RUNNER_DEBUG'];
    }
  });

  test('masks before it prints: a secret that was just added is not shown', () => {
    const fresh = new Secrets();
    const other: RunnerLog = runnerLog(fresh);
    expect(
      printedBy(() => {
        other.info(`token ${fresh.add('just-received-123')}`);
      }),
    ).toBe('token ***\n');
  });
});
