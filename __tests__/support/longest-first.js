import Sequencer from '@jest/test-sequencer';

/** Folders whose files take longest, though they are small. */
const LONG = ['seeds', 'interruptions', 'bundle', 'tools/site', 'postgres'];

/** Without the times of an earlier run, as on a fresh clone, jest begins with the largest files: here with the longest. */
export default class LongestFirst extends (Sequencer.default ?? Sequencer) {
  sort(tests) {
    const rank = ({ path }) => [...LONG, ''].findIndex((folder) => path.includes(`/__tests__/${folder}`));
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
  }
}
