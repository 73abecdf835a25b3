import { describe, expect, test } from '@jest/globals';
import { Secrets } from '../../src/lib/secrets.js';
import { publicText, publicView } from '../../src/report/gate.js';
import { goneComment } from '../../src/report/gone-comment.js';
import type { View } from '../../src/report/view.js';

const PRIVATE = 'private-9f71-value';
const SECRET = 's3cret/one';
const NAME = 'acme-shop-pr-42';

function knowing(...values: string[]): Secrets {
  const secrets = new Secrets();
  secrets.add(SECRET);
  for (const [index, value] of [PRIVATE, ...values].entries())
    secrets.addVariable({ key: `V${String(index)}`, value });
  return secrets;
}

const quoting = `it said ${PRIVATE}, ${SECRET} and https://u:p@x.example/?q=1`;
const SAID: Omit<View, 'state'> = {
  step: quoting,
  tasks: [{ name: quoting, state: 'failed', ms: 7 }],
  failure: { what: quoting, words: quoting, remedy: quoting },
  stands: quoting,
  because: quoting,
  left: [quoting],
  changes: [{ what: 'app', name: NAME, action: 'leave', why: quoting }],
};
const OURS: View = {
  state: 'ready',
  name: NAME,
  branch: 'feature/cart-v2',
  commit: {
    sha: '22e827e525ae2f493613dd2dd06dc701cd28fad5',
    url: 'https://github.com/acme/shop/commit/22e827e',
    certain: true,
  },
  logUrl: 'https://github.com/acme/shop/actions/runs/7001',
  consoleUrl: 'https://cloud.hasura.io/project/278cdcb2/console',
  endpoint: `https://${NAME}.hasura.app/v1/graphql`,
  databases: [{ variable: 'PG_DATABASE_URL', name: 'db_x1_42', role: 'role_x1', template: 'seed-2026' }],
  folder: 'hasura/shop-v2',
  removed: [NAME],
  dropped: ['db_x1_42'],
  tasks: [{ name: 'gh-validation', state: 'success' }],
};

describe('the gate to public text', () => {
  test('removes secrets, private values, and the user and query of URLs from everything that others wrote', () => {
    const clean = 'it said ***, *** and https://***@x.example/?***';
    expect(publicView(knowing(), { state: 'failed', ...SAID })).toEqual({
      state: 'failed',
      step: clean,
      tasks: [{ name: clean, state: 'failed', ms: 7 }],
      failure: { what: clean, words: clean, remedy: clean },
      stands: clean,
      because: clean,
      left: [clean],
      changes: [{ what: 'app', name: NAME, action: 'leave', why: clean }],
    });
  });

  test('does not change our own names and addresses, even if a variable has the same value', () => {
    const values = [
      NAME,
      'feature/cart-v2',
      'gh-validation',
      'db_x1_42',
      'seed-2026',
      'hasura/shop-v2',
      'PG_DATABASE_URL',
    ];
    const because = `${NAME} of feature/cart-v2, db_x1_42 from seed-2026`;
    expect(publicView(knowing(...values, `https://${NAME}.hasura.app`), { ...OURS, because })).toEqual({
      ...OURS,
      because,
    });
  });

  test('removes secrets from names too, and secrets that only the assembled text contains', () => {
    const secrets = knowing();
    expect(publicView(secrets, { state: 'ready', tasks: [], branch: SECRET }).branch).toBe('***');
    expect(publicText(secrets, 'a s3cret\\/\u2060one b')).toBe('a *** b');
  });

  test('also covers the comment of a deleted app', () => {
    const secrets = knowing();
    const how = {
      because: quoting,
      removed: true,
      logUrl: 'https://github.com/acme/shop/actions/runs/1',
      stored: '',
    };
    const body = goneComment({ owner: 'github.com/1#2', name: NAME }, how, secrets);
    expect(body.split('\n')[0]).toBe(`<!-- hasura-preview-app github.com/1#2 ${NAME} -->`);
    for (const hidden of [PRIVATE, SECRET, 'u:p', 'q=1']) expect(body).not.toContain(hidden);
  });
});
