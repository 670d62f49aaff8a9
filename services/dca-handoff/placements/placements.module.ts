import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/agencies.module.js';
import { PostgresClaimStore } from './adapters/claim.store.js';
import { RpcOwners } from './adapters/owners.gateway.js';
import { PostgresPlacementStore } from './adapters/placement.store.js';
import { PlacementsApi } from './adapters/placements.api.js';
import { PlacementsConsumer } from './adapters/placements.consumer.js';
import { PublishedPlacementFacts } from './adapters/placements.events.js';
import { Claims } from './use-cases/claims.js';
import { FollowInvoices } from './use-cases/follow-invoices.js';
import { GatherFacts } from './use-cases/gather-facts.js';
import { ClaimStore, Owners, PlacementFacts, PlacementStore } from './use-cases/ports.js';
import { ProposePlacement } from './use-cases/propose-placement.js';
import { PublishReturn } from './use-cases/publish-return.js';
import { RecallPlacement } from './use-cases/recall-placement.js';
import { RequestRecall } from './use-cases/request-recall.js';
import { SendPlacement } from './use-cases/send-placement.js';

@Module({
  imports: [AgenciesModule],
  controllers: [PlacementsApi, PlacementsConsumer],
  providers: [
    { provide: PlacementStore, useClass: PostgresPlacementStore },
    { provide: ClaimStore, useClass: PostgresClaimStore },
    { provide: Owners, useClass: RpcOwners },
    { provide: PlacementFacts, useClass: PublishedPlacementFacts },
    Claims,
    FollowInvoices,
    GatherFacts,
    ProposePlacement,
    PublishReturn,
    RecallPlacement,
    RequestRecall,
    SendPlacement,
  ],
  exports: [ClaimStore, PlacementFacts, PlacementStore, PublishReturn, RequestRecall],
})
export class PlacementsModule {}
