import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { scramVerifier } from '../../src/postgres/scram.js';

const SHAPE = /^SCRAM-SHA-256\$4096:([A-Za-z0-9+/]{22}==)\$([A-Za-z0-9+/]{43}=):([A-Za-z0-9+/]{43}=)$/;

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** The example of RFC 7677: the messages of a login with the password "pencil". */
const EXAMPLE = {
  salt: 'W22ZaJ0SNY7soEsUEjb6gQ==',
  messages: [
    'n=user,r=rOprNGfwEbeRWgbNEkqO',
    'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
    'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0',
  ].join(','),
  proof: 'dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
  signature: '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
};

describe('The verifier of a password', () => {
  test('has the keys that verify the example login of RFC 7677', () => {
    const verifier = scramVerifier('pencil', Buffer.from(EXAMPLE.salt, 'base64'));
    const [, salt, ...keys] = SHAPE.exec(verifier) ?? [];
    expect(salt).toBe(EXAMPLE.salt);
    const [storedKey, serverKey] = keys.map((key) => Buffer.from(key, 'base64')) as [Buffer, Buffer];
    expect(hmac(serverKey, EXAMPLE.messages).toString('base64')).toBe(EXAMPLE.signature);
    // The client proves that it knows the key whose hash is the stored key.
    const mask = hmac(storedKey, EXAMPLE.messages);
    const clientKey = Buffer.from(EXAMPLE.proof, 'base64').map((byte, index) => byte ^ (mask[index] ?? 0));
    expect(createHash('sha256').update(clientKey).digest()).toEqual(storedKey);
  });

  test('differs each time, and does not contain the password', () => {
    const [one, other] = [scramVerifier('pencil'), scramVerifier('pencil')];
    expect(one).toMatch(SHAPE);
    expect(other).toMatch(SHAPE);
    expect(one).not.toBe(other);
    expect(one).not.toContain('pencil');
  });
});
