import { serviceNames } from '#libs/stack';
import { runChaos } from './chaos.js';

const minutes = 60_000;

describe('crashes', () => {
  it(
    'change nothing but time: 20 kills of services and servers, and every service standing still for 7 s',
    async () => {
      const seed = Number(process.env['DUNLIN_TEST_SEED'] ?? 20_120_103);
      const say = (line: string): void => void process.stderr.write(`  ${line}\n`);
      say(`seed ${seed}; repeat with DUNLIN_TEST_SEED=${seed}`);
      const result = await runChaos({ kills: 20, seed, pauses: true, customers: 3, say });
      say(JSON.stringify(result));
      const { differences, slow, pauses } = result;
      expect({ differences, slow, pauses }).toEqual({ differences: [], slow: [], pauses: serviceNames.length });
      expect(result.kills).toBeGreaterThanOrEqual(20);
      expect(result.redeliveries).toBeGreaterThan(0);
      expect(result.leaseTakeovers).toBeGreaterThan(0);
    },
    90 * minutes,
  );
});
