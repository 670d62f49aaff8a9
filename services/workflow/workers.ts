import type { WorkerDefinition } from '#libs/platform';
import { ArrangementActivities } from './arrangements/activities/arrangement.activities.js';
import { BulkActActivities } from './bulk-acts/activities/bulk-act.activities.js';
import { CaseActivities } from './cases/activities/case.activities.js';
import { CommunicationActivities } from './cases/activities/communication.activities.js';
import { CustomerActivities } from './cases/activities/customer.activities.js';
import { DcaHandoffActivities } from './cases/activities/dca-handoff.activities.js';
import { MoveActivities } from './cases/activities/move.activities.js';
import { PaymentActivities } from './cases/activities/payment.activities.js';
import { chargeQueue, emailQueue } from './cases/collect-case.contract.js';
import { ClockActivities } from './clock/activities/clock.activities.js';
import { EnrolmentActivities } from './enrolment/activities/enrolment.activities.js';
import { FileActivities } from './files/activities/file.activities.js';
import { PlacementActivities } from './placements/activities/placement.activities.js';
import { PromiseActivities } from './promises/activities/promise.activities.js';
import { workflowQueue } from './waking/waking.contract.js';

/** Batches of messages that may start a second over all workers; the provider's own bound is kept by communication. */
const emailBatchesPerSecond = 200;

/** Batches of charges that may start a second over all workers. */
const chargeBatchesPerSecond = 50;

/** Workflows and short acts on one queue, and a queue for each thing whose rate is limited. */
export const workers: WorkerDefinition[] = [
  {
    taskQueue: workflowQueue,
    workflowBundlePath: 'dist/services/workflow/workflow-bundle.js',
    activities: [
      CaseActivities,
      CustomerActivities,
      DcaHandoffActivities,
      MoveActivities,
      EnrolmentActivities,
      PlacementActivities,
      PromiseActivities,
      ArrangementActivities,
      FileActivities,
      ClockActivities,
      BulkActActivities,
    ],
    maxConcurrentActivities: 50,
    maxConcurrentWorkflowTasks: 40,
  },
  {
    taskQueue: emailQueue,
    activities: [CommunicationActivities],
    maxConcurrentActivities: 20,
    maxActivitiesPerSecond: emailBatchesPerSecond,
  },
  {
    taskQueue: chargeQueue,
    activities: [PaymentActivities],
    maxConcurrentActivities: 20,
    maxActivitiesPerSecond: chargeBatchesPerSecond,
  },
];
