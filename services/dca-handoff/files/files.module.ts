import { Global, Module } from '@nestjs/common';
import { DueWork } from '#libs/platform';
import { AgenciesModule } from '../agencies/agencies.module.js';
import { PlacementsModule } from '../placements/placements.module.js';
import { PlacementDelivery, PlacementFiles } from '../placements/use-cases/ports.js';
import { AgencyExchangePoller } from './adapters/agency-exchange.poller.js';
import { PostgresInboundFileStore, PostgresOutboundFileStore } from './adapters/agency-files.store.js';
import { FolderDelivery, FolderInbox } from './adapters/agency-folder.gateway.js';
import { FilesApi } from './adapters/files.api.js';
import { DcaHandoffDueWork } from './adapters/files.due-work.js';
import { OutboundPlacementFiles } from './adapters/outbound.placement-files.js';
import { DeliverFiles } from './use-cases/deliver-files.js';
import { DeliveryPort, InboundFileStore, InboxPort, OutboundFileStore } from './use-cases/ports.js';
import { ReadAgencyFiles } from './use-cases/read-agency-files.js';

/** Global, because placements name the files and the delivery that this noun provides to them. */
@Global()
@Module({
  imports: [AgenciesModule, PlacementsModule],
  controllers: [FilesApi],
  providers: [
    { provide: OutboundFileStore, useClass: PostgresOutboundFileStore },
    { provide: InboundFileStore, useClass: PostgresInboundFileStore },
    { provide: DeliveryPort, useClass: FolderDelivery },
    { provide: InboxPort, useClass: FolderInbox },
    { provide: PlacementFiles, useClass: OutboundPlacementFiles },
    { provide: PlacementDelivery, useExisting: DeliverFiles },
    { provide: DueWork, useClass: DcaHandoffDueWork },
    AgencyExchangePoller,
    DeliverFiles,
    ReadAgencyFiles,
  ],
  exports: [DueWork, PlacementDelivery, PlacementFiles],
})
export class FilesModule {}
