import fc from 'fast-check';
import { type Choices, INITIAL } from '../../../site/choices.js';
import { OPTIONS } from '../../../site/options.js';

/** What a user may type into a text field: words, text with a meaning in YAML or on GitHub, and special values. */
const text = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[a-z][a-z0-9 _-]{0,12}$/) },
  {
    weight: 2,
    arbitrary: fc
      .array(
        fc.constantFrom(
          "'",
          '"',
          '#',
          ' # ',
          ': ',
          '- ',
          '*',
          '&',
          '!',
          '|',
          '>',
          '%',
          '@',
          '`',
          '}}',
          '\\',
          '{',
          '[',
          'é',
          '🚀',
          'a',
          ' ',
        ),
        {
          maxLength: 6,
        },
      )
      .map((parts) => `x${parts.join('')}y`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'true',
      'null',
      '~',
      '1',
      '0x1f',
      '1_000',
      '12:30',
      '2026-01-01',
      'on',
      '*a',
      '&a',
      '#a',
      '',
    ),
  },
);

/** Valid addresses of a Content API. */
export const ENDPOINTS = [
  'https://api-eu-central-1.hygraph.com/v2/cl0123456789abcdefghijklm/master',
  'https://eu-central-1.cdn.hygraph.com/content/cl0123456789abcdefghijklm/1e3',
];

const variableName = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,8}$/);
const secretName = fc.stringMatching(/^[A-F][A-Z0-9_]{0,20}$/);

const variables = fc
  .uniqueArray(
    fc.tuple(
      variableName,
      fc.oneof(
        text,
        fc.constantFrom(' x ', '\tx', 'a=b', '${{ secrets.ONE }}', 'p-${{ vars.TWO }}-{pr}', ''),
      ),
    ),
    {
      selector: ([name]) => name,
      maxLength: 4,
    },
  )
  .chain((pairs) =>
    fc
      .array(fc.constantFrom('', '   ', '# a comment', '\t# a tab', '  # ${{ secrets.NO }}'), {
        maxLength: 2,
      })
      .map((between) =>
        [...between, ...pairs.map(([name, value]) => `${name}=${value}`), ...between].join('\n'),
      ),
  );

/** Texts that are valid, or nearly, by option; for other options the kind decides. */
const TEXTS: Record<string, fc.Arbitrary<string>> = {
  name: fc.constantFrom(
    '{owner}-{repo}-pr-{pr}',
    'shop-{pr}',
    '{repo}-{branch}',
    'shop-{repo}-{pr}-{pr}',
    ' shop-{pr} ',
  ),
  'project-directory': fc.oneof(
    fc.constantFrom('hasura', './hasura/', '', '.', 'a/b c/d'),
    text.map((one) => one.replaceAll('\\', '')),
  ),
  region: fc.constantFrom('us-east-2', 'eu-central-1', ' us-west-1', '1e3'),
  env: variables,
  'postgres-env': fc.constantFrom('PG_DATABASE_URL', 'ONE_, TWO_', 'ONE_\nTWO_\n', 'NULL_,', '\nONE_'),
  ignore: fc.constantFrom(
    '',
    'file-unused',
    'sql-* default/1718*\npermission-duplicate public.orders user',
    '# none\n',
  ),
  'review-approve-label': fc.oneof(fc.constantFrom('', 'preview-reviewed', 'reviewed'), text),
  'review-base-endpoint': fc.constantFrom('', 'https://shop.hasura.app/v1/graphql', ' https://a.example/x/ '),
  'hygraph-endpoint': fc.constantFrom(...ENDPOINTS, ` ${String(ENDPOINTS[0])} `),
  'hygraph-token': fc.oneof({ weight: 9, arbitrary: secretName }, fc.constant('')),
  'hygraph-stage': fc.constantFrom('', 'DRAFT', ' PUBLISHED ', 'null', 'Yes'),
  'hygraph-models': fc.constantFrom('', 'Post', 'Post, Page', ' Post\n\nposts,\n', 'null', ','),
  'hygraph-env': fc.constantFrom(
    'HYGRAPH_ENDPOINT=endpoint\nHYGRAPH_AUTHORIZATION=authorization',
    '',
    '\n  ',
    'CMS_ADDRESS = endpoint',
    '# both\nCMS_ADDRESS=endpoint\n\tCMS_HEADER=authorization\n',
    'CMS_ADDRESS=endpoint\nCMS_STAGE=stage',
  ),
  'require-label': fc.oneof(fc.constant(''), text),
  'max-previews': fc.constantFrom('', '1', '3', '0010', '1000'),
  'max-age-days': fc.constantFrom('', '1', '14', '1.50', '365'),
  'timeout-minutes': fc.constantFrom('', '20', '20.0', '5', '0.1', '360', '90.25'),
  environment: fc.oneof(
    fc.constant('hasura-preview'),
    text.map((one) => one || 'x'),
  ),
  'postgres-template': fc.oneof(fc.constant(''), text),
  'postgres-template-migrations': fc.constantFrom('auto', '', ' none ', 'none'),
  'hasura-cloud-token': secretName,
  'postgres-url': secretName,
};

