import { Injectable } from '@nestjs/common';
import { Database, duePhases, Logger } from '#libs/platform';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { SystemTransactions } from '../../waking/use-cases/system-transactions.js';
import { workflowId } from '../sweep.contract.js';
import { ServiceOperations, type ServiceReport } from './ports.js';
import { isUnavailable } from './quiet.js';

/** A service that always says "more" must not keep the others waiting for ever. */
const maxCallsEach = 1_000;

/** Runs in every service what its clock makes due; the work of the janitor where time is real. */
@Injectable()
export class RunEverywhere {
  constructor(
    private readonly database: Database,
    private readonly operations: ServiceOperations,
    private readonly wakes: WakeStore,
    private readonly transactions: SystemTransactions,
    private readonly logger: Logger,
  ) {}

  /**
   * @param round names this round; a repeat of it repeats nothing
   * @returns the least instant at which something is due next
   */
  async run(round: string, beat: () => void): Promise<Date | null> {
    await this.transactions.run(async (tx) => this.wakes.settle(tx, workflowId, await this.wakes.take(tx, workflowId)));
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
    return later.reduce<Date | null>((least, at) => (least === null || at < least ? at : least), null);
  }

  /** A service that is away is left out; the next round asks it again. */
  private async reports(): Promise<Map<string, ServiceReport>> {
    const reports = new Map<string, ServiceReport>();
    for (const service of this.operations.services) {
      try {
        reports.set(service, await this.operations.report(service, {}));
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        this.logger.oncePerMinute('warn', `sweep ${service}`, `The sweep cannot reach ${service}.`);
      }
    }
    return reports;
  }
}
