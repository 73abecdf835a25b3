import { describe, expect, test } from '@jest/globals';
import type { Comment, Comments } from '../../src/github/comments.js';
import { Failure } from '../../src/lib/errors.js';
import type { Progress } from '../../src/rules/preview.js';
import { StickyComment } from '../../src/report/sticky-comment.js';
import { Report } from '../../src/report/report.js';
import { rendered } from '../support/markdown.js';
import { TestWorld } from '../support/world.js';

const build = {
  name: 'acme-shop-pr-42',
  owner: 'github.com/123456#42',
  build: '1.1@2026-11-21T10:00:00.000Z',
  source: 'acme/shop:cart',
};
const project = {
  projectId: '11111111-1111-4111-8111-111111111111',
  consoleUrl: 'https://cloud.hasura.io/project/11111111-1111-4111-8111-111111111111/console',
};
const endpoint = 'https://acme-shop-pr-42.hasura.app';

interface Bench {
  world: TestWorld;
  report: Report;
  bodies: string[];
  begin: () => Progress;
}

function bench(): Bench {
  const world = new TestWorld();
  const report = new Report(world);
  report.logUrl = 'https://github.com/acme/shop/actions/runs/1';
  const bodies: string[] = [];
  const kept = (body: string): Promise<Comment> => {
    bodies.push(body);
    return Promise.resolve({ id: 7, url: 'https://github.com/acme/shop/pull/42#issuecomment-7', body });
  };
  const comments: Comments = {
    find: () => Promise.resolve(undefined),
    copies: () => [],
    post: (_marker, body) => kept(body),
    read: () => Promise.resolve(undefined),
    edit: (_id, body) => kept(body),
    remove: () => Promise.resolve(),
  };
  const begin = (): Progress => {
    world.remember(build);
    report.comment = new StickyComment(
      {
        comments,
        clock: world.clock,
        log: world.log,
        signal: world.signal,
        secrets: world.secrets,
        explain: (error) => ({ words: String(error), code: 'github-error' as const, passes: false }),
        giveUp: () => undefined,
      },
      build,
    );
    return report.begin({
      name: build.name,
      subject: { kind: 'pull', number: 42 },
      branch: 'cart',
      repositoryUrl: 'https://github.com/acme/shop',
    });
  };
  return { world, report, bodies, begin };
}

/** Everything that a reader of the comment and the summary sees, without the joiners, which have no width. */
const seenBy = ({ world, bodies }: Bench): string =>
  [...bodies, ...world.summaries]
    .map((markdown) => rendered(markdown).text.replaceAll('\u2060', ''))
    .join('\n');

