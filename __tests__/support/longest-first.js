import Sequencer from '@jest/test-sequencer';

/** Folders whose files take longest although they are small. */
const LONG = ['seeds', 'interruptions', 'bundle', 'tools/site', 'rehearsal', 'postgres'];

/**
 * Without times from an earlier run, as on a fresh clone, jest starts with the largest files: here with the slowest.
 */
export default class LongestFirst extends (Sequencer.default ?? Sequencer) {
  sort(tests) {
    const rank = ({ path }) => [...LONG, ''].findIndex((folder) => path.includes(`/__tests__/${folder}`));
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
  }
}
