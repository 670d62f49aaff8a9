import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CopiesModule } from '../copies/copies.module.js';
import { PlacementsModule } from '../placements/placements.module.js';
import { SequencesModule } from '../sequences/sequences.module.js';
import { WakingModule } from '../waking/waking.module.js';
import { WorkflowSettings } from '../workflow.settings.js';
import { BulkActActivities } from './activities/bulk-act.activities.js';
import { BulkActJanitor } from './adapters/bulk-act.janitor.js';
import { PostgresBulkActStore } from './adapters/bulk-act.store.js';
import { BulkActsApi } from './adapters/bulk-acts.api.js';
import { OutboxBulkActEvents } from './adapters/bulk-acts.events.js';
import { RpcCustomerOwner } from './adapters/customers.gateway.js';
import { RpcInvoiceOwner } from './adapters/invoices.gateway.js';
import { RpcRecalls } from './adapters/recalls.gateway.js';
import { BulkActs } from './use-cases/bulk-acts.js';
import { CancelBulkAct } from './use-cases/cancel-bulk-act.js';
import { DeleteOldActs } from './use-cases/delete-old-acts.js';
import { type ActHandler, ActHandlers } from './use-cases/handlers/act-handler.js';
import { ActableCases } from './use-cases/handlers/actable-cases.js';
import { handlers } from './use-cases/handlers/handlers.js';
import { KnownCustomers } from './use-cases/handlers/known-customers.js';
import { ItemResults } from './use-cases/item-results.js';
import { BulkActEvents, BulkActPolicy, BulkActStore, CustomerOwner, InvoiceOwner, Recalls } from './use-cases/ports.js';
import { PreviewBulkAct } from './use-cases/preview-bulk-act.js';
import { RetryBulkAct } from './use-cases/retry-bulk-act.js';
import { RunBulkAct } from './use-cases/run-bulk-act.js';
import { RunOwnItems } from './use-cases/run-own-items.js';
import { RunRemoteItems } from './use-cases/run-remote-items.js';
import { StartBulkAct } from './use-cases/start-bulk-act.js';

@Module({
  imports: [WakingModule, CopiesModule, SequencesModule, CasesModule, PlacementsModule],
  controllers: [BulkActsApi],
  providers: [
    { provide: BulkActStore, useClass: PostgresBulkActStore },
    { provide: BulkActEvents, useClass: OutboxBulkActEvents },
    { provide: BulkActPolicy, useExisting: WorkflowSettings },
    { provide: InvoiceOwner, useClass: RpcInvoiceOwner },
    { provide: CustomerOwner, useClass: RpcCustomerOwner },
    { provide: Recalls, useClass: RpcRecalls },
    ...handlers,
    {
      provide: ActHandlers,
      useFactory: (...all: ActHandler[]) => new ActHandlers(all),
      inject: handlers,
    },
    ...[ActableCases, KnownCustomers, ItemResults],
    ...[BulkActActivities, BulkActJanitor],
    ...[BulkActs, CancelBulkAct, DeleteOldActs, PreviewBulkAct, RetryBulkAct, RunBulkAct, RunOwnItems, RunRemoteItems],
    StartBulkAct,
  ],
})
export class BulkActsModule {}
