import { Module } from '@nestjs/common';
import { Timers } from './activities/timers.js';
import { WakeGauge } from './adapters/wake.gauge.js';
import { WakeRelay } from './adapters/wake.relay.js';
import { PostgresWakeStore } from './adapters/wake.store.js';
import { WakeSignal } from './adapters/wake-signal.js';
import { WakeStore } from './use-cases/ports.js';

@Module({
  providers: [{ provide: WakeStore, useClass: PostgresWakeStore }, WakeGauge, WakeSignal, WakeRelay, Timers],
  exports: [WakeStore, Timers],
})
export class WakingModule {}
