import type { EventEmitter } from 'node:events';

/** The sign-in method that proves both the password and the certificate at the other end of the TLS connection. */
const BOUND = 'SCRAM-SHA-256-PLUS';

/** The server wants a sign-in method that `channel_binding=require` rules out. */
export class NotBound extends Error {
  override readonly name = 'NotBound';
}

/** The driver's client before it connects, including what its types omit. */
export interface Unconnected {
  password?: unknown;
  /** Emits each of the server's messages under its name. */
  connection: EventEmitter;
}

/** The server's messages that ask for a password in a form that is not bound to the connection. */
const UNBOUND = {
  authenticationCleartextPassword: 'a password in clear text',
  authenticationMD5Password: 'an MD5 hash of the password',
};

/**
 * Answers only SCRAM bound to the TLS connection, as libpq does with `channel_binding=require`: whatever else the
 * server asks for, no password is sent. It also refuses a server that lets us in without having proved that it knows
 * the password. Call it before the client connects: then these listeners come before the driver's own.
 */
export function requireBinding(client: Unconnected): void {
  const { connection } = client;
  let proved = false;
  const refuse = (why: string): void => {
    const refusal = new NotBound(why);
    // The driver asks for the password before each answer. An error thrown here ends the connection instead.
    client.password = () => {
      throw refusal;
    };
    connection.emit('error', refusal);
  };
  for (const [message, what] of Object.entries(UNBOUND))
    connection.on(message, () => {
      refuse(`the server asked for ${what}`);
    });
  connection.on('authenticationSASL', ({ mechanisms }: { mechanisms: string[] }) => {
    if (!mechanisms.includes(BOUND)) refuse(`the server offered only ${mechanisms.join(', ')}`);
  });
  connection.on('authenticationSASLFinal', () => {
    proved = true;
  });
  connection.on('authenticationOk', () => {
    if (!proved) refuse('the server let us in without a sign-in');
  });
}
