import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Server, readServer, urlForApp } from '../../src/postgres/url.js';
import { tlsText } from '../support/tls.js';

const own = { user: 'role_1', password: 'pass', database: 'shop_db' };
const read = (url: string): Server => readServer(url, undefined, () => tlsText('ca.pem'));
const forApp = (url: string): string => urlForApp(read(url), own);

describe('the URL that an app is given', () => {
  test.each([
    ['postgres://u:p@db.example', 'postgres://role_1:pass@db.example:5432/shop_db?sslmode=require'],
    ['postgresql://u:p@db.example:6543/x', 'postgres://role_1:pass@db.example:6543/shop_db?sslmode=require'],
    ['postgres://u:p@[2001:db8::1]:7', 'postgres://role_1:pass@[2001:db8::1]:7/shop_db?sslmode=require'],
    ['postgres://u:p@localhost', 'postgres://role_1:pass@localhost:5432/shop_db'],
    ['postgres://u:p@127.0.0.1:5433', 'postgres://role_1:pass@127.0.0.1:5433/shop_db'],
    ['postgres://u:p@[::1]', 'postgres://role_1:pass@[::1]:5432/shop_db'],
    ['postgres://u:p@/x?host=/var/run', 'postgres://role_1:pass@%2Fvar%2Frun:5432/shop_db'],
    ['postgres://u:p@/x?host=/tmp/a:b', 'postgres://role_1:pass@%2Ftmp%2Fa%3Ab:5432/shop_db'],
    [
      'postgres://u:p@db.example?options=-c%20a%3Db+c&connect_timeout=5',
      'postgres://role_1:pass@db.example:5432/shop_db?sslmode=require&options=-c%20a%3Db%2Bc&connect_timeout=5',
    ],
  ])('names the same server, its own database and its own role: %s', (url, expected) => {
    expect(forApp(url)).toBe(expected);
  });

  test.each([
    ['disable', 'disable'],
    ['allow', 'allow'],
    ['prefer', 'prefer'],
    ['require', 'require'],
    ['verify-ca', 'require'],
    ['verify-full', 'require'],
    ['no-verify', 'require'],
  ])('uses an sslmode that libpq knows and supports without a file: %s becomes %s', (mode, expected) => {
    for (const host of ['db.example', 'localhost', '%2Frun'])
      expect(forApp(`postgres://u:p@${host}?sslmode=${mode}`)).toMatch(
        new RegExp(`/shop_db\\?sslmode=${expected}$`),
      );
  });

  test('never names a file of the runner', () => {
    for (const mode of ['', '&sslmode=verify-full', '&sslmode=verify-ca', '&sslmode=require'])
      for (const host of ['db.example', 'localhost'])
        expect(forApp(`postgres://u:p@${host}?sslrootcert=/runner/ca.pem${mode}`)).not.toMatch(
          /sslrootcert|runner|verify|system/,
        );
    expect(forApp('postgres://u:p@db.example?sslrootcert=system')).toMatch(/\?sslmode=require$/);
  });

  test('replaces ssl=true with the sslmode that libpq knows', () => {
    expect(forApp('postgres://u:p@db.example?ssl=true')).toMatch(/\?sslmode=require$/);
  });

  test('has no colon where there is no password', () => {
    expect(urlForApp(read('postgres://u@db.example'), { ...own, password: '' })).toBe(
      'postgres://role_1@db.example:5432/shop_db?sslmode=require',
    );
  });

  test('asks the app’s libpq for the same security', () => {
    const query = 'channel_binding=require&ssl_min_protocol_version=TLSv1.3&gssencmode=disable';
    expect(forApp(`postgres://u:p@db.example?${query}`)).toBe(
      `postgres://role_1:${encodeURIComponent(own.password)}@db.example:5432/shop_db?sslmode=require&${query}`,
    );
  });

  test('contains neither the user name nor the password that created the database', () => {
    expect(forApp('postgres://maker:canary@db.example?application_name=x')).not.toMatch(/maker|canary/);
  });

  test('is read back as the parts that it was made from', () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 12 })
      .map((any) => any.replace(/[\u0000-\u001f\u007f]/g, ''));
    const name = text.filter((any) => any !== '');
    // In a URL, these are relative path segments.
    const database = name.filter((any) => any !== '.' && any !== '..');
    const host = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.constantFrom(
        'localhost',
        '::1',
        '2001:db8::1',
        '::ffff:102:304',
        'bücher.example',
        'under_score',
        'UPPER.example',
      ),
      name.filter((any) => !any.includes(',')).map((any) => `/${any}`),
    );
    const place = fc.record({ host, port: fc.integer({ min: 1, max: 65_535 }) });
    const parameters = fc.dictionary(fc.constantFrom('options', 'application_name', 'connect_timeout'), name);
    fc.assert(
      fc.property(place, parameters, name, text, database, (where, passedOn, user, password, db) => {
        const server = { ...read('postgres://maker:pass@h'), ...where, parameters: { ...passedOn } };
        const url = urlForApp(server, { user, password, database: db });
        expect(read(url)).toMatchObject({ ...where, user, password, database: db });
        expect(read(url).parameters).toEqual(server.parameters);
        expect(url).toMatch(/^postgres:\/\/[\x21-\x7e]+$/);
      }),
      { numRuns: 1000 },
    );
  });
});
