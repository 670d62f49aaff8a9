import Sequencer from '@jest/test-sequencer';

/** Suites of whole stacks by the time they take, so that those which run beside each other end at about the same time. */
const slowest = [
  'replay/real-time',
  'chaos/chaos',
  'browser/acts',
  'faults/faults',
  'browser/journeys',
  'browser/administration',
  'browser/control-room',
  'cli/cli',
  'replay/portfolio',
  'conformance/conformance',
  'replay/shifted',
];

const rank = ({ path }) => {
  const index = slowest.findIndex((name) => path.includes(`/test/${name}.`));
  return index < 0 ? slowest.length : index;
};

/** What is not named comes afterwards, in jest's own order. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
}
