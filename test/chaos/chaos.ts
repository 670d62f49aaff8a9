import type { FaultProxy } from '../faults/fault-proxy.js';
import { SmtpSessions } from '../faults/smtp-sessions.js';
import { generator } from '../replay/truth.js';
import { type Kill, killInTurn, pauseInTurn } from './disturb.js';
import { type Between, type Disturbed, runDisturbed } from './histories.js';
import { recoveryByTarget, type RecoveryOfTarget, tooSlow } from './recovery.js';
import { Witness } from './witness.js';

export interface ChaosOptions {
  kills: number;
  seed: number;
  /** Also let every service stand still for seven seconds. */
  pauses?: boolean;
  /** Customers of the real portfolio that run beside the script. */
  customers: number;
  say: (line: string) => void;
}

export interface ChaosResult extends Disturbed {
  seed: number;
  kills: number;
  pauses: number;
  redeliveries: number;
  leaseTakeovers: number;
  recovery: Record<string, RecoveryOfTarget>;
  /** Recoveries that took longer than they may; empty for none. */
  slow: string[];
  seconds: number;
}

/** Three times the slowest on two cores on which another suite ran: what starts a JVM or a service takes longer. */
const maxRecoveryMs = { quick: 10_000, others: 40_000 };
const quick: ReadonlySet<string> = new Set(['mail', 'postgres', 'redis', 'temporal']);
const limitOf = (target: string): number => (quick.has(target) ? maxRecoveryMs.quick : maxRecoveryMs.others);

/** Runs the same history undisturbed and disturbed, until enough was killed, and says what differs. */
export async function runChaos({ customers, say, ...options }: ChaosOptions): Promise<ChaosResult> {
  const started = performance.now();
  const kills: Kill[] = [];
  const seen = { pauses: 0, redeliveries: 0, leaseTakeovers: 0 };
  const random = generator(options.seed);
  // A kill between the commit of a batch and that of its offsets is luck, so more are made until there was one.
  const wanted = (): number =>
    kills.length < options.kills || seen.redeliveries * seen.leaseTakeovers > 0 ? options.kills : 2 * options.kills;
  const disturbed = await runDisturbed({
    customers,
    say,
    between: () => Promise.resolve(betweenMail()),
    isEnough: () => kills.length >= wanted(),
    disturb: async (course) => {
      const witness = new Witness(course.stack);
      const disturbance = { ...course, kills: wanted() - kills.length, random, witness, say };
      if (options.pauses && seen.pauses === 0) seen.pauses = await pauseInTurn(disturbance);
      kills.push(...(await killInTurn(disturbance)));
      while (course.underWay()) await new Promise((resolve) => setTimeout(resolve, 100));
      const { redeliveries, leaseTakeovers } = await witness.stop();
      seen.redeliveries += redeliveries;
      seen.leaseTakeovers += leaseTakeovers;
    },
  });
  return {
    seed: options.seed,
    ...disturbed,
    ...seen,
    kills: kills.length,
    recovery: recoveryByTarget(kills),
    slow: tooSlow(kills, limitOf),
    seconds: Math.round((performance.now() - started) / 1000),
  };
}

/** Only the sessions with the mail server are watched. */
function betweenMail(): Between {
  const sessions = new SmtpSessions();
  let proxy: FaultProxy | undefined;
  return {
    open: async (stack) => void (proxy = await sessions.before(stack.mail.smtp)),
    env: () => ({ DUNLIN_SMTP_URL: `smtp://127.0.0.1:${proxy!.port}` }),
    close: async () => proxy?.close(),
    get inDoubt() {
      return sessions.inDoubt;
    },
  };
}
