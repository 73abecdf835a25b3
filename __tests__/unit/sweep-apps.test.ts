import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Cloud, Project } from '../../src/hasura/cloud.js';
import { listProjects } from '../../src/sweep/apps.js';

/** An account that answers page by page; `before` may change it before each answer. */
function account(
  ids: number[],
  { most = Infinity, before }: { most?: number; before?: (asked: number) => void } = {},
): {
  cloud: Cloud;
  asked: () => number;
} {
  let asked = 0;
  const cloud: Pick<Cloud, 'projectsBeginning'> = {
    projectsBeginning: (start, { size, from }) => {
      before?.(asked);
      asked++;
      const page = ids.toSorted((a, b) => a - b).slice(from, from + Math.min(size, most));
      return Promise.resolve(
        page.map((id): Project => ({
          id: String(id),
          name: `${start}${String(id)}`,
          endpoint: '',
          tenantId: undefined,
        })),
      );
    },
  };
  return { cloud: cloud as Cloud, asked: () => asked };
}
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
const listed = async (cloud: Cloud): Promise<number[]> =>
  (await listProjects({ cloud }, 'app-', () => true)).map(({ id }) => Number(id));

describe('The list of the apps', () => {
  test.each([
    [0, 1],
    [1, 2],
    [100, 2],
    [101, 3],
    [1_000, 11],
  ])('of %i takes %i requests', async (count, requests) => {
    const { cloud, asked } = account(upTo(count));
    expect(await listed(cloud)).toEqual(upTo(count));
    expect(asked()).toBe(requests);
  });

  test('is complete if the service returns smaller pages than requested', async () => {
    const { cloud } = account(upTo(333), { most: 20 });
    expect(await listed(cloud)).toEqual(upTo(333));
  });

  test('ends if the service returns the same page for ever', async () => {
    const { cloud, asked } = account(upTo(50));
    const stuck: Cloud = {
      ...cloud,
      projectsBeginning: (start) => cloud.projectsBeginning(start, { size: 9, from: 0 }),
    };
    expect(await listed(stuck)).toEqual(upTo(9));
    expect(asked()).toBe(6);
  });

  test('lacks no app that exists all the time, if others come and go between two pages and then stop changing', async () => {
    const changes = fc.array(fc.record({ at: fc.nat(3), gone: fc.nat(349), come: fc.nat(349) }), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(fc.subarray(upTo(350), { minLength: 250 }), changes, async (ids, planned) => {
        const now = [...ids];
        const moved = new Set(planned.flatMap(({ gone, come }) => [gone, come]));
        const { cloud } = account(now, {
          before: (asked) => {
            for (const { gone, come } of planned.filter(({ at }) => at === asked)) {
              if (now.includes(gone)) now.splice(now.indexOf(gone), 1);
              if (!now.includes(come)) now.push(come);
            }
          },
        });
        const seen = new Set(await listed(cloud));
        expect(ids.filter((id) => !moved.has(id) && !seen.has(id))).toEqual([]);
      }),
    );
  });
});
