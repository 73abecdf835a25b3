import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/*
 * The part of `node:crypto` that the names of apps use: SHA-256 of a text in UTF-8, as hexadecimal digits. The browser's
 * own function is asynchronous, and the page needs the name at once.
 */

interface Hash {
  update(text: string): Hash;
  digest(): string;
}

/** A SHA-256 hash. */
export function createHash(text = ''): Hash {
  return {
    update: (more) => createHash(text + more),
    digest: () => bytesToHex(sha256(utf8ToBytes(text))),
  };
}
