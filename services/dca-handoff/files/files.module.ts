import { Global, Module } from '@nestjs/common';
import { DueWork } from '#libs/platform';
import { AgenciesModule } from '../agencies/agencies.module.js';
import { PlacementsModule } from '../placements/placements.module.js';
import { PlacementDelivery, PlacementFiles } from '../placements/use-cases/ports.js';
import { AgencyExchangeLoops } from './adapters/agency-exchange.loops.js';
import { FolderDelivery, FolderInbox } from './adapters/agency-folder.gateway.js';
import { ExchangeGauges } from './adapters/exchange.gauges.js';
import { LoggedExchangeReports } from './adapters/exchange.reports.js';
import { PostgresExchangeStore } from './adapters/exchange.store.js';
import { PostgresExchangedFileStore } from './adapters/exchanged-file.store.js';
import { FilesApi } from './adapters/files.api.js';
import { DcaHandoffDueWork } from './adapters/files.due-work.js';
import { PostgresInboundFileStore } from './adapters/inbound-file.store.js';
import { InboxWatch } from './adapters/inbox.watch.js';
import { PostgresOutboundFileStore } from './adapters/outbound-file.store.js';
import { ClearProcessedFiles } from './use-cases/clear-processed-files.js';
import { DeliverDueFiles } from './use-cases/deliver-due-files.js';
import { DeliverPlacementFiles } from './use-cases/deliver-placement-files.js';
import { DescribeEarlierFiles } from './use-cases/describe-earlier-files.js';
import { DeliverFile } from './use-cases/exchanging/deliver-file.js';
import { ReadInbox } from './use-cases/exchanging/read-inbox.js';
import { StoredPlacementFiles } from './use-cases/exchanging/stored-placement-files.js';
import {
  AgencyInbox,
  ExchangedFileStore,
  ExchangeReports,
  ExchangeStore,
  FileDelivery,
  InboundFileStore,
  OutboundFileStore,
} from './use-cases/ports.js';
import { ReadAgencyFilePart } from './use-cases/read-agency-file-part.js';
import { ReadAgencyFiles } from './use-cases/read-agency-files.js';
import { ReadDueInboxes } from './use-cases/read-due-inboxes.js';

/** Global, because placements inject the files and the delivery that this noun provides to them. */
@Global()
@Module({
  imports: [AgenciesModule, PlacementsModule],
  controllers: [FilesApi],
  providers: [
    { provide: AgencyInbox, useClass: FolderInbox },
    { provide: DueWork, useClass: DcaHandoffDueWork },
    { provide: ExchangedFileStore, useClass: PostgresExchangedFileStore },
    { provide: ExchangeReports, useClass: LoggedExchangeReports },
    { provide: ExchangeStore, useClass: PostgresExchangeStore },
    { provide: FileDelivery, useClass: FolderDelivery },
    { provide: InboundFileStore, useClass: PostgresInboundFileStore },
    { provide: OutboundFileStore, useClass: PostgresOutboundFileStore },
    { provide: PlacementDelivery, useClass: DeliverPlacementFiles },
    { provide: PlacementFiles, useClass: StoredPlacementFiles },
    AgencyExchangeLoops,
    ClearProcessedFiles,
    DeliverDueFiles,
    DeliverFile,
    DescribeEarlierFiles,
    ExchangeGauges,
    InboxWatch,
    ReadAgencyFilePart,
    ReadAgencyFiles,
    ReadDueInboxes,
    ReadInbox,
  ],
  exports: [DueWork, PlacementDelivery, PlacementFiles],
})
export class FilesModule {}
