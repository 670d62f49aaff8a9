import { Global, Module } from '@nestjs/common';
import { CreditNotesModule } from '../credit-notes/credit-notes.module.js';
import { InvoiceSettings } from '../invoice.settings.js';
import { DisputeClosing, DisputeRaising } from '../invoices/use-cases/ports.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PostgresDisputeStore } from './adapters/dispute.store.js';
import { DisputesApi } from './adapters/disputes.api.js';
import { OutboxDisputeEvents } from './adapters/disputes.events.js';
import { RpcCustomerDocuments } from './adapters/documents.gateway.js';
import { CloseDispute } from './use-cases/close-dispute.js';
import { EndDispute } from './use-cases/end-dispute.js';
import { GetDispute } from './use-cases/get-dispute.js';
import { MarkDisputesOverdue } from './use-cases/mark-disputes-overdue.js';
import { CustomerDocuments, DisputeEvents, DisputePolicy, DisputeStore } from './use-cases/ports.js';
import { RaiseDispute } from './use-cases/raise-dispute.js';
import { ResolveDispute } from './use-cases/resolve-dispute.js';
import { WithdrawDispute } from './use-cases/withdraw-dispute.js';

/** Global, since disputes are raised and closed by acts of invoices, through ports that this module provides. */
@Global()
@Module({
  imports: [LedgerModule, CreditNotesModule],
  controllers: [DisputesApi],
  providers: [
    EndDispute,
    GetDispute,
    MarkDisputesOverdue,
    ResolveDispute,
    WithdrawDispute,
    { provide: DisputeStore, useClass: PostgresDisputeStore },
    { provide: DisputeEvents, useClass: OutboxDisputeEvents },
    { provide: CustomerDocuments, useClass: RpcCustomerDocuments },
    { provide: DisputePolicy, useExisting: InvoiceSettings },
    { provide: DisputeRaising, useClass: RaiseDispute },
    { provide: DisputeClosing, useClass: CloseDispute },
  ],
  exports: [DisputeStore, DisputeClosing, DisputeRaising, MarkDisputesOverdue],
})
export class DisputesModule {}
