import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/agencies.module.js';
import { PostgresActLeases } from './adapters/act.leases.js';
import { PostgresPlacementStore } from './adapters/placement.store.js';
import { PlacementsApi } from './adapters/placements.api.js';
import { PlacementsConsumer } from './adapters/placements.consumer.js';
import { OutboxPlacementEvents } from './adapters/placements.events.js';
import { ExpireRecall } from './use-cases/expire-recall.js';
import { ActLeases, PlacementEvents, PlacementStore } from './use-cases/ports.js';
import { ProposePlacement } from './use-cases/propose-placement.js';
import { RecallInvoices } from './use-cases/recall-invoices.js';
import { RecallPlacement } from './use-cases/recall-placement.js';
import { DeliverRecall } from './use-cases/recalling/deliver-recall.js';
import { PublishReturn } from './use-cases/recalling/publish-return.js';
import { RequestRecall } from './use-cases/recalling/request-recall.js';
import { SendPlacement } from './use-cases/send-placement.js';
import { WithdrawSettledInvoices } from './use-cases/withdraw-settled-invoices.js';

@Module({
  imports: [AgenciesModule],
  controllers: [PlacementsApi, PlacementsConsumer],
  providers: [
    { provide: ActLeases, useClass: PostgresActLeases },
    { provide: PlacementEvents, useClass: OutboxPlacementEvents },
    { provide: PlacementStore, useClass: PostgresPlacementStore },
    DeliverRecall,
    ExpireRecall,
    ProposePlacement,
    PublishReturn,
    RecallInvoices,
    RecallPlacement,
    RequestRecall,
    SendPlacement,
    WithdrawSettledInvoices,
  ],
  exports: [ActLeases, PlacementEvents, PlacementStore, PublishReturn, RequestRecall],
})
export class PlacementsModule {}
