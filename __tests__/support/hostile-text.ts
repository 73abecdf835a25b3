import fc from 'fast-check';
import { attacks } from './hostile.js';

const breaks = ['\n', '\r\n', '\r', '\n\n', '\u2028', ' ', ''] as const;

/** Texts made of attacks, line breaks and random characters. */
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
