import fc from 'fast-check';

/** What people try in text that ends up in a comment. */
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

const breaks = ['\n', '\r\n', '\r', '\n\n', '\u2028', ' ', ''] as const;

/** Texts made of attacks, line breaks and anything. */
export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...attacks) },
      { weight: 2, arbitrary: fc.constantFrom(...breaks) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
      { weight: 1, arbitrary: fc.stringMatching(/^[`*_[\]()<>#@!|~\\&a-z .:/-]{0,8}$/) },
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''));