describe('the end of a run', () => {
  test('with a ready app is in the comment, the summary, the outputs and the log, and leaves nothing to the post step', async () => {
    const told = bench();
    const { facts } = told.begin();
    Object.assign(facts, project, { endpoint, created: true, commit: 'a1b2c3d4' });
    expect(await told.report.end({ status: 'ready', how: 'built', because: 'It was built' })).toBe(0);
    expect(told.bodies).toEqual([expect.stringContaining('✅ Hasura preview: ready')]);
    expect(told.bodies[0]).toContain('https://github.com/acme/shop/commit/a1b2c3d4');
    expect(told.world.summaries).toEqual([expect.stringContaining(`${endpoint}/v1/graphql`)]);
    expect(told.world.outputs).toMatchObject({
      status: 'ready',
      'graphql-endpoint': `${endpoint}/v1/graphql`,
      'comment-url': 'https://github.com/acme/shop/pull/42#issuecomment-7',
      created: 'true',
    });
    expect(told.world.log.of('info')).toEqual([
      'Commented: https://github.com/acme/shop/pull/42#issuecomment-7',
      `✓ Ready: ${endpoint}/v1/graphql`,
      `  Console: ${project.consoleUrl}`,
    ]);
    expect(told.world.errors).toEqual([]);
    expect(told.world.remembered()).toBeUndefined();
  });

  test('whose outputs cannot be written is a failure, and its one error names what exists', async () => {
    const told = bench();
    Object.assign(told.begin().facts, project, { endpoint, created: true, adminSecret: 'canary' });
    told.world.outputsFail = new Error('ENOSPC: no space left on device');
    expect(await told.report.end({ status: 'ready', how: 'built', because: 'It was built' })).toBe(1);
    expect(told.bodies).toEqual([expect.stringContaining('✅ Hasura preview: ready')]);
    expect(told.world.summaries).toEqual([expect.stringContaining('✅ Hasura preview: ready')]);
    const [error, ...more] = told.world.errors;
    expect(more).toEqual([]);
    expect(error).toMatch(/ENOSPC.*status=ready, project-name=acme-shop-pr-42, project-id=\w+/);
    expect(error).not.toContain('canary');
  });

  test('that failed has its one error, and outputs that cannot be written are in the log', async () => {
    const told = bench();
    Object.assign(told.begin().facts, project, { created: true });
    told.world.outputsFail = new Error('ENOENT: no such file');
    expect(await told.report.failed(new Failure('step-failed', 'It broke.'))).toBe(1);
    expect(told.world.errors).toEqual([expect.stringMatching(/^It broke\./)]);
    expect(told.world.log.of('info')).toContainEqual(
      expect.stringMatching(/^Outputs: ENOENT.*status=failed, project-name=acme-shop-pr-42/),
    );
  });

  test('with a deleted app names what was deleted and what was kept', async () => {
    const told = bench();
    told.begin();
    const outcome = {
      status: 'deleted',
      build: '1.1@2026-11-21T10:00:00.000Z',
      removed: [build.name],
      left: ['An app of another.'],
      databases: ['acme_shop_pr_42_db_1a2b3c4d5e'],
      because: 'It was merged',
    } as const;
    expect(
      await told.report.end({
        ...outcome,
        removed: [...outcome.removed],
        left: [...outcome.left],
        databases: [...outcome.databases],
      }),
    ).toBe(0);
    expect(told.bodies).toEqual([]);
    expect(told.world.summaries[0]).toContain('- The app was deleted');
    expect(told.world.log.of('warning')).toEqual(['Kept: An app of another.']);
    expect(told.world.summaries[0]).toContain(
      'Dropped database</summary>\n\n`acme_shop_pr_42_db_1a2b3c4d5e`',
    );
    expect(told.world.log.of('info')).toEqual([
      '✓ Removed: acme-shop-pr-42',
      '✓ Dropped: acme_shop_pr_42_db_1a2b3c4d5e',
    ]);
    expect(told.world.outputs).toMatchObject({ status: 'deleted', created: 'false' });
  });

  test('with nothing to remove says so', async () => {
    const told = bench();
    told.begin();
    await told.report.end({
      status: 'deleted',
      build: '1.1@2026-11-21T10:00:00.000Z',
      removed: [],
      databases: [],
      left: [],
      because: 'It is closed',
    });
    expect(told.world.log.of('info')).toEqual(['✓ There was no app to delete.']);
  });

  test.each(['skipped', 'superseded'] as const)(
    'as %s writes a notice and the summary, but never a comment',
    async (status) => {
      const told = bench();
      told.begin();
      expect(await told.report.end({ status, because: 'A newer run took over.' })).toBe(0);
      expect(told.bodies).toEqual([]);
      expect(told.world.log.of('notice')).toEqual(['A newer run took over.']);
      expect(told.world.summaries[0]).toContain('- A newer run took over');
      expect(told.world.outputs).toMatchObject({ status });
    },
  );

  test('that was skipped before anything was known still sets its outputs', async () => {
    const { world, report } = bench();
    expect(await report.end({ status: 'skipped', because: 'Nothing is to be done.' })).toBe(0);
    expect(world.outputs).toMatchObject({ status: 'skipped', 'project-name': '' });
  });

  test('by an interruption is reported without an error, and in the comment only if the build was announced', async () => {
    const told = bench();
    told.begin();
    await told.report.interrupted('The app exists but is not finished.', build.build);
    expect(told.bodies).toEqual([]);
    expect(told.world.log.of('info')).toEqual(['The app exists but is not finished.']);
    expect(told.world.summaries[0]).toContain('interrupted');
    expect(told.world.errors).toEqual([]);
  });
});

describe('the progress of a build', () => {
  test('is shown once the endpoint is known, not before', async () => {
    const told = bench();
    const progress = told.begin();
    progress.step = 'gh-validation';
    progress.changed();
    await told.report.interrupted('x', build.build);
    expect(told.bodies).toEqual([]);
    progress.facts.endpoint = endpoint;
    progress.changed();
    await told.report.interrupted('y', build.build);
    expect(told.bodies[0]).toContain('⏳ Hasura preview: building');
    expect(told.bodies[0]).toContain('- Now: Fetching the branch');
  });
});

