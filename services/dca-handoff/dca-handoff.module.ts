import { Module } from '@nestjs/common';
import { DueWork } from '#libs/platform';
import { AgencyExchangePoller } from './adapters/agency-exchange.poller.js';
import { PostgresInboundFileStore, PostgresOutboundFileStore } from './adapters/agency-files.store.js';
import { FolderDelivery, FolderInbox } from './adapters/agency-folder.gateway.js';
import { PostgresAgencyStore } from './adapters/agency.store.js';
import { PostgresClaimStore } from './adapters/claim.store.js';
import { DcaHandoffApi } from './adapters/dca-handoff.api.js';
import { DcaHandoffConsumer } from './adapters/dca-handoff.consumer.js';
import { DcaHandoffDueWork } from './adapters/dca-handoff.due-work.js';
import { PublishedPlacementFacts } from './adapters/dca-handoff.events.js';
import { RpcOwners } from './adapters/owners.gateway.js';
import { PostgresPlacementStore } from './adapters/placement.store.js';
import { ApplyAgency } from './use-cases/apply-agency.js';
import { Claims } from './use-cases/claims.js';
import { DeliverFiles } from './use-cases/deliver-files.js';
import { FollowInvoices } from './use-cases/follow-invoices.js';
import { GatherFacts } from './use-cases/gather-facts.js';
import {
  AgencyStore,
  ClaimStore,
  DeliveryPort,
  InboundFileStore,
  InboxPort,
  OutboundFileStore,
  Owners,
  PlacementFacts,
  PlacementStore,
} from './use-cases/ports.js';
import { ProposePlacement } from './use-cases/propose-placement.js';
import { PublishReturn } from './use-cases/publish-return.js';
import { ReadAgencyFiles } from './use-cases/read-agency-files.js';
import { RecallPlacement } from './use-cases/recall-placement.js';
import { RequestRecall } from './use-cases/request-recall.js';
import { SendPlacement } from './use-cases/send-placement.js';

@Module({
  controllers: [DcaHandoffApi, DcaHandoffConsumer],
  providers: [
    { provide: AgencyStore, useClass: PostgresAgencyStore },
    { provide: PlacementStore, useClass: PostgresPlacementStore },
    { provide: ClaimStore, useClass: PostgresClaimStore },
    { provide: OutboundFileStore, useClass: PostgresOutboundFileStore },
    { provide: InboundFileStore, useClass: PostgresInboundFileStore },
    { provide: DeliveryPort, useClass: FolderDelivery },
    { provide: InboxPort, useClass: FolderInbox },
    { provide: Owners, useClass: RpcOwners },
    { provide: PlacementFacts, useClass: PublishedPlacementFacts },
    { provide: DueWork, useClass: DcaHandoffDueWork },
    AgencyExchangePoller,
    ApplyAgency,
    Claims,
    DeliverFiles,
    FollowInvoices,
    GatherFacts,
    ProposePlacement,
    PublishReturn,
    ReadAgencyFiles,
    RecallPlacement,
    RequestRecall,
    SendPlacement,
  ],
})
export class DcaHandoffModule {}
