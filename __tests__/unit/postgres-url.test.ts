import { describe, expect, test } from '@jest/globals';
import { type Server, isHere, readServer } from '../../src/postgres/url.js';
import { tlsPath, tlsText } from '../support/tls.js';

const noFile = (path: string): string => {
  throw new Error(`there is no file ${path}`);
};
const read = (url: string, ca?: string): Server => readServer(url, ca, noFile);

describe('the URL of a server', () => {
  test('names the host and the user, and the database to connect to first', () => {
    expect(read('postgres://maker:pass@db.example:6543/meta')).toEqual({
      host: 'db.example',
      port: 6543,
      user: 'maker',
      password: 'pass',
      database: 'meta',
      tls: 'verify-full',
      sslmode: undefined,
      ca: undefined,
      parameters: {},
    });
  });

  test.each<[string, Partial<Server>]>([
    ['postgresql://u:p@db.example', { user: 'u', password: 'p', port: 5432, database: 'postgres' }],
    ['postgres://u:p@db.example/', { database: 'postgres' }],
    ['\n postgres://u:p@db.example:5433/x \r\n', { port: 5433, database: 'x' }],
    ['postgres://u@db.example', { user: 'u', password: '' }],
    ['postgres://u:@db.example', { user: 'u', password: '' }],
    [
      'postgres://a%40b:p%3A%2F%3F%23%5B%40@h/d%2Fb%3F',
      { user: 'a@b', password: 'p:/?#[@', database: 'd/b?' },
    ],
    ['postgres://us%C3%A9r:%E5%AF%86@h/b%C3%BCro', { user: 'usér', password: '密', database: 'büro' }],
    ['postgres://usér:密@h/büro', { user: 'usér', password: '密', database: 'büro' }],
    ['postgres://u:100%25@h', { password: '100%' }],
    ['postgres://u:%2525@h', { password: '%25' }],
    ['postgres://u:p@ss@h', { password: 'p@ss', host: 'h' }],
    ['postgres://u+v:p+q@h/d+b?options=-c%20a%3Db+c', { user: 'u+v', password: 'p+q', database: 'd+b' }],
    ['postgres://u:p@h?password=a+b%20c', { password: 'a+b c' }],
    ['postgres://u:p@[2001:db8::1]:6543/x', { host: '2001:db8::1', port: 6543 }],
    ['postgres://u:p@[::1]', { host: '::1', port: 5432 }],
    ['postgres://u:p@h?host=2001:db8::2', { host: '2001:db8::2' }],
    ['postgres://u:p@h?host=[2001:db8::2]', { host: '2001:db8::2' }],
    ['postgres://u:p@10.1.2.3:1', { host: '10.1.2.3', port: 1 }],
    [
      'postgres://u:p@/db?host=/var/run/postgresql',
      { host: '/var/run/postgresql', user: 'u', database: 'db' },
    ],
    ['postgres://u:p@?host=/run&port=6000', { host: '/run', port: 6000, database: 'postgres' }],
    ['postgres://u@%2Fvar%2Frun/db', { host: '/var/run', user: 'u', database: 'db' }],
    [
      'postgresql:///db?host=/run&user=u&password=p',
      { host: '/run', user: 'u', password: 'p', database: 'db' },
    ],
    ['postgresql://?host=h&user=u&dbname=db&port=7', { host: 'h', user: 'u', database: 'db', port: 7 }],
    ['postgres://u:p@h:1/db?port=2&dbname=e&user=v', { port: 2, database: 'e', user: 'v' }],
    ['postgres://u:p@h?sslmode=&port=&host=', { sslmode: undefined, port: 5432, host: 'h' }],
  ])('is read as libpq reads it: %j', (url, expected) => {
    expect(read(url)).toMatchObject(expected);
  });

  test('keeps only the parameters that mean the same from every machine', () => {
    const query =
      'options=-c%20work_mem%3D64MB%20-c%20a=b+c&connect_timeout=5&application_name=x&sslmode=require&user=u';
    expect(read(`postgres://h?${query}`).parameters).toEqual({
      options: '-c work_mem=64MB -c a=b+c',
      connect_timeout: '5',
      application_name: 'x',
    });
  });
});

describe('the way a connection is secured', () => {
  test.each(['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'])(
    'is the one that sslmode names, whatever the host: %s',
    (mode) => {
      for (const host of ['db.example', '127.0.0.1', '%2Frun'])
        expect(read(`postgres://u:p@${host}?sslmode=${mode}`)).toMatchObject({ tls: mode, sslmode: mode });
    },
  );

  test('is verify-full without sslmode, except on this machine', () => {
    for (const host of ['db.example', '10.0.0.1', '127.0.0.2', 'localhost.example', '[fd00::1]', 'LOCALHOST'])
      expect([host, read(`postgres://u:p@${host}`).tls]).toEqual([host, 'verify-full']);
    for (const host of ['localhost', '127.0.0.1', '[::1]', '%2Frun'])
      expect([host, read(`postgres://u:p@${host}`).tls]).toEqual([host, 'prefer']);
  });

  test('is verify-full on this machine too if the user says which authority to trust', () => {
    expect(read('postgres://u:p@localhost', tlsText('ca.pem')).tls).toBe('verify-full');
    expect(readServer('postgres://u:p@localhost?sslrootcert=x', undefined, () => tlsText('ca.pem')).tls).toBe(
      'verify-full',
    );
    expect(read('postgres://u:p@localhost?sslrootcert=system')).toMatchObject({
      tls: 'verify-full',
      ca: undefined,
    });
  });

  test('is require where the URL has ssl=true, unless sslmode says otherwise', () => {
    expect(read('postgres://u:p@h?ssl=true').tls).toBe('require');
    expect(read('postgres://u:p@h?ssl=true&sslmode=verify-ca').tls).toBe('verify-ca');
  });

  test('trusts the input rather than the file that sslrootcert names, and then does not read that file', () => {
    const url = `postgres://u:p@h?sslrootcert=${encodeURIComponent(tlsPath('ca.pem'))}`;
    const asked: string[] = [];
    const file = (path: string): string => {
      asked.push(path);
      return tlsText('ca.pem');
    };
    expect(readServer(url, tlsText('other-ca.pem'), file).ca).toBe(tlsText('other-ca.pem'));
    expect(asked).toEqual([]);
    expect(readServer(url, undefined, file)).toMatchObject({ ca: tlsText('ca.pem'), parameters: {} });
    expect(asked).toEqual([tlsPath('ca.pem')]);
    expect(read('postgres://u:p@h?sslrootcert=system&sslmode=verify-full').ca).toBeUndefined();
  });
});

test('a server is on this machine if it has one of three names or is a folder', () => {
  for (const host of ['localhost', '127.0.0.1', '::1', '/run', '/tmp/a:b']) expect(isHere(host)).toBe(true);
  for (const host of ['db.example', '127.0.0.2', '::2', '0.0.0.0', 'run', ''])
    expect(isHere(host)).toBe(false);
});