describe('a failed run', () => {
  test('is one error of bounded length, whatever failed', async () => {
    const { report, world } = bench();
    await report.failed(failure('It could not be removed. '.repeat(50_000)));
    expect(world.errors[0]?.length).toBeLessThan(10_000);
    expect(world.errors[0]).toContain('more characters');
  });

  const failure = (message: string, more: ConstructorParameters<typeof Failure>[2] = {}): Failure =>
    new Failure('step-failed', message, { remedy: 'Mend it and push again.', ...more });

  test('is one error: what happened, the service’s words, what exists, what to do', async () => {
    const told = bench();
    Object.assign(told.begin().facts, project, { created: true });
    expect(
      await told.report.failed(failure('It broke.', { words: 'relation "shop"\nalready exists\n' })),
    ).toBe(1);
    expect(told.world.errors).toEqual([
      [
        'It broke.',
        '│ relation "shop"',
        '│ already exists',
        'The app acme-shop-pr-42 is kept for debugging; it is deleted when the pull request closes.',
        'Mend it and push again.',
      ].join('\n'),
    ]);
    expect(told.bodies[0]).toContain('`relation "shop"`<br>`already exists`');
    expect(told.world.outputs).toMatchObject({
      status: 'failed',
      'project-id': project.projectId,
      created: 'false',
    });
    expect(told.world.remembered()).toBeUndefined();
  });

  test('says what exists only as far as it is known', async () => {
    const asked = bench();
    asked.begin().facts.created = true;
    await asked.report.failed(failure('It broke.'));
    expect(asked.world.errors[0]).toContain(
      'It is unknown whether the app acme-shop-pr-42 exists. If it does, it is deleted when the pull request closes.',
    );
    const early = bench();
    early.begin();
    await early.report.failed(failure('It broke.'));
    expect(early.world.errors).toEqual(['It broke.\nMend it and push again.']);
    const foreign = bench();
    Object.assign(foreign.begin().facts, project);
    await foreign.report.failed(new Failure('app-of-another', 'It is not ours.'));
    expect(foreign.world.errors).toEqual(['It is not ours.']);
  });

  test('still says what to do when the service’s words fill a megabyte', async () => {
    const told = bench();
    told.begin();
    await told.report.failed(failure('It broke.', { words: 'x'.repeat(1_000_000) }));
    // GitHub cuts an annotation at 4,096 characters.
    expect(told.world.errors[0]?.slice(0, 4_000).includes('Mend it and push again.')).toBe(true);
  });

  const secret = 'pa_ss*wo!rd#1[x]~`y`';

  test.each<[string, Failure]>([
    ['its message', failure(`The app says: cannot log in with ${secret}.`)],
    ['its remedy', failure('It broke.', { remedy: `Do not use ${secret}.` })],
    ['the service’s words', failure('It broke.', { words: `cannot log in with ${secret}` })],
    ['its lines', failure(`It broke.\n- line ${secret}`)],
  ])('shows no secret from %s, although Markdown escapes its characters', async (_where, of) => {
    const told = bench();
    told.world.secrets.add(secret);
    told.begin();
    await told.report.failed(of);
    expect(seenBy(told)).toContain('Hasura preview: failed');
    expect(seenBy(told)).not.toContain(secret);
  });

  test('shows no secret in the reason why nothing was done', async () => {
    const told = bench();
    told.world.secrets.add(secret);
    told.begin();
    await told.report.end({ status: 'superseded', because: `The service says: ${secret}` });
    expect(seenBy(told)).not.toContain(secret);
  });

  test('shows no part of a secret where a long text is cut', async () => {
    const long = 'canary-0123456789-abcdefghij-0123456789';
    for (const start of [290, 980, 1_990]) {
      const told = bench();
      told.world.secrets.add(long);
      told.begin();
      const words = `${'x'.repeat(start)}${long}${'y'.repeat(100)}`;
      await told.report.failed(failure(words, { words, remedy: words }));
      expect(seenBy(told)).not.toContain(long.slice(0, 8));
    }
  });
});
