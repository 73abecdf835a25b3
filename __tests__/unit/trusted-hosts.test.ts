import { describe, expect, test } from '@jest/globals';
import { isHasuraApi, isLoopback, isTrustedEndpoint } from '../../src/rules/trusted-hosts.js';

const api = { apiUrl: 'https://data.pro.hasura.io/v1/graphql', customHosts: false };
const here = { apiUrl: 'http://127.0.0.1:4000/v1/graphql', customHosts: false };
const custom = { apiUrl: 'https://hasura.example.com/v1/graphql', customHosts: true };

describe('this machine', () => {
  test('has exactly three names', () => {
    for (const name of ['localhost', '127.0.0.1', '[::1]']) expect(isLoopback(name)).toBe(true);
    for (const name of ['localhost.evil.com', '127.0.0.2', '0.0.0.0', '10.0.0.1', '', 'hasura.app'])
      expect(isLoopback(name)).toBe(false);
  });
});

describe("Hasura Cloud's API", () => {
  test.each(['hasura.io', 'data.pro.hasura.io'])('is under hasura.io: %s', (host) => {
    expect(isHasuraApi(host)).toBe(true);
  });

  test.each([
    'hasura.app',
    'evil.hasura.app',
    'data.pro.hasura.io.hasura.app',
    'evilhasura.io',
    'hasura.io.evil.com',
  ])('is not where anyone can register a name: %s', (host) => {
    expect(isHasuraApi(host)).toBe(false);
  });
});

describe('an endpoint that the service returned', () => {
  test.each([
    'https://acme-shop-pr-42.hasura.app',
    'https://acme-shop-pr-42.hasura.app/',
    'https://preview.eu-central-1.aws.hasura.app',
    'https://acme.hasura.app:443',
    'https://acme.hasura.io',
    'https://hasura.app',
  ])('is trusted as a plain https address: %s', (endpoint) => {
    expect(isTrustedEndpoint(endpoint, api)).toBe(true);
    expect(isTrustedEndpoint(endpoint, here)).toBe(true);
  });

  test.each([
    '',
    'https://xn--hsura-hra.app',
    'https://acme.xn--hsura-hra.app',
    'https://acme.example.x',
    'acme.hasura.app',
    '//acme.hasura.app',
    'http://acme.hasura.app',
    'ftp://acme.hasura.app',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user@acme.hasura.app',
    'https://user:pass@acme.hasura.app',
    'https://:pass@acme.hasura.app',
    'https://acme.hasura.app?x=1',
    'https://acme.hasura.app#x',
    'https://acme.hasura.app:8443',
    'https://169.254.169.254/latest',
    'https://10.0.0.1',
    'https://2130706433',
    'https://0x7f.1',
    'https://127.0.0.1',
    'https://[fd00::1]',
    'https://[::1]',
    'https://localhost',
    'http://localhost:8080',
    'https://intranet',
    'https://acme.hasura.app.',
    'https://a_b.hasura.app',
  ])('is not trusted as %s', (endpoint) => {
    expect(isTrustedEndpoint(endpoint, api)).toBe(false);
    expect(isTrustedEndpoint(endpoint, custom)).toBe(false);
  });

  test.each([
    'https://acme.hasura.app\n',
    'https://acme.hasura.app\n::add-mask::x',
    ' https://acme.hasura.app',
    'https://acme.has\tura.app',
    'https://acme.hasura.app\\@evil.example',
  ])('is not trusted if its text differs from its parsed address: %j', (endpoint) => {
    expect(isTrustedEndpoint(endpoint, api)).toBe(false);
    expect(isTrustedEndpoint(endpoint, custom)).toBe(false);
  });

  test.each([
    'https://acme.example.com',
    'https://hasura.app.example.com',
    'https://evilhasura.app',
    'https://hasura.io.evil.com',
    'https://metadata.google.internal',
  ])('must be under one of Hasura’s own domains, unless the user vouches for others: %s', (endpoint) => {
    expect(isTrustedEndpoint(endpoint, api)).toBe(false);
    expect(isTrustedEndpoint(endpoint, here)).toBe(false);
    expect(isTrustedEndpoint(endpoint, custom)).toBe(true);
  });

  test('may be on this machine only if the API is', () => {
    expect(isTrustedEndpoint('http://127.0.0.1:4000/app/shop', here)).toBe(true);
    expect(isTrustedEndpoint('http://127.0.0.1:4000/app/shop', api)).toBe(false);
  });
});
