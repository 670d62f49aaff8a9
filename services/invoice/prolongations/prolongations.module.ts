import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers/customers.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { NumberSeriesModule } from '../number-series/number-series.module.js';
import { RelationsModule } from '../relations/relations.module.js';
import { TermsModule } from '../terms/terms.module.js';
import { RpcCollectionFacts } from './adapters/collection-facts.gateway.js';
import { PostgresPolicyStore } from './adapters/policy.store.js';
import { PostgresProlongationStore } from './adapters/prolongation.store.js';
import { ProlongationsApi } from './adapters/prolongations.api.js';
import { OutboxProlongationEvents } from './adapters/prolongations.events.js';
import { CancelProlongation } from './use-cases/cancel-prolongation.js';
import { ChangePolicy } from './use-cases/change-policy.js';
import { IssueFee } from './use-cases/issue-fee.js';
import { CollectionFacts, PolicyStore, ProlongationEvents, ProlongationStore } from './use-cases/ports.js';
import { ProlongInvoice } from './use-cases/prolong-invoice.js';
import { ProlongationQuotes } from './use-cases/prolongation-quotes.js';
import { QuoteProlongation } from './use-cases/quote-prolongation.js';
import { ReadProlongations } from './use-cases/read-prolongations.js';

@Module({
  imports: [LedgerModule, CustomersModule, TermsModule, NumberSeriesModule, RelationsModule],
  controllers: [ProlongationsApi],
  providers: [
    CancelProlongation,
    ChangePolicy,
    IssueFee,
    ProlongInvoice,
    ProlongationQuotes,
    QuoteProlongation,
    ReadProlongations,
    { provide: CollectionFacts, useClass: RpcCollectionFacts },
    { provide: PolicyStore, useClass: PostgresPolicyStore },
    { provide: ProlongationEvents, useClass: OutboxProlongationEvents },
    { provide: ProlongationStore, useClass: PostgresProlongationStore },
  ],
})
export class ProlongationsModule {}
