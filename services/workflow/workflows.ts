// Everything that is bundled for the workflow sandbox.
export { keepArrangement } from './arrangements/keep-arrangement.workflow.js';
export { runBulkAct } from './bulk-acts/run-bulk-act.workflow.js';
export { collectCase } from './cases/collect-case.workflow.js';
export { moveCases } from './cases/move-cases.workflow.js';
export { advanceClock } from './clock/advance-clock.workflow.js';
export { sweep } from './clock/sweep.workflow.js';
export { backfillSequence } from './enrolment/backfill-sequence.workflow.js';
export { takeFile } from './files/take-file.workflow.js';
export { placeWithAgency } from './placements/place-with-agency.workflow.js';
export { watchPromise } from './promises/watch-promise.workflow.js';
