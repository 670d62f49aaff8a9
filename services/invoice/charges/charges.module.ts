import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PostgresChargeStore } from './adapters/charge.store.js';
import { ChargesApi } from './adapters/charges.api.js';
import { OutboxChargeEvents } from './adapters/charges.events.js';
import { AddCharge } from './use-cases/add-charge.js';
import { ChargeStandings } from './use-cases/charge-standings.js';
import { GetCharge } from './use-cases/get-charge.js';
import { ChargeEvents, ChargeStore } from './use-cases/ports.js';
import { WaiveCharge } from './use-cases/waive-charge.js';

@Module({
  imports: [LedgerModule],
  controllers: [ChargesApi],
  providers: [
    AddCharge,
    ChargeStandings,
    GetCharge,
    WaiveCharge,
    { provide: ChargeStore, useClass: PostgresChargeStore },
    { provide: ChargeEvents, useClass: OutboxChargeEvents },
  ],
  exports: [ChargeEvents, ChargeStore],
})
export class ChargesModule {}
