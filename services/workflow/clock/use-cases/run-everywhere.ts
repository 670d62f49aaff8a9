import { Injectable } from '@nestjs/common';
import { Database, SystemRunner } from '#libs/transactions';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { duePhases } from '../domain/due-phase.js';
import { workflowId } from '../sweep.contract.js';
import { ServiceOperations, type ServiceReport } from './ports.js';
import { isUnavailable } from './quiescence.js';

/** A service that always says "more" must not keep the others waiting for ever. */
const maxCallsEach = 1_000;

interface SweepRound {
  /** The earliest instant at which something is due next. */
  readonly nextDueAt: Date | null;
  /** Services that could not be asked; the next round asks them again. */
  readonly unreachable: readonly string[];
}

/** Runs in every service what its clock makes due; the work of the janitor where time is real. */
@Injectable()
export class RunEverywhere {
  constructor(
    private readonly database: Database,
    private readonly operations: ServiceOperations,
    private readonly wakes: WakeStore,
    private readonly systemRunner: SystemRunner,
  ) {}

  /**
   * @param round names this round; a repeat of it repeats nothing
   * @param beat called often; throws when this process must stop
   */
  async runEverywhere(round: string, beat: () => void): Promise<SweepRound> {
    await this.systemRunner.transact(async (tx) =>
      this.wakes.settle(tx, workflowId, await this.wakes.acknowledge(tx, workflowId)),
    );
    const reports = await this.reports();
    const now = await this.database.now();
    for (const phase of duePhases) {
      for (const [service, { due }] of reports) {
        if (!due.some((item) => item.phase === phase && item.at <= now)) continue;
        for (let call = 0, more = true; more && call < maxCallsEach; call += 1) {
          beat();
          ({ more } = await this.operations.runDue(service, phase, `sweep/${round}/${phase}/${call}`));
        }
      }
    }
    const later = [...reports.values()].flatMap(({ due }) => due.map(({ at }) => at)).filter((at) => at > now);
    const nextDueAt = later.reduce<Date | null>((min, at) => (min === null || at < min ? at : min), null);
    return { nextDueAt, unreachable: this.operations.services.filter((service) => !reports.has(service)) };
  }

  private async reports(): Promise<Map<string, ServiceReport>> {
    const reports = new Map<string, ServiceReport>();
    for (const service of this.operations.services) {
      try {
        reports.set(service, await this.operations.report(service, {}));
      } catch (error) {
        if (!isUnavailable(error)) throw error;
      }
    }
    return reports;
  }
}
