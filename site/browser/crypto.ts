import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/*
 * What the names of apps need of `node:crypto`, for the page: SHA-256 of a text in UTF-8, as hexadecimal digits. A
 * browser's own gives its answer later, and a name is wanted at once.
 */

interface Hash {
  update(text: string): Hash;
  digest(): string;
}

/** A hash of the one kind that is asked for. */
export function createHash(text = ''): Hash {
  return {
    update: (more) => createHash(text + more),
    digest: () => bytesToHex(sha256(utf8ToBytes(text))),
  };
}
