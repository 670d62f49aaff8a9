// Everything that is bundled for the workflow sandbox.
export { collectCase } from './collect-case/collect-case.workflow.js';
export { runImport } from './run-import/run-import.workflow.js';
export { runPaymentFile } from './run-payment-file/run-payment-file.workflow.js';
export { placeWithAgency } from './place-with-agency/place-with-agency.workflow.js';
export { sweep } from './sweep/sweep.workflow.js';
export { advanceClock } from './advance-clock/advance-clock.workflow.js';
export { backfillSequence } from './backfill-sequence/backfill-sequence.workflow.js';
