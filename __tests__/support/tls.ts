import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A file of `__tests__/support/tls`; the README there describes each of them. */
export type TlsFile = `${Authority}.pem` | `${Certified}.${'pem' | 'key'}`;
export type Authority = 'ca' | 'other-ca';
export type Certified = 'server' | 'elsewhere' | 'self-signed' | 'expired';

export function tlsPath(file: TlsFile): string {
  return path.resolve('__tests__/support/tls', file);
}

export function tlsText(file: TlsFile): string {
  return readFileSync(tlsPath(file), 'utf8');
}

/** What a server needs to serve TLS. */
export function certificateOf(name: Certified): { cert: string; key: string } {
  return { cert: tlsText(`${name}.pem`), key: tlsText(`${name}.key`) };
}
