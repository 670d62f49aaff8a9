import { Global, Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CopiesModule } from '../copies/copies.module.js';
import { SequencesModule } from '../sequences/sequences.module.js';
import { OpenInvoices } from '../sequences/use-cases/open-invoices.js';
import { WakingModule } from '../waking/waking.module.js';
import { EnrolmentActivities } from './activities/enrolment.activities.js';
import { EnrolmentApi } from './adapters/enrolment.api.js';
import { EnrolmentConsumer } from './adapters/enrolment.consumer.js';
import { BackfillSequence } from './use-cases/backfill-sequence.js';
import { EnrolOpenInvoices } from './use-cases/enrol-open-invoices.js';
import { Enrolment } from './use-cases/enrolment.js';
import { ExplainEnrolment } from './use-cases/explain-enrolment.js';
import { PreviewJoining } from './use-cases/preview-joining.js';
import { StartSequence } from './use-cases/start-sequence.js';
import { SweepEnrolment } from './use-cases/sweep-enrolment.js';
import { SyncCustomerCopies } from './use-cases/sync-customer-copies.js';
import { SyncInvoiceCopies } from './use-cases/sync-invoice-copies.js';
import { Threshold } from './use-cases/threshold.js';

/** Global, because it provides what the sequences noun, which is before it, declares. */
@Global()
@Module({
  imports: [WakingModule, CopiesModule, SequencesModule, CasesModule],
  controllers: [EnrolmentApi, EnrolmentConsumer],
  providers: [
    { provide: OpenInvoices, useClass: EnrolOpenInvoices },
    BackfillSequence,
    Enrolment,
    EnrolmentActivities,
    ExplainEnrolment,
    PreviewJoining,
    StartSequence,
    SweepEnrolment,
    SyncCustomerCopies,
    SyncInvoiceCopies,
    Threshold,
  ],
  exports: [OpenInvoices, SweepEnrolment],
})
export class EnrolmentModule {}