/** Any set of choices: nearly all of them are valid, some are not. */
export const anyChoices: fc.Arbitrary<Choices> = fc
  .record(
    Object.fromEntries(
      OPTIONS.map(({ id, kind, values = [] }) => [
        id,
        TEXTS[id] ??
          (kind === 'switch'
            ? fc.constantFrom('true', 'false')
            : kind === 'choice'
              ? fc.constantFrom(...values)
              : fc.oneof(fc.constant(''), secretName)),
      ]),
    ),
  )
  .map((chosen) => ({ ...INITIAL, ...chosen }));

const NO_SECRET_NAMES = [
  'lower',
  '1ST',
  'GITHUB_TOKEN',
  'A-B',
  'A B',
  'ghp_abc',
  'postgres://a:b@c',
  '${{ secrets.A }}',
  'Ä',
];

/** Invalid texts, by option. */
export const BAD: Record<string, string[]> = {
  name: ['Shop', 'shop_{pr}', '{number}', 'a'.repeat(64), '${{ github.actor }}'],
  'project-directory': ['../up', '/root', 'a\\b', 'a//b', 'https://a', '${{ x', 'a\u0000'],
  cloud: ['azure'],
  region: ['US', 'a b', '${{ vars.R }}'],
  plan: ['gold plan'],
  env: [
    'A',
    '1=2',
    'A=1\nA=2',
    'PREVIEW_APP_X=1',
    'A=${{ github.token }}',
    'A=${{ secrets.X',
    'A=${{ secrets.X || 1 }}',
    'A=${{ secrets.GITHUB_TOKEN }}',
    'A=${{secrets.github_token}}',
    'A=\u0007',
    'A=\ud800',
    'A=\u2028',
  ],
  'postgres-env': ['', '1A', 'PREVIEW_APP_X', '${{ vars.A }}'],
  'postgres-template': ['x'.repeat(64), 'é'.repeat(32), 'a\u0001b', '${{ a }}', 'postgres://u:pw@h/x'],
  'postgres-template-migrations': [
    'main',
    '1.5',
    '-1',
    'auto, base',
    '1'.repeat(20),
    '${{ vars.A }}',
    'base',
  ],
  'postgres-url': ['', ...NO_SECRET_NAMES],
  'postgres-ca-certificate': NO_SECRET_NAMES,
  'hygraph-endpoint': [
    '',
    'api-eu-central-1.hygraph.com',
    'http://api-eu-central-1.hygraph.com/v2/cl0123456789abcdefghijklm/master',
    'https://a:b@api-eu-central-1.hygraph.com/v2/cl0123456789abcdefghijklm/master',
    'https://example.com/v2/cl0123456789abcdefghijklm/master',
    `${String(ENDPOINTS[0])}/`,
    `${String(ENDPOINTS[0])}?token=a`,
    `${String(ENDPOINTS[0])}#a`,
    `${String(ENDPOINTS[0])}\u0007`,
    '${{ secrets.HYGRAPH_ENDPOINT }}',
  ],
  'hygraph-token': NO_SECRET_NAMES,
  'hygraph-stage': ['1ST', 'DRAFT PUBLISHED', '${{ a }}', 'https://a', 'a\u0001b'],
  'hygraph-models': ['1st', 'Post Page', '${{ a }}', 'https://a'],
  'hygraph-env': [
    'A',
    'A=model',
    'A=endpoint\nA=token',
    'HASURA_GRAPHQL_X=token',
    'PREVIEW_APP_X=token',
    'A=stage',
    'A=${{ secrets.A }}',
    'A=https://a',
  ],
  'hasura-cloud-token': ['', ...NO_SECRET_NAMES],
  'source-token': NO_SECRET_NAMES,
  'require-label': ['a,b', 'x'.repeat(51), 'a\u0085b', 'https://a', '${{ a'],
  'review-fail-on': ['low', 'high, everything', '${{ a }}'],
  'review-approve-label': ['a,b', 'x'.repeat(51), 'a\u0085b', 'https://a', '${{ a'],
  'review-base-endpoint': ['shop', 'http://a.example', 'https://a.example/?x', 'https://u:p@a.example'],
  'max-previews': ['-1', '1.5', 'three', '1001'],
  'max-age-days': ['0.5', '366', 'two', '1e2'],
  'timeout-minutes': ['0', '361', 'x'],
  environment: ['x'.repeat(256), 'a\u0000b', 'https://a', '${{ a }}'],
};
