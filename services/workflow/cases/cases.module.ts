import { Module } from '@nestjs/common';
import { CopiesModule } from '../copies/copies.module.js';
import { SequencesModule } from '../sequences/sequences.module.js';
import { WakingModule } from '../waking/waking.module.js';
import { WorkflowSettings } from '../workflow.settings.js';
import { CaseActivities } from './activities/case.activities.js';
import { CommunicationActivities } from './activities/communication.activities.js';
import { CustomerActivities } from './activities/customer.activities.js';
import { DcaHandoffActivities } from './activities/dca-handoff.activities.js';
import { MoveActivities } from './activities/move.activities.js';
import { PaymentActivities } from './activities/payment.activities.js';
import { ActGauge } from './adapters/act.gauge.js';
import { PostgresActStore } from './adapters/act.store.js';
import { AnnouncementsConsumer } from './adapters/announcements.consumer.js';
import { CaseCounts } from './adapters/case.counts.js';
import { CaseGauge } from './adapters/case.gauge.js';
import { PostgresCaseReader } from './adapters/case.reader.js';
import { PostgresCaseStore } from './adapters/case.store.js';
import { CasesApi } from './adapters/cases.api.js';
import { OutboxCaseEvents, OutboxHoldEvents } from './adapters/cases.events.js';
import { RpcCustomerOwner } from './adapters/customers.gateway.js';
import { FlagsAsker } from './adapters/flags/flags.asker.js';
import { RpcFlagOwner } from './adapters/flags/flags.gateway.js';
import { PostgresHoldStore } from './adapters/hold.store.js';
import { HoldsApi } from './adapters/holds.api.js';
import { PostgresCaseLists } from './adapters/listing/case.lists.js';
import { ListKeeper } from './adapters/listing/list.keeper.js';
import { PostgresListedCases } from './adapters/listing/listed-cases.store.js';
import { PostgresCaseMoveStore } from './adapters/moves/case-move.store.js';
import { MovesApi } from './adapters/moves/moves.api.js';
import { PostgresSequencedCaseStore } from './adapters/moves/sequenced-case.store.js';
import { ReasonsApi } from './adapters/reasons/reasons.api.js';
import { CancelCase } from './use-cases/cancelling/cancel-case.js';
import { CaseCancellation } from './use-cases/cancelling/case-cancellation.js';
import { CaseChanges } from './use-cases/case-changes.js';
import { CaseDetailsReader } from './use-cases/case-details.js';
import { CaseEvents } from './use-cases/case-events.js';
import { CaseLeads } from './use-cases/case-leads.js';
import { CasePlans } from './use-cases/case-plans.js';
import { CaseSequences } from './use-cases/case-sequences.js';
import { AskFlags } from './use-cases/flags/ask-flags.js';
import { FlagHolds } from './use-cases/flags/flag-holds.js';
import { FlagOwner } from './use-cases/flags/ports.js';
import { StartFlags } from './use-cases/flags/start-flags.js';
import { SyncFlags } from './use-cases/flags/sync-flags.js';
import { GatherCase } from './use-cases/gather-case.js';
import { GetCase } from './use-cases/get-case.js';
import { GetCaseSummary } from './use-cases/get-summary.js';
import { AgreementHolds } from './use-cases/holds/agreement-holds.js';
import { CaseHolds } from './use-cases/holds/case-holds.js';
import { CheckHolds } from './use-cases/holds/check-holds.js';
import { EndHolds } from './use-cases/holds/end-holds.js';
import { HoldEvents } from './use-cases/holds/hold-events.js';
import { LiftHold } from './use-cases/holds/lift-hold.js';
import { PauseCase } from './use-cases/holds/pause-case.js';
import { PlaceHold } from './use-cases/holds/place-hold.js';
import { CustomerOwner, HoldStore } from './use-cases/holds/ports.js';
import { ResumeCase } from './use-cases/holds/resume-case.js';
import { BatchGetCases } from './use-cases/listing/batch-get-cases.js';
import { CaseFilters } from './use-cases/listing/case-filters.js';
import { CountCases } from './use-cases/listing/count-cases.js';
import { ListCases } from './use-cases/listing/list-cases.js';
import { CaseLists, ListedCases } from './use-cases/listing/ports.js';
import { RefreshListed } from './use-cases/listing/refresh-listed.js';
import { ChangeSequence } from './use-cases/moves/change-sequence.js';
import { MoveCases } from './use-cases/moves/move-cases.js';
import { CaseMoveStore, SequencedCaseStore } from './use-cases/moves/ports.js';
import { PreviewSequenceChange } from './use-cases/moves/preview-sequence-change.js';
import { ReadMoves } from './use-cases/moves/read-moves.js';
import { StartCaseMove } from './use-cases/moves/start-case-move.js';
import { SwitchSequence } from './use-cases/moves/switch-sequence.js';
import { NoteAnnouncements } from './use-cases/note-announcements.js';
import { PlacingPolicy } from './use-cases/placing-policy.js';
import { ActStore, CaseReader, CaseStore } from './use-cases/ports.js';
import { RecordLate } from './use-cases/record-late.js';
import { RecordProgress } from './use-cases/record-progress.js';

