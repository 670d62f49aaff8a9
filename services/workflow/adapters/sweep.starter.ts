import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Duties, Logger, PlatformSettings, Shutdown } from '#libs/platform';
import { sweepId } from '../sweep/sweep.contract.js';
import { WakeStore } from '../use-cases/driving.ports.js';
import { SystemTransactions } from '../use-cases/system-transactions.js';

const retryPauseMs = 2_000;

/** Makes sure that the janitor runs where time is real; waking it once more is harmless. */
@Injectable()
export class SweepStarter {
  private stopped = false;

  constructor(
    private readonly settings: PlatformSettings,
    private readonly wakes: WakeStore,
    private readonly transactions: SystemTransactions,
    private readonly logger: Logger,
    duties: Duties,
    shutdown: Shutdown,
  ) {
    duties.add(() => this.begin());
    shutdown.register('refuse', 'sweep starter', () => {
      this.stopped = true;
    });
  }

  private begin(): void {
    const { clockMode, roles } = this.settings;
    if (clockMode === 'real' && roles.includes('worker')) void this.start();
  }

  private async start(): Promise<void> {
    while (!this.stopped) {
      try {
        const wake = { workflowId: sweepId, workflowType: 'sweep', input: {} };
        await this.transactions.run((tx) => this.wakes.add(tx, [wake]));
        return;
      } catch (error) {
        this.logger.triedAgain('The sweep is not started yet.', error);
        await pause(retryPauseMs);
      }
    }
  }
}
