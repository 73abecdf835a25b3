import { describe, expect, test } from '@jest/globals';
import { makeRole } from '../../src/postgres/make.js';
import type { Session } from '../../src/postgres/session.js';
import { queryOn, serversAtHand } from '../support/postgres.js';
import { until } from '../support/postgres-session.js';
import { rejection } from '../support/rejection.js';
import { usePostgres } from '../support/use-postgres.js';
import { Bench, buildOf, newApp, urlIn, works } from './bench.js';

const VERIFIER = /PASSWORD\s+E?'(SCRAM-SHA-256\$4096:[^']+)'/;

describe.each(serversAtHand())('On $name', ({ bin }) => {
  let log = '';
  const postgres = usePostgres({ bin, onLog: (text) => (log += text) });

  test.each(['scram-sha-256', 'md5'])(
    'the password of a preview’s role is not in the server’s log, with password_encryption=%s',
    async (encryption) => {
      const bench = await Bench.on(postgres());
      await bench.sql(`alter role ${bench.role} set log_statement = 'all'`);
      await bench.sql(`alter role ${bench.role} set password_encryption = '${encryption}'`);
      const app = newApp();
      const made = await bench.run().prepare(buildOf(app));
      const { username, password } = new URL(urlIn(made));
      await until('the log told of the role', () => log.includes(`CREATE ROLE "${username}"`));
      await bench.run().remove(app);
      await until('the log told of its end', () => log.includes(`DROP ROLE IF EXISTS "${username}"`));
      expect(password).toMatch(/^[\w-]{32}$/);
      expect(log).not.toContain(password);
      expect(log).toMatch(new RegExp(`CREATE ROLE "${username}" LOGIN ${VERIFIER.source}`));
    },
  );

  test('the password works where the server hashes other passwords with MD5, and is stored for SCRAM', async () => {
    const bench = await Bench.on(postgres());
    await bench.sql(`alter role ${bench.role} set password_encryption = 'md5'`);
    const made = await bench.run().prepare(buildOf(newApp()));
    expect(await works(made)).toBe(true);
    const { username } = new URL(urlIn(made));
    const stored = await queryOn(
      postgres().url(),
      'select rolpassword as stored from pg_authid where rolname = $1',
      [username],
    );
    expect(stored).toEqual([{ stored: expect.stringMatching(/^SCRAM-SHA-256\$4096:/) as unknown }]);
  });
});

/** A server that answers each `CREATE ROLE` with the given error, or accepts it. */
function refusing(errors: (Error | undefined)[]): { session: Session; created: string[] } {
  const created: string[] = [];
  const session = {
    rows: (sql: string) =>
      Promise.resolve(sql.includes('rolsuper') ? [{ superuser: true, createrole: true }] : []),
    run: (sql: string) => {
      const error = errors[created.push(sql) - 1];
      return error === undefined ? Promise.resolve() : Promise.reject(error);
    },
  };
  return { session: session as unknown as Session, created };
}

describe('A server that does not accept a verifier', () => {
  const build = buildOf({ name: 'shop-pr-1', owner: 'github.com/1#1' });
  const neon = new Error(
    'Received HTTP code 400 from control plane: {"error":"Neon only supports being given plaintext passwords."}',
  );

  test('because it accepts only passwords, as Neon does, is given the password', async () => {
    const { session, created } = refusing([neon]);
    expect(await makeRole(session, build, 'a-password')).toMatch(/^shop_pr_1_/);
    expect(created).toHaveLength(2);
    expect(created[0]).toMatch(VERIFIER);
    expect(created[0]).not.toContain('a-password');
    expect(created[1]).toContain(`LOGIN PASSWORD 'a-password'`);
  });

  test('for another reason is not given the password', async () => {
    const error = Object.assign(new Error('the disk is full'), { code: '53100' });
    const { session, created } = refusing([error]);
    expect(await rejection(makeRole(session, build, 'a-password'))).toBe(error);
    expect(created).toHaveLength(1);
  });
});
