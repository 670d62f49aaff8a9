import { Injectable } from '@nestjs/common';
import { earliest } from '#libs/time';
import { Database, SystemRunner } from '#libs/transactions';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { type DuePhase, duePhases } from '../domain/due-phase.js';
import { workflowId } from '../sweep.contract.js';
import { ServiceOperations, type ServiceReport, type SweepOutcome, SweepStore } from './ports.js';

/** How long one phase of one service runs in a round; what is left of it is done in the next. */
const maxPhaseMs = 60_000;

interface SweepFault {
  readonly peer: string;
  readonly phase: string;
  readonly error: unknown;
}

interface SweepRound {
  /** The earliest instant at which something is due next. */
  readonly nextDueAt: Date | null;
  /** What failed; each is tried again after a pause of its own. */
  readonly faults: readonly SweepFault[];
}

/** What one part of a round came to. */
interface PartResult {
  readonly outcomes: readonly SweepOutcome[];
  readonly nextDueAt: Date | null;
  readonly faults: readonly SweepFault[];
}

interface RoundFacts {
  readonly name: string;
  readonly now: Date;
  /** Parts that rest after failures, as `peer phase`. */
  readonly resting: ReadonlySet<string>;
  readonly beat: () => void;
}

/**
 * Runs in every service what its clock makes due; the work of the janitor where time is real. Services and their phases
 * do not wait for each other, and none of them can end a round by failing.
 */
@Injectable()
export class RunEverywhere {
  constructor(
    private readonly database: Database,
    private readonly operations: ServiceOperations,
    private readonly wakes: WakeStore,
    private readonly sweeps: SweepStore,
    private readonly systemRunner: SystemRunner,
  ) {}

  /**
   * @param name of this round; a repeat of it repeats nothing
   * @param beat called often; throws when this process must stop
   */
  async runEverywhere(name: string, beat: () => void): Promise<SweepRound> {
    await this.systemRunner.transact(async (tx) =>
      this.wakes.settle(tx, workflowId, await this.wakes.newest(tx, workflowId)),
    );
    const resting = new Set(
      (await this.sweeps.listResting(this.database)).map(({ peer, phase }) => `${peer} ${phase}`),
    );
    const round: RoundFacts = { name, now: await this.database.now(), resting, beat };
    const results = await Promise.all(this.operations.services.map((peer) => this.runService(peer, round)));
    const outcomes = results.flatMap((result) => result.outcomes);
    await this.sweeps.recordMany(this.database, [...outcomes, { peer: 'all', phase: 'ROUND', succeeded: true }]);
    return { nextDueAt: firstOf(results), faults: results.flatMap(({ faults }) => faults) };
  }

  private async runService(peer: string, round: RoundFacts): Promise<PartResult> {
    if (round.resting.has(`${peer} REPORT`)) return { outcomes: [], nextDueAt: null, faults: [] };
    let report: ServiceReport;
    try {
      report = await this.operations.report(peer, { onlyDue: true });
    } catch (error) {
      return failed(peer, 'REPORT', error);
    }
    const reported: PartResult = { ...done(peer, 'REPORT'), nextDueAt: nextAfter(report, round.now) };
    const parts = await Promise.all(duePhases.map((phase) => this.runPhase(peer, phase, report, round)));
    return {
      outcomes: [reported, ...parts].flatMap(({ outcomes }) => outcomes),
      nextDueAt: firstOf([reported, ...parts]),
      faults: parts.flatMap(({ faults }) => faults),
    };
  }

  private async runPhase(
    peer: string,
    phase: DuePhase,
    { due }: ServiceReport,
    round: RoundFacts,
  ): Promise<PartResult> {
    if (!due.some((item) => item.phase === phase && item.at <= round.now)) return done(peer, phase);
    if (round.resting.has(`${peer} ${phase}`)) return { outcomes: [], nextDueAt: null, faults: [] };
    const started = performance.now();
    for (let call = 0; ; call += 1) {
      round.beat();
      try {
        const { more } = await this.operations.runDue(peer, phase, `sweep/${round.name}/${phase}/${call}`);
        if (!more) return done(peer, phase);
      } catch (error) {
        return failed(peer, phase, error);
      }
      if (performance.now() - started > maxPhaseMs) return { ...done(peer, phase), nextDueAt: round.now };
    }
  }
}

function done(peer: string, phase: string): PartResult {
  return { outcomes: [{ peer, phase, succeeded: true }], nextDueAt: null, faults: [] };
}

function failed(peer: string, phase: string, error: unknown): PartResult {
  return { outcomes: [{ peer, phase, succeeded: false }], nextDueAt: null, faults: [{ peer, phase, error }] };
}

function nextAfter({ due }: ServiceReport, now: Date): Date | null {
  return earliest(due.flatMap(({ at }) => (at > now ? [at] : [])));
}

function firstOf(results: readonly PartResult[]): Date | null {
  return earliest(results.map(({ nextDueAt }) => nextDueAt));
}
