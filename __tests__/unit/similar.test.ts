import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mostSimilar } from '../../src/lib/similar.js';

describe('The most similar word', () => {
  test.each([
    ['hasrua', ['docs', 'apps/hasura', 'hasura'], 'hasura'],
    ['hasura', ['backend/hasura', 'backend/other'], 'backend/hasura'],
    ['.', ['services/api/hasura', 'hasura'], 'hasura'],
    ['a', ['b', 'c'], 'b'],
    ['', ['ab', 'a'], 'a'],
  ])('to %j among %j is %j', (word, words, similar) => {
    expect(mostSimilar(word, words)).toBe(similar);
  });

  test('does not exist among none', () => {
    expect(mostSimilar('a', [])).toBeUndefined();
  });

  test('is the word itself if it is there', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (word, others) => {
        expect(mostSimilar(word, [...others, word])).toBe(word);
      }),
    );
  });

  test('is not sought beyond 200 words, or among longer ones than 100 characters', () => {
    const words = Array.from({ length: 200 }, (_, index) => `folder-${String(index)}`);
    expect(mostSimilar('hasura', [...words, 'hasura'])).not.toBe('hasura');
    expect(mostSimilar('hasura', ['hasura'.repeat(20), 'docs'])).toBe('docs');
  });
});
