import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

/** PostgreSQL's own default. The passwords are random, so a higher count would protect nothing. */
const ITERATIONS = 4096;
const SALT_BYTES = 16;
const KEY_BYTES = 32;

/**
 * What a server stores of a password to check SCRAM-SHA-256 logins (RFC 5803, in PostgreSQL's spelling). `CREATE
 * ROLE` accepts it in place of the password, which then appears in no statement and no log of the server.
 * @param password ASCII only: other text would have to be normalised first (SASLprep)
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(SALT_BYTES)): string {
  const salted = pbkdf2Sync(password, salt, ITERATIONS, KEY_BYTES, 'sha256');
  const storedKey = createHash('sha256').update(scramKey(salted, 'Client Key')).digest();
  const serverKey = scramKey(salted, 'Server Key');
  const [saltText, stored, server] = [salt, storedKey, serverKey].map((bytes) => bytes.toString('base64'));
  return `SCRAM-SHA-256$${String(ITERATIONS)}:${String(saltText)}$${String(stored)}:${String(server)}`;
}

function scramKey(salted: Buffer, label: string): Buffer {
  return createHmac('sha256', salted).update(label).digest();
}
