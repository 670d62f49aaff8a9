import { Injectable } from '@nestjs/common';
import { Background } from '#libs/platform';
import { SystemRunner } from '#libs/transactions';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { wakeOf } from '../sweep.contract.js';

/** How often the sweep is woken, should it have ended against all expectation. */
const everyMs = 600_000;

/** Makes sure that the janitor runs where time is real; waking it once more is harmless. */
@Injectable()
export class SweepStarter {
  constructor(background: Background, wakes: WakeStore, systemRunner: SystemRunner) {
    if (wakes.mode === 'clock') return;
    const run = () => systemRunner.transact((tx) => wakes.insertMany(tx, [wakeOf()]));
    background.start({ name: 'sweep starter', roles: ['worker'], everyMs, run }).nudge();
  }
}
