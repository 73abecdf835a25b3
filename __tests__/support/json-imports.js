/** Adds the type to JSON imports: packages for bundlers leave it out, but Node.js needs it. */
export default {
  process: (source) => ({
    code: source.replace(/(\bfrom ["'][^"']+\.json["'])(?! with)/g, "$1 with { type: 'json' }"),
  }),
};
