import { describe, expect, test } from '@jest/globals';
import { apiComment, apiSummary } from '../../src/report/api.js';
import type { ApiFound, ApiRoleChange } from '../../src/schema/found.js';
import { active } from '../stories/rendered.js';

const change = (
  object: string,
  level: ApiRoleChange['level'] = 'breaking',
  roles = ['user'],
): ApiRoleChange => ({
  ...{ level, object, roles },
  text: 'changed its type from Int! to bigint!',
});
const compared = (changes: ApiRoleChange[], others = 0): ApiFound => ({
  roles: [{ role: 'user', backendOnly: false, counts: { query: 1, mutation: 0, subscription: 1 } }],
  comparison: { base: 'main', changes, others },
});

describe('what is said of the API', () => {
  test('is folded in a comment, the worst first, with what is not of the pull request as a number', () => {
    expect(
      apiComment(
        compared(
          [
            change('a.b', 'safe'),
            change('orders.total', 'breaking', ['user', 'clerk']),
            change('c', 'dangerous'),
          ],
          2,
        ),
      ),
    )
      .toBe(`<details><summary>API of the preview, per role: 1 can break clients, 1 may surprise clients and 1 breaks no client</summary>

Can break clients:
* \`orders.total\`: changed its type from Int\\! to bigint\\! for \`user\`, \`clerk\`

Clients may not expect:
* \`c\`: changed its type from Int\\! to bigint\\! for \`user\`

Breaks no client:
* \`a.b\`: changed its type from Int\\! to bigint\\! for \`user\`

<sub>2 more things differ that this branch does not touch: \`main\` has moved on, or a service behind the API has changed.</sub>

</details>`);
  });

  test('is nothing in a comment if nothing of the pull request differs, or nothing was compared', () => {
    expect(apiComment(compared([], 7))).toBe('');
    expect(apiComment({ roles: [] })).toBe('');
    expect(apiSummary({ roles: [] })).toBe('');
    expect(apiSummary(compared([], 1))).toContain('One more thing differs that this branch does not touch');
  });

  test('is bounded, however much differs', () => {
    const many = compared(
      Array.from({ length: 5_000 }, (_, index) => change(`${'x'.repeat(150)}${String(index)}`)),
    );
    expect(apiComment(many).length).toBeLessThan(6_001);
    expect(apiComment(many)).toContain('5000 can break clients');
    expect(Buffer.byteLength(apiSummary(many))).toBeLessThanOrEqual(100_000);
    expect(apiSummary(many)).toContain('… and 4700 more');
  });

  test('of each role is its schema, folded, and why others are missing', () => {
    const none = { query: 0, mutation: 0, subscription: 0 };
    const summary = apiSummary({
      roles: [
        {
          role: 'user',
          backendOnly: true,
          counts: { query: 1, mutation: 2, subscription: 0 },
          sdl: 'type A {\n```\n}',
        },
        { role: 'clerk', backendOnly: false, counts: none, sdl: 'x' },
        { role: 'a', backendOnly: false, why: 'no [time](x)' },
        { role: 'b', backendOnly: false, why: 'no [time](x)' },
      ],
      notCompared: 'it does not accept the admin secret',
    });
    expect(summary).toContain(
      '<summary><code>user</code> in back ends: 1 query, 2 mutations, 0 subscriptions</summary>\n\n````text\ntype A {',
    );
    expect(summary).toContain('* <code>clerk</code>: nothing');
    expect(summary).toContain('* Not read for `a`, `b`: no \\[time\\]\\(x\\)');
    expect(summary).toContain('Not compared with the app of the base: it does not accept the admin secret.');
  });

  test('says for which roles the app of the base did not answer, once', () => {
    const counts = { query: 1, mutation: 0, subscription: 0 };
    const roles = [{ role: 'user', backendOnly: false, counts, sdl: 'type A', why: 'too large' }];
    const partly = apiSummary({ roles, comparison: { base: 'main', changes: [], others: 0 } });
    expect(partly).toContain('* Not compared for `user`, because of the app of the base: too large');
    expect(partly).toContain('type A');
    expect(apiSummary({ roles, notCompared: 'too large' }).match(/too large/g)).toHaveLength(1);
  });

  test('does nothing in a browser, whatever a role or the base is called', () => {
    const bad = '`<img src=x>` @org/team [x](https://evil) </details>';
    const counts = { query: 1, mutation: 0, subscription: 0 };
    const found: ApiFound = {
      roles: [{ role: bad, backendOnly: false, counts, sdl: bad, why: bad }],
      comparison: { base: bad, changes: [change(bad, 'safe', [bad])], others: 1 },
    };
    expect(active(apiComment(found))).toEqual([]);
    expect(active(apiSummary(found))).toEqual([]);
    expect(active(apiSummary({ roles: found.roles, notCompared: bad }))).toEqual([]);
  });
});
