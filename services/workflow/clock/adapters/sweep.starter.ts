import { Injectable } from '@nestjs/common';
import { Background, Metrics } from '#libs/platform';
import { Database, SystemRunner } from '#libs/transactions';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { wakeOf } from '../sweep.contract.js';
import { SweepStore } from '../use-cases/ports.js';

const everyMs = 30_000;
/** A round ends every half a minute and takes a minute at most where nothing is wrong. */
const lateAfterMs = 120_000;

/**
 * Makes sure that the janitor runs where time is real: a sweep whose last round ended too long ago is started again,
 * whatever became of it. Waking one that runs is harmless.
 */
@Injectable()
export class SweepStarter {
  constructor(
    background: Background,
    metrics: Metrics,
    private readonly wakes: WakeStore,
    private readonly sweeps: SweepStore,
    private readonly database: Database,
    private readonly systemRunner: SystemRunner,
  ) {
    if (wakes.mode === 'clock') return;
    const run = () => this.startWhenLate();
    background.start({ name: 'sweep starter', roles: ['relay', 'worker'], everyMs, run }).nudge();
    const age = metrics.gauge(
      'dunlin_sweep_age_seconds',
      'Seconds since the sweep last found a phase of a service done; of the whole sweep for peer all.',
      ['peer', 'phase'],
    );
    metrics.beforeScrape(async () => {
      for (const { peer, phase, seconds } of await this.sweeps.listAges(this.database))
        age.set({ peer, phase }, seconds);
    });
  }

  private async startWhenLate(): Promise<void> {
    if (!(await this.sweeps.isLate(this.database, lateAfterMs))) return;
    await this.systemRunner.transact((tx) => this.wakes.insertMany(tx, [wakeOf()]));
  }
}
