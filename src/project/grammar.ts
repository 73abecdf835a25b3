import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { brotliDecompressSync } from 'node:zlib';
import factory, { type Parser } from 'libpg-query/wasm/libpg-query.js';

/** Loads PostgreSQL's grammar. Takes some 20 ms, and does not wait for anything. */
export async function grammar(): Promise<Parser> {
  // Node.js would compile the busiest functions a second time, for speed. For texts of a few kilobytes that takes twice
  // as long as it saves, and 20 MB.
  setFlagsFromString('--liftoff-only');
  const module = new WebAssembly.Module(wasm());
  return await factory({
    instantiateWasm: (imports, done) => {
      const instance = new WebAssembly.Instance(module, imports);
      done(instance, module);
      return instance.exports;
    },
  });
}

/** The first bytes of WebAssembly. */
const MAGIC = '\0asm';

/**
 * The file: in its package as it is, beside the bundle compressed. The bundler knows this way to read a file, if the
 * script has no syntax that is newer than ES2020.
 */
function wasm(): Uint8Array {
  const url = new URL('../../node_modules/libpg-query/wasm/libpg-query.wasm', import.meta.url);
  const bytes = readFileSync(url);
  return bytes.subarray(0, MAGIC.length).toString('latin1') === MAGIC ? bytes : brotliDecompressSync(bytes);
}
