import { transformSync } from 'esbuild';

/** Strips the types for jest; `npm run types` checks them. */
export default {
  process(source, file) {
    return transformSync(source, {
      loader: 'ts',
      format: 'esm',
      target: 'node20',
      sourcefile: file,
      sourcemap: 'inline',
    });
  },
};
