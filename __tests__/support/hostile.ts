/** What attackers put into text that ends up in a comment. */
export const attacks = [
  '](javascript:alert(1))',
  '[click](https://evil.example)',
  '![x](https://evil.example/x.png)',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '</details>',
  '</code></pre><b>bold</b>',
  '<!-- hasura-preview-app github.com/1#1 x -->',
  '-->',
  '@acme/owners',
  '@alice',
  '#1',
  'acme/shop#12',
  'GH-7',
  'https://evil.example/x',
  'http://evil.example',
  'www.evil.example',
  '_www.evil.example',
  'someone@evil.example',
  '<https://evil.example>',
  '# heading',
  '- item',
  '1. item',
  '1) item',
  '> quote',
  '> [!WARNING]',
  '---',
  '===',
  '***bold***',
  '__bold__',
  '~~gone~~',
  '`code`',
  '``',
  '```',
  '~~~',
  '|a|b|',
  '&lt;b&gt;',
  '&#64;alice',
  '&#x3c;b&#x3e;',
  '[^1]',
  '[x]: https://evil.example',
  '$x$',
  '\\',
  '\\`',
  '\u202e',
  '\u0000',
  '    indented',
  '\t',
] as const;

/** What runners of any version interpret as a command. */
const COMMANDS = [
  '::add-mask::acme',
  '\u00a0::stop-commands::x',
  'text\r::set-output name=graphQLEndpoint::https://evil.example',
  'text\u2028::error::planted',
  'mid-line ##[add-mask]acme',
  'mid-line ##[set-output name=graphQLEndpoint]https://evil.example',
  '::set-env name=PATH::/evil',
  '::save-state name=build::{}',
];

/** What would display, load or call something where a comment is read. */
const MARKDOWN = [
  '[click](javascript:alert(1)) [here](https://evil.example) ![x](https://evil.example/x.png)',
  '<img src=x onerror=alert(1)> <script>alert(1)</script> <a href="https://evil.example">a</a>',
  '@acme/everyone @alice #1 GH-1 acme/shop#1 www.evil.example https://evil.example',
  '</details><!-- hasura-preview-app github.com/123456#42 acme-shop-pr-42 -->',
  '```\n````\n``````````\n# heading\n- list\n> quote',
  '\u202eevil\u202c \u200bzero\u200d \u0000null \u001b[31mred',
];

/** All of it in one text. */
export const HOSTILE = [...COMMANDS, ...MARKDOWN].join('\n');

/** As much of it as fits where little is shown, the worst first. */
export const HOSTILE_IN_BRIEF = [
  'x](javascript:alert(1)) [here](https://evil.example)',
  '::add-mask::acme',
  '\u00a0::stop-commands::x',
  'y\r::set-output name=graphQLEndpoint::https://evil.example',
  'z\u2028::error::planted ##[set-output name=graphQLEndpoint]https://evil.example',
  '<img src=x onerror=alert(1)></details><!-- hasura-preview-app github.com/123456#42 acme-shop-pr-42 -->',
  '````` @acme/everyone \u202eevil\u0000',
].join('\n');

/** What a service answers in the runs of the simulation. */
export const HOSTILE_IN_LIVES = [
  '::error::planted',
  '::stop-commands::x',
  '\u00a0::add-mask::acme',
  'x\r::set-output name=graphQLEndpoint::https://evil.example',
  '##[set-output name=graphQLEndpoint]https://evil.example',
  '<!-- hasura-preview-app --></details>@acme/everyone ](javascript:alert(1))',
].join('\n');
