import { setTimeout as sleep } from 'node:timers/promises';
import { serviceNames } from '#libs/stack';
import { type Course, type Disturbed, runDisturbed } from '../chaos/histories.js';
import { shuffled } from '../chaos/random.js';
import { type Recovery, recoveryByTarget, type RecoveryOfTarget, tooSlow } from '../chaos/recovery.js';
import { generator } from '../replay/truth.js';
import { bringAbout, untilRecovered } from './bring-about.js';
import { type FaultKind, networkKinds } from './fault.js';
import { FaultSite } from './site.js';

export interface FaultsOptions {
  /** How many faults; each kind comes once before one comes again. */
  count: number;
  seed: number;
  kinds: readonly FaultKind[];
  /** Customers of the real portfolio that run beside the script. */
  customers: number;
  say: (line: string) => void;
}

export interface FaultsResult extends Disturbed {
  seed: number;
  faults: number;
  /** From the end of a fault until all services are well, by kind. */
  recovery: Record<string, RecoveryOfTarget>;
  slow: string[];
  seconds: number;
}

/** Longer than a fault can hold up anything, so that what does not recover by itself is seen as such. */
const givesUpAfterMs = 120_000;
/**
 * About three times the slowest that was measured: what needs a server to start anew takes longer. So does a connection
 * whose other end has gone without a word: a statement to PostgreSQL is given up after 35 s.
 */
const maxRecoveryMs = { network: 20_000, silence: 40_000, outage: 40_000 };

function limitOf(kind: string): number {
  if (kind === 'half open') return maxRecoveryMs.silence;
  return (networkKinds as readonly string[]).includes(kind) ? maxRecoveryMs.network : maxRecoveryMs.outage;
}

/** Runs the same history on a perfect network and on a bad one, and says what differs. */
export async function runFaults({ customers, say, ...options }: FaultsOptions): Promise<FaultsResult> {
  const started = performance.now();
  const random = generator(options.seed);
  const recoveries: Recovery[] = [];
  const kinds = shuffled(options.kinds, random);
  const disturbed = await runDisturbed({
    customers,
    say,
    between: () => FaultSite.create(options.kinds),
    isEnough: () => recoveries.length >= options.count,
    disturb: async (course, site) => {
      while (course.underWay() && recoveries.length < options.count) {
        await sleep(500 + random() * 1_500);
        if (!course.underWay()) return;
        const kind = kinds[recoveries.length % kinds.length]!;
        const fault = await bringAbout(kind, { stack: course.stack, site, random });
        say(`fault ${recoveries.length + 1} of ${options.count}: ${kind}, ${fault.where}, for ${fault.heldMs} ms`);
        try {
          await sleep(fault.heldMs);
        } finally {
          await fault.heal();
        }
        const recoveryMs = await untilRecovered(course.stack, () => canTell(course), givesUpAfterMs);
        say(`well again after ${recoveryMs} ms`);
        recoveries.push({ target: kind, recoveryMs });
      }
    },
  });
  return {
    seed: options.seed,
    ...disturbed,
    faults: recoveries.length,
    recovery: recoveryByTarget(recoveries),
    slow: tooSlow(recoveries, limitOf),
    seconds: Math.round((performance.now() - started) / 1000),
  };
}

/** Whether every service tells its backlog, which takes its database and the broker. */
async function canTell({ dunlin }: Course): Promise<boolean> {
  const asked = serviceNames.map((name) => dunlin.operations(name).getOutstanding({ withLag: true }, dunlin.caller));
  return (await Promise.allSettled(asked)).every(({ status }) => status === 'fulfilled');
}
