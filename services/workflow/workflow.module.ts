import { Module } from '@nestjs/common';
import { DueWork } from '#libs/platform';
import { CommunicationActivities } from './activities/communication.activities.js';
import { CustomerActivities } from './activities/customer.activities.js';
import { DcaHandoffActivities } from './activities/dca-handoff.activities.js';
import { InvoiceActivities } from './activities/invoice.activities.js';
import { PaymentActivities } from './activities/payment.activities.js';
import { WorkflowActivities } from './activities/workflow.activities.js';
import { PostgresActStore } from './adapters/act.store.js';
import { PostgresAdvanceStore } from './adapters/advance.store.js';
import { PostgresArrivalStore } from './adapters/arrival.store.js';
import { PostgresCaseReader } from './adapters/case.reader.js';
import { PostgresCaseStore } from './adapters/case.store.js';
import { PostgresCustomerStore } from './adapters/customer.store.js';
import { PostgresDueReader } from './adapters/due.reader.js';
import { PostgresHoldStore } from './adapters/hold.store.js';
import { PostgresInvoiceStore } from './adapters/invoice.store.js';
import { RpcServiceOperations } from './adapters/operations.gateway.js';
import { PostgresPlacementStore } from './adapters/placement.store.js';
import { YamlSequenceReader } from './adapters/sequence.reader.js';
import { PostgresSequenceStore } from './adapters/sequence.store.js';
import { CaseGauge } from './adapters/case.gauge.js';
import { SweepStarter } from './adapters/sweep.starter.js';
import { WakeNudge } from './adapters/wake-nudge.js';
import { WakeRelay } from './adapters/wake.relay.js';
import { PostgresWakeStore } from './adapters/wake.store.js';
import { WorkflowApi } from './adapters/workflow.api.js';
import { WorkflowConsumer } from './adapters/workflow.consumer.js';
import { PublishedWorkflowFacts } from './adapters/workflow.events.js';
import { AdvanceClock } from './use-cases/advance-clock.js';
import { AdvanceReport } from './use-cases/advance-report.js';
import { ApplySequence } from './use-cases/apply-sequence.js';
import { BackfillSequence } from './use-cases/backfill-sequence.js';
import { CancelCase } from './use-cases/cancel-case.js';
import { CarryPlacement } from './use-cases/carry-placement.js';
import { CaseBook } from './use-cases/case-book.js';
import { CasePlans } from './use-cases/case-plans.js';
import {
  AdvanceStore,
  ArrivalStore,
  DueReader,
  PlacementStore,
  ServiceOperations,
  WakeStore,
} from './use-cases/driving.ports.js';
import { Enrolment } from './use-cases/enrolment.js';
import { ExplainEnrolment } from './use-cases/explain-enrolment.js';
import { WorkflowFacts } from './use-cases/facts.port.js';
import { FollowCustomers } from './use-cases/follow-customers.js';
import { FollowInvoices } from './use-cases/follow-invoices.js';
import { FollowPlacements } from './use-cases/follow-placements.js';
import { GatherCase } from './use-cases/gather-case.js';
import { HoldCases } from './use-cases/hold-cases.js';
import {
  ActStore,
  CaseReader,
  CaseStore,
  CustomerStore,
  HoldStore,
  InvoiceStore,
  SequenceReader,
  SequenceStore,
} from './use-cases/ports.js';
import { ReadCases } from './use-cases/read-cases.js';
import { RecordProgress } from './use-cases/record-progress.js';
import { RunDue } from './use-cases/run-due.js';
import { RunEverywhere } from './use-cases/run-everywhere.js';
import { Sequences } from './use-cases/sequences.js';
import { StepClock } from './use-cases/step-clock.js';
import { SweepEnrolment } from './use-cases/sweep-enrolment.js';
import { SystemTransactions } from './use-cases/system-transactions.js';
import { TakeFiles } from './use-cases/take-files.js';

const stores = [
  { provide: SequenceStore, useClass: PostgresSequenceStore },
  { provide: SequenceReader, useClass: YamlSequenceReader },
  { provide: InvoiceStore, useClass: PostgresInvoiceStore },
  { provide: CustomerStore, useClass: PostgresCustomerStore },
  { provide: CaseStore, useClass: PostgresCaseStore },
  { provide: CaseReader, useClass: PostgresCaseReader },
  { provide: ActStore, useClass: PostgresActStore },
  { provide: HoldStore, useClass: PostgresHoldStore },
  { provide: ArrivalStore, useClass: PostgresArrivalStore },
  { provide: PlacementStore, useClass: PostgresPlacementStore },
  { provide: AdvanceStore, useClass: PostgresAdvanceStore },
  { provide: DueReader, useClass: PostgresDueReader },
  { provide: WakeStore, useClass: PostgresWakeStore },
  { provide: ServiceOperations, useClass: RpcServiceOperations },
  { provide: WorkflowFacts, useClass: PublishedWorkflowFacts },
];

const useCases = [
  AdvanceClock,
  AdvanceReport,
  ApplySequence,
  BackfillSequence,
  CancelCase,
  CarryPlacement,
  CaseBook,
  CasePlans,
  Enrolment,
  ExplainEnrolment,
  FollowCustomers,
  FollowInvoices,
  FollowPlacements,
  GatherCase,
  HoldCases,
  ReadCases,
  RecordProgress,
  RunEverywhere,
  Sequences,
  StepClock,
  SweepEnrolment,
  SystemTransactions,
  TakeFiles,
];

const activities = [
  CommunicationActivities,
  CustomerActivities,
  DcaHandoffActivities,
  InvoiceActivities,
  PaymentActivities,
  WorkflowActivities,
];

@Module({
  controllers: [WorkflowApi, WorkflowConsumer],
  providers: [
    ...stores,
    ...useCases,
    ...activities,
    { provide: DueWork, useClass: RunDue },
    WakeNudge,
    WakeRelay,
    CaseGauge,
    SweepStarter,
  ],
})
export class WorkflowModule {}
