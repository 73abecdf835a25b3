/**
 * The layers of `src`, the lowest first. A folder may use the layers below its own: no imports upward or sideways.
 */
export const LAYERS = [
  ['lib'],
  ['rules', 'schema'],
  ['hasura', 'github', 'postgres', 'hygraph'],
  ['inputs', 'runner', 'report'],
  ['project'],
  ['check', 'rehearsal', 'review'],
  ['app'],
  ['direct'],
  ['session'],
  ['sweep'],
  ['run'],
];

/** The entries: the only `.ts` files of `src` that are not in a folder. They use everything. */
export const ENTRIES = ['bundle.ts', 'content.ts', 'main.ts', 'post.ts'];

/** What each top-level folder must not import. The page uses the action's own rules to check, in a browser. */
const OUTSIDE = [
  { target: './src', from: ['./scripts', './simulator', './site', './__tests__', './dist'] },
  { target: './scripts', from: ['./__tests__'] },
  { target: './simulator', from: ['./src', './scripts', './site', './__tests__'] },
  { target: './site', from: ['./scripts', './simulator', './__tests__'] },
];
/** Transports throw errors, but errors do not know transports. */
const ERRORS = {
  target: './src/lib/errors.ts',
  from: ['./src/lib/http.ts', './src/lib/retry.ts'],
  message: 'An error knows no transport.',
};
const SITE_USES = ['lib', 'rules', 'inputs', 'postgres'];

/**
 * Which folder must not import what, as zones of `import-x/no-restricted-paths`.
 * @param {readonly string[]} names the names of the files and folders in `src`
 * @throws Error if one of them has no layer
 */
export function zonesOf(names) {
  const folders = names.filter((name) => !name.endsWith('.ts') && !name.endsWith('.json'));
  const placed = LAYERS.flat();
  const stray = [
    ...folders.filter((name) => !placed.includes(name)),
    ...names.filter((name) => name.endsWith('.ts') && !ENTRIES.includes(name)),
  ];
  if (stray.length > 0)
    throw new Error(`src: ${stray.join(', ')} has no layer. Place it in eslint.layers.js.`);
  const inside = folders.map((folder) => {
    const at = LAYERS.findIndex((layer) => layer.includes(folder));
    const open = [folder, ...LAYERS.slice(0, at).flat()];
    return zone(
      `./src/${folder}`,
      names.filter((name) => !open.includes(name)),
    );
  });
  const site = zone(
    './site',
    names.filter((name) => !SITE_USES.includes(name)),
  );
  return [...inside, ERRORS, site, ...OUTSIDE.map((one) => ({ ...one, message: MESSAGE }))];
}

const MESSAGE = 'Nobody imports upward or sideways: see eslint.layers.js.';

function zone(target, shut) {
  return { target, from: shut.map((name) => `./src/${name}`), message: MESSAGE };
}