const adapters = [
  { provide: CaseStore, useClass: PostgresCaseStore },
  { provide: CaseReader, useClass: PostgresCaseReader },
  { provide: CaseLists, useClass: PostgresCaseLists },
  { provide: ListedCases, useClass: PostgresListedCases },
  { provide: ActStore, useClass: PostgresActStore },
  { provide: HoldStore, useClass: PostgresHoldStore },
  { provide: CaseMoveStore, useClass: PostgresCaseMoveStore },
  { provide: SequencedCaseStore, useClass: PostgresSequencedCaseStore },
  { provide: CustomerOwner, useClass: RpcCustomerOwner },
  { provide: FlagOwner, useClass: RpcFlagOwner },
  { provide: CaseEvents, useClass: OutboxCaseEvents },
  { provide: HoldEvents, useClass: OutboxHoldEvents },
  { provide: PlacingPolicy, useExisting: WorkflowSettings },
  ActGauge,
  CaseCounts,
  CaseGauge,
  FlagsAsker,
  ListKeeper,
];

const useCases = [
  AskFlags,
  BatchGetCases,
  CancelCase,
  CaseCancellation,
  CaseChanges,
  CaseDetailsReader,
  AgreementHolds,
  CaseFilters,
  CaseHolds,
  CaseLeads,
  CasePlans,
  CaseSequences,
  ChangeSequence,
  CheckHolds,
  CountCases,
  EndHolds,
  FlagHolds,
  GatherCase,
  GetCase,
  GetCaseSummary,
  LiftHold,
  ListCases,
  MoveCases,
  NoteAnnouncements,
  PauseCase,
  PlaceHold,
  PreviewSequenceChange,
  ReadMoves,
  RecordLate,
  RecordProgress,
  RefreshListed,
  ResumeCase,
  StartCaseMove,
  StartFlags,
  SwitchSequence,
  SyncFlags,
];

const activities = [
  CaseActivities,
  CommunicationActivities,
  CustomerActivities,
  DcaHandoffActivities,
  MoveActivities,
  PaymentActivities,
];

@Module({
  imports: [WakingModule, CopiesModule, SequencesModule],
  controllers: [CasesApi, HoldsApi, MovesApi, ReasonsApi, AnnouncementsConsumer],
  providers: [...adapters, ...useCases, ...activities],
  exports: [
    ActStore,
    CaseCancellation,
    CaseChanges,
    CaseDetailsReader,
    CaseEvents,
    CaseFilters,
    AgreementHolds,
    CaseHolds,
    CaseLists,
    CaseReader,
    CaseStore,
    EndHolds,
    HoldStore,
    PlacingPolicy,
    StartFlags,
    SwitchSequence,
    SyncFlags,
  ],
})
export class CasesModule {}
