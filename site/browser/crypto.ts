/*
 * What the names of apps need of `node:crypto`, for the page: SHA-256 as FIPS 180-4 has it. A browser's own gives its
 * answer later, and a name is wanted at once.
 */

/** SHA-256 of texts in UTF-8, as hexadecimal digits: the one that is asked for. */
export function createHash(): Hash {
  return new Hash();
}

class Hash {
  #text = '';

  update(text: string): this {
    this.#text += text;
    return this;
  }

  digest(): string {
    const state = new Uint32Array(FIRST);
    const blocks = padded(new TextEncoder().encode(this.#text));
    for (let at = 0; at < blocks.byteLength; at += 64) mix(state, new DataView(blocks.buffer, at, 64));
    return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
  }
}

const PRIMES = primes(64);
/** The first 32 bits of the fractions of the primes' square roots, and of their cube roots. */
const FIRST = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUNDS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));

/** The message, a one bit, zeros, and its length in bits, as whole blocks. */
function padded(message: Uint8Array): Uint8Array {
  const blocks = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  blocks.set(message);
  blocks[message.length] = 0x80;
  new DataView(blocks.buffer).setBigUint64(blocks.length - 8, BigInt(message.length) * 8n);
  return blocks;
}

function mix(state: Uint32Array, block: DataView): void {
  const words = new Uint32Array(64);
  const word = (at: number): number => words[at] ?? 0;
  for (let at = 0; at < 64; at++) {
    words[at] =
      at < 16
        ? block.getUint32(at * 4)
        : word(at - 16) +
          (turned(word(at - 15), 7) ^ turned(word(at - 15), 18) ^ (word(at - 15) >>> 3)) +
          word(at - 7) +
          (turned(word(at - 2), 17) ^ turned(word(at - 2), 19) ^ (word(at - 2) >>> 10));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let at = 0; at < 64; at++) {
    const one =
      h +
      (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) +
      ((e & f) ^ (~e & g)) +
      (ROUNDS[at] ?? 0) +
      word(at);
    const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
  }
  [a, b, c, d, e, f, g, h].forEach((value, at) => (state[at] = (state[at] ?? 0) + value));
}

/** The bits turned to the right. */
function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function fraction(root: number): number {
  return ((root % 1) * 2 ** 32) >>> 0;
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}
