import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readServer } from '../../src/postgres/url.js';
import { laidOpen } from '../support/rejection.js';
import { tlsText } from '../support/tls.js';

const noFile = (path: string): string => {
  throw new Error(`there is no file ${path}`);
};

/** The error with which a URL is refused. */
function refused(url: string, file = noFile): Error {
  try {
    readServer(url, undefined, file);
  } catch (error) {
    return error as Error;
  }
  throw new Error(`the URL was not refused: ${url}`);
}

describe('a URL that cannot be used', () => {
  test.each<[string, RegExp]>([
    ['', /^must begin with postgres:\/\/ or postgresql:\/\//],
    ['db.example:5432', /^must begin with/],
    ['https://u:p@h', /^must begin with/],
    ['"postgres://u:p@h"', /^must begin with/],
    ['host=h user=u', /^must begin with/],
    ['postgres://u:p@h/a b', /^contains a space, a line break or a control character/],
    ['postgres://u:p\n@h', /^contains a space, a line break/],
    ['postgres://u:p\u0000@h', /^contains a space, a line break/],
    ['postgres://u:p@h\npostgres://u:p@i', /^contains a space, a line break/],
    ['postgres://u:p@h/a\u00a0b', /^contains a space/],
    ['postgres://u:p@h:abc/x', /^is not a URL: .* percent-encoded/],
    ['postgres://u:p@h:99999', /^is not a URL: .* port is a number/],
    ['postgres://u:p/x@h', /^is not a URL: characters such as \/ \? # @ :/],
    ['postgres://u:p#x@h', /^is not a URL/],
    ['postgres://u:p@h/db#x', /^is not a URL: characters such as/],
    ['postgres://u:p@h1:1,h2:2/x', /^is not a URL: .* several hosts/],
    ['postgres://u:p@[::1/x', /^is not a URL/],
    ['postgres://u:p@h1,h2/x', /^names several hosts/],
    ['postgres://u:p@h?host=h1,h2', /^names several hosts/],
    ['postgres://h:5432/db', /^has no user/],
    ['postgres://:p@h', /^has no user/],
    ['postgres://u:p@/db', /^has no host/],
    ['postgres://u:p@', /^has no host/],
    ['postgresql:///db?user=u', /^has no host/],
    ['postgres://u:p@a%0Ab/db', /^has a control character in its host name/],
    ['postgres://u:p@h:0', /^has a port that is not a number between 1 and 65535/],
    ['postgres://u:p@h?port=70000', /^has a port/],
    ['postgres://u:p@h?port=5432,5433', /^has a port/],
    ['postgres://u:p@h?port=0x10', /^has a port/],
    ['postgres://u:p@h?port=1e3', /^has a port/],
    ['postgres://u:p@h?port=%2b5', /^has a port/],
    ['postgres://u:100%@h', /^contains a % that does not start a percent-encoded character; .* %25/],
    ['postgres://u:p@h/%zz', /^contains a % that does not start/],
    ['postgres://u:p@h?options=%', /^contains a % that does not start/],
    ['postgres://u:%ff@h', /^contains a % that does not start/],
    ['postgres://u:p@h/a%00options', /^contains %00/],
    ['postgres://u:%00@h', /^contains %00/],
    [
      'postgres://u:p@h?sslmode=Require',
      /^has an sslmode that is not one of disable, allow, prefer, require/,
    ],
    ['postgres://u:p@h?ssl=false', /^has ssl, which may only be true/],
    ['postgres://u:p@h?sslmode=require&sslrootcert=system', /^has sslrootcert=system, which only works with/],
    ['postgres://u:p@h?sslcert=x', /^has a parameter that is not supported here \(sslcert\); leave it out/],
    [
      'postgres://u:p@h?require_auth=scram-sha-256',
      /^has require_auth, which is not supported here; write channel_binding=require instead/,
    ],
    [
      'postgres://u:p@h?channel_binding=Require',
      /^has a channel_binding that is not one of disable, prefer, require/,
    ],
    [
      'postgres://u:p@h?channel_binding=require&sslmode=disable',
      /^has channel_binding=require, which needs TLS/,
    ],
    ['postgres://u:p@%2Frun?channel_binding=require', /^has channel_binding=require, which needs TLS/],
    ['postgres://u:p@h?gssencmode=require', /^has a gssencmode that is not one of disable, prefer/],
    [
      'postgres://u:p@h?ssl_min_protocol_version=1.3',
      /^has an ssl_min_protocol_version that is not one of TLSv1, /,
    ],
    [
      'postgres://u:p@h?ssl_max_protocol_version=x',
      /^has an ssl_max_protocol_version that is not one of TLSv1, /,
    ],
    ['postgres://u:p@h?pgbouncer=true', /^has a parameter that is not supported here \(pgbouncer\)/],
    ['postgres://u:p@h?Options=x', /^has a parameter that is not supported here;.* options/],
    ['postgres://u:p@h?__proto__=x', /^has a parameter that is not supported here/],
    ['postgres://u:p@h?=x', /^has a parameter that is not supported here/],
  ])('is refused with the reason: %j', (url, message) => {
    expect(refused(url).message).toMatch(message);
    expect(refused(url).message).toMatch(/\.$/);
  });

  test('is never shown, not even a part of it', () => {
    const pieces = [
      '@',
      ':',
      '/',
      '?',
      '#',
      '&',
      '=',
      '%',
      '%zz',
      '%00',
      '[',
      ']',
      ',',
      ' ',
      '\n',
      '\\',
      '+',
    ].concat([
      'u',
      'h',
      '5432',
      'host=',
      'port=',
      'sslmode=',
      'ssl=',
      'sslrootcert=',
      'password=',
      'options=',
      'sslcert=',
    ]);
    const junk = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(''));
    let refusals = 0;
    fc.assert(
      fc.property(
        fc.constantFrom('postgres://', 'postgresql://', 'postgres:/', ''),
        junk,
        fc.stringMatching(/^[a-z]{12}$/),
        junk,
        (scheme, before, canary, after) => {
          try {
            readServer(`${scheme}${before}${canary}${after}`, undefined, noFile);
          } catch (error) {
            refusals++;
            expect(laidOpen(error)).not.toContain(canary);
          }
        },
      ),
      { numRuns: 3000 },
    );
    expect(refusals).toBeGreaterThan(1000);
  });

  test.each([
    'postgres://u:123?a&horse&b@h/db',
    'postgres://u@h?password=correct&horse',
    'postgres://u@h?horse=1',
  ])('does not show what follows an & or a ? in its password as a parameter: %s', (url) => {
    expect(refused(url).message).toMatch(/^has a parameter that is not supported here; leave it out/);
  });

  test('is also refused where the file of sslrootcert is missing or contains no certificate', () => {
    const url = 'postgres://u:p@h?sslrootcert=/canary/root.crt';
    expect(refused(url).message).toMatch(
      /^has an sslrootcert that cannot be read: .* Or put the certificate itself into postgres-ca-certificate\.$/,
    );
    expect(laidOpen(refused(url))).not.toContain('canary');
    for (const text of ['', 'canary', tlsText('server.key')]) {
      expect(refused(url, () => text).message).toBe('has an sslrootcert that contains no PEM certificate.');
    }
  });
});
