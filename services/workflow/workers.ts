import type { WorkerDefinition } from '#libs/platform';
import { CommunicationActivities } from './activities/communication.activities.js';
import { CustomerActivities } from './activities/customer.activities.js';
import { DcaHandoffActivities } from './activities/dca-handoff.activities.js';
import { InvoiceActivities } from './activities/invoice.activities.js';
import { PaymentActivities } from './activities/payment.activities.js';
import { WorkflowActivities } from './activities/workflow.activities.js';
import { collectCaseQueue, emailQueue } from './collect-case/collect-case.contract.js';

/** Batches of messages that may start a second over all workers; the provider's own bound is kept by communication. */
const emailBatchesPerSecond = 200;

/** Workflows and short acts on one queue, and a queue for each thing whose rate is limited. */
export const workers: WorkerDefinition[] = [
  {
    taskQueue: collectCaseQueue,
    workflowBundlePath: 'dist/services/workflow/workflow-bundle.js',
    activities: [CustomerActivities, DcaHandoffActivities, InvoiceActivities, PaymentActivities, WorkflowActivities],
    maxConcurrentActivities: 50,
    maxConcurrentWorkflowTasks: 40,
  },
  {
    taskQueue: emailQueue,
    activities: [CommunicationActivities],
    maxConcurrentActivities: 20,
    maxActivitiesPerSecond: emailBatchesPerSecond,
  },
];
