import { Global, Module } from '@nestjs/common';
import { PaymentsModule } from '../payments/payments.module.js';
import { OpenSettlements } from '../payments/use-cases/ports.js';
import { PromisesModule } from '../promises/promises.module.js';
import { PostgresSettlementStore } from './adapters/settlement.store.js';
import { SettlementsApi } from './adapters/settlements.api.js';
import { OutboxSettlementEvents } from './adapters/settlements.events.js';
import { AcceptSettlement } from './use-cases/accept-settlement.js';
import { DraftSettlements } from './use-cases/draft-settlements.js';
import { FindSettling } from './use-cases/find-settling.js';
import { JudgeSettlements } from './use-cases/judge-settlements.js';
import { OfferSettlement } from './use-cases/offer-settlement.js';
import { SettlementEvents, SettlementStore } from './use-cases/ports.js';
import { QuoteSettlement } from './use-cases/quote-settlement.js';
import { WithdrawSettlement } from './use-cases/withdraw-settlement.js';

/** Global, since fences and promises ask for settlements through a port that this module provides. */
@Global()
@Module({
  imports: [PaymentsModule, PromisesModule],
  controllers: [SettlementsApi],
  providers: [
    AcceptSettlement,
    DraftSettlements,
    JudgeSettlements,
    OfferSettlement,
    QuoteSettlement,
    WithdrawSettlement,
    { provide: SettlementStore, useClass: PostgresSettlementStore },
    { provide: SettlementEvents, useClass: OutboxSettlementEvents },
    { provide: OpenSettlements, useClass: FindSettling },
  ],
  exports: [OpenSettlements],
})
export class SettlementsModule {}
