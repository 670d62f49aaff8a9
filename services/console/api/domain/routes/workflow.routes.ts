import { exportable, personal, routesOf } from './rpc-route.js';

const cases = routesOf('workflow', 'Cases');
const holds = routesOf('workflow', 'Holds');
const sequences = routesOf('workflow', 'Sequences');
const clock = routesOf('workflow', 'Clock');

export const workflowRoutes = [
  cases('GET /cases', 'cases.read', 'ListCases', 'Find cases.', exportable),
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
  clock('POST /clock/advances', 'clock.step', 'AdvanceClock', 'Let days pass on a test clock.'),
  clock('GET /clock/advances/{advanceId}', 'clock.read', 'GetClockAdvance', 'How far the clock has come.'),
  clock(
    'POST /clock/advances/{advanceId}/cancel',
    'clock.step',
    'CancelClockAdvance',
    'Stop a clock that is stepping.',
  ),
];
