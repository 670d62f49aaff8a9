import { exportable, personal, routesOf } from './rpc-route.js';

const cases = routesOf('workflow', 'Cases');
const holds = routesOf('workflow', 'Holds');
const sequences = routesOf('workflow', 'Sequences');
const calendars = routesOf('workflow', 'Calendars');
const moves = routesOf('workflow', 'Changes of sequence');
const bulkActs = routesOf('workflow', 'Acts on many');
const reasons = routesOf('workflow', 'Reasons');
const clock = routesOf('workflow', 'Clock');

export const workflowRoutes = [
  cases('GET /cases', 'cases.read', 'ListCases', 'Find cases.', exportable),
  cases('POST /cases/query', 'cases.read', 'ListCases', 'Find cases, also those of many customers.', {
    ...exportable,
    name: 'queryCases',
  }),
  cases('POST /cases/count', 'cases.read', 'CountCases', 'How many cases lists have.'),
  cases('POST /cases/batch-get', 'cases.read', 'BatchGetCases', 'At most 500 cases, as lists show them.', personal),
  cases('GET /cases/{caseId}', 'cases.read', 'GetCase', 'One case.', personal),
  cases('POST /cases/{caseId}/pause', 'cases.pause', 'PauseCase', 'Pause a case.'),
  cases('POST /cases/{caseId}/resume', 'cases.pause', 'ResumeCase', 'Resume a case.'),
  cases('POST /cases/{caseId}/cancel', 'cases.cancel', 'CancelCase', 'Cancel a case for good.'),
  cases('GET /case-summary', 'cases.read', 'GetCaseSummary', 'How many cases there are in each state.'),
  cases(
    'GET /invoices/{invoiceId}/enrolment',
    'cases.read',
    'ExplainEnrolment',
    'Why an invoice is collected by which sequence.',
    personal,
  ),
  holds('GET /holds', 'cases.read', 'ListHolds', 'Holds.', personal),
  holds('POST /holds', 'cases.pause', 'PlaceHold', 'Place a hold.'),
  holds('POST /holds/{holdId}/lift', 'cases.pause', 'LiftHold', 'Lift a hold.'),
  sequences('GET /sequences', 'sequences.read', 'ListSequences', 'Sequences in their active versions.'),
  sequences(
    'POST /sequences',
    'sequences.write',
    'ApplySequence',
    'Make a new version of a sequence, or try what it would do.',
  ),
  sequences('GET /sequences/{name}', 'sequences.read', 'GetSequence', 'One sequence.'),
  sequences(
    'POST /sequences/{sequence}/start',
    'cases.sequence',
    'StartSequence',
    'Start a sequence on an account or on chosen invoices.',
  ),
  calendars('GET /calendars', 'calendars.read', 'ListCalendars', 'Calendars in their newest versions.'),
  calendars('GET /calendars/{code}', 'calendars.read', 'GetCalendar', 'One calendar with the days of a year.'),
  calendars('GET /calendars/{code}/versions', 'calendars.read', 'ListCalendarVersions', 'The versions of a calendar.'),
  calendars('PUT /calendars/{code}', 'calendars.write', 'ApplyCalendar', 'Make a new version of a calendar.'),
  calendars(
    'POST /calendars/{code}/preview',
    'calendars.write',
    'PreviewCalendar',
    'Which days would come, go and change by a new version of a calendar.',
  ),
  calendars(
    'GET /calendars/{code}/working-day',
    'calendars.read',
    'ComputeWorkingDay',
    'Compute a working day from a date, and say why each day between was skipped.',
  ),
  moves(
    'GET /cases/{caseId}/sequence-change-preview',
    'cases.read',
    'PreviewSequenceChange',
    'What a change of sequence would make of a case.',
    personal,
  ),
  moves('POST /cases/{caseId}/change-sequence', 'cases.sequence', 'ChangeSequence', 'Change the sequence of a case.'),
  moves(
    'GET /sequences/{sequence}/case-move-preview',
    'cases.read',
    'PreviewCaseMove',
    'How many open cases run an older version of a sequence.',
  ),
  moves(
    'POST /sequences/{sequence}/case-moves',
    'cases.move',
    'StartCaseMove',
    'Move the open cases of a sequence to its active version.',
  ),
  moves('GET /case-moves/{moveId}', 'cases.read', 'GetCaseMove', 'How far a move of cases has come.'),
  bulkActs(
    'POST /bulk-acts',
    'bulk-acts.run',
    'PreviewBulkAct',
    'Say which of many items an act is allowed for, and freeze that list for an hour. It needs what the single act needs, too.',
    // A hundred thousand items take some seconds.
    { withinMs: 60_000 },
  ),
  bulkActs('GET /bulk-acts', 'cases.read', 'ListBulkActs', 'Acts on many items, the newest first.'),
  bulkActs('GET /bulk-acts/{bulkActId}', 'cases.read', 'GetBulkAct', 'One act on many items, and how far it is.'),
  bulkActs(
    'GET /bulk-acts/{bulkActId}/items',
    'cases.read',
    'ListBulkActItems',
    'The items of an act, each with what became of it.',
  ),
  bulkActs('POST /bulk-acts/{bulkActId}/start', 'bulk-acts.run', 'StartBulkAct', 'Do what was previewed.'),
  bulkActs(
    'POST /bulk-acts/{bulkActId}/cancel',
    'bulk-acts.run',
    'CancelBulkAct',
    'Cancel what it has not come to yet.',
  ),
  bulkActs('POST /bulk-acts/{bulkActId}/retry', 'bulk-acts.run', 'RetryBulkAct', 'Try what failed again.'),
  reasons('GET /reasons', 'cases.read', 'ListReasons', 'Reasons for acts, by codes.'),
  clock('POST /clock/advances', 'clock.step', 'AdvanceClock', 'Let days pass on a test clock.'),
  clock('GET /clock/advances/{advanceId}', 'clock.read', 'GetClockAdvance', 'How far the clock has come.'),
  clock(
    'POST /clock/advances/{advanceId}/cancel',
    'clock.step',
    'CancelClockAdvance',
    'Stop a clock that is stepping.',
  ),
];
