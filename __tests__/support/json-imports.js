/** Names the type of what is imported as JSON: a package that is meant for bundlers leaves it out, Node.js wants it. */
export default {
  process: (source) => ({
    code: source.replace(/(\bfrom ["'][^"']+\.json["'])(?! with)/g, "$1 with { type: 'json' }"),
  }),
};
