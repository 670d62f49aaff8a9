import { networkKinds } from './fault.js';
import { runFaults } from './faults.js';

const minutes = 60_000;

describe('a bad network', () => {
  it(
    'changes nothing but time, and neither does a process that stands still for longer than every lease',
    async () => {
      const seed = Number(process.env['DUNLIN_TEST_SEED'] ?? 1);
      const say = (line: string): void => void process.stderr.write(`  ${line}\n`);
      say(`seed ${seed}; repeat with DUNLIN_TEST_SEED=${seed}`);
      const result = await runFaults({ count: networkKinds.length, seed, kinds: networkKinds, customers: 1, say });
      say(JSON.stringify(result));
      const { differences, slow, faults } = result;
      expect({ differences, slow, faults }).toEqual({ differences: [], slow: [], faults: networkKinds.length });
      expect(Object.keys(result.recovery)).toEqual([...networkKinds].sort());
    },
    60 * minutes,
  );
});
