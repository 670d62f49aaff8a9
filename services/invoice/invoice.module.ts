import { Module } from '@nestjs/common';
import { AccrualsModule } from './accruals/accruals.module.js';
import { CalendarsModule } from './calendars/calendars.module.js';
import { ChargesModule } from './charges/charges.module.js';
import { CreditNotesModule } from './credit-notes/credit-notes.module.js';
import { CustomersModule } from './customers/customers.module.js';
import { DebtorsModule } from './debtors/debtors.module.js';
import { DisputesModule } from './disputes/disputes.module.js';
import { FeesModule } from './fees/fees.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { InterestModule } from './interest/interest.module.js';
import { InvoicesModule } from './invoices/invoices.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { MetadataModule } from './metadata/metadata.module.js';
import { NumberSeriesModule } from './number-series/number-series.module.js';
import { PapersModule } from './papers/papers.module.js';
import { ProlongationsModule } from './prolongations/prolongations.module.js';
import { RelationsModule } from './relations/relations.module.js';
import { SettlementsModule } from './settlements/settlements.module.js';
import { TermsModule } from './terms/terms.module.js';
import { WriteOffsModule } from './write-offs/write-offs.module.js';

@Module({
  imports: [
    LedgerModule,
    InterestModule,
    MetadataModule,
    CustomersModule,
    CalendarsModule,
    TermsModule,
    NumberSeriesModule,
    RelationsModule,
    InvoicesModule,
    CreditNotesModule,
    DisputesModule,
    ChargesModule,
    FeesModule,
    AccrualsModule,
    WriteOffsModule,
    SettlementsModule,
    ProlongationsModule,
    ImportsModule,
    DebtorsModule,
    PapersModule,
  ],
})
export class InvoiceModule {}
