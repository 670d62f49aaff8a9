import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Duties, Logger, PlatformSettings, Shutdown } from '#libs/platform';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { SystemTransactions } from '../../waking/use-cases/system-transactions.js';
import { wakeOf } from '../sweep.contract.js';

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
        await this.transactions.run((tx) => this.wakes.add(tx, [wakeOf()]));
        return;
      } catch (error) {
        this.logger.triedAgain('The sweep is not started yet.', error);
        await pause(retryPauseMs);
      }
    }
  }
}
