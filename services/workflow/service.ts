import { defineService } from '#libs/platform';
import { arrangementsTables } from './arrangements/adapters/arrangements.tables.js';
import { bulkActsTables } from './bulk-acts/adapters/bulk-acts.tables.js';
import { calendarsTables } from './calendars/adapters/calendars.tables.js';
import { countTables } from './cases/adapters/case.counts.js';
import { casesTables } from './cases/adapters/cases.tables.js';
import { movesTables } from './cases/adapters/moves/case-move.tables.js';
import { clockTables } from './clock/adapters/clock.tables.js';
import { copiesTables } from './copies/adapters/copies.tables.js';
import { filesTables } from './files/adapters/files.tables.js';
import { promisesTables } from './promises/adapters/promises.tables.js';
import { sequencesTables } from './sequences/adapters/sequences.tables.js';
import { wakingTables } from './waking/adapters/waking.tables.js';
import { workers } from './workers.js';
import { WorkflowModule } from './workflow.module.js';
import { WorkflowSettings } from './workflow.settings.js';

export const service = defineService({
  name: 'workflow',
  nouns: [
    'waking',
    'copies',
    'calendars',
    'sequences',
    'cases',
    'enrolment',
    'placements',
    'promises',
    'arrangements',
    'bulk-acts',
    'files',
    'clock',
  ],
  module: WorkflowModule,
  tables: [
    ...wakingTables,
    ...copiesTables,
    ...calendarsTables,
    ...sequencesTables,
    ...casesTables,
    ...countTables,
    ...promisesTables,
    ...arrangementsTables,
    ...filesTables,
    ...clockTables,
    ...movesTables,
    ...bulkActsTables,
  ],
  settings: WorkflowSettings,
  callers: {
    communication: ['CheckHolds'],
    invoice: ['CheckHolds', 'ListCases'],
    console: [
      'AdvanceClock',
      'ApplyCalendar',
      'ApplySequence',
      'BatchGetCases',
      'CancelBulkAct',
      'CancelCase',
      'CancelClockAdvance',
      'ChangeSequence',
      'ComputeWorkingDay',
      'CountCases',
      'DropDeadLetter',
      'DropParkedEvent',
      'ExplainEnrolment',
      'GetApproval',
      'GetBulkAct',
      'GetCalendar',
      'GetCase',
      'GetCaseMove',
      'GetCaseSummary',
      'GetClockAdvance',
      'GetDeadLetter',
      'GetParkedEvent',
      'GetParkedKey',
      'GetSequence',
      'GrantApproval',
      'LiftHold',
      'ListApprovals',
      'ListBulkActItems',
      'ListBulkActs',
      'ListCalendarVersions',
      'ListCalendars',
      'ListCases',
      'ListDeadLetters',
      'ListHolds',
      'ListParkedKeys',
      'ListReasons',
      'ListSequences',
      'PauseCase',
      'PlaceHold',
      'PreviewBulkAct',
      'PreviewCalendar',
      'PreviewCaseMove',
      'PreviewSequenceChange',
      'RefuseApproval',
      'ReplayDeadLetter',
      'ReplayParkedKey',
      'ResumeCase',
      'RetryBulkAct',
      'SendToCollections',
      'StartBulkAct',
      'StartCaseMove',
      'StartSequence',
      'WithdrawApproval',
    ],
    'dca-handoff': ['CheckHolds'],
    payment: ['CheckHolds', 'ComputeWorkingDay'],
  },
  workers,
});
