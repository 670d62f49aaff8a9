import { approvalSamples } from './approvals.js';
import { communicationSamples } from './communication.js';
import { consoleSamples } from './console.js';
import { customerSamples } from './customer.js';
import { dcaHandoffSamples } from './dca-handoff.js';
import { invoiceSamples } from './invoice.js';
import { operationsSamples } from './operations.js';
import { paymentSamples } from './payment.js';
import type { ServiceSamples } from './sample.js';
import { workflowSamples } from './workflow.js';

const own: Readonly<Record<string, ServiceSamples>> = {
  communication: communicationSamples,
  console: consoleSamples,
  customer: customerSamples,
  'dca-handoff': dcaHandoffSamples,
  invoice: invoiceSamples,
  payment: paymentSamples,
  workflow: workflowSamples,
};

const none: ServiceSamples = { requests: {}, events: {}, poison: [], stale: {} };

/** The samples of a service with those of the operations and approvals that every service has; none for a service without any. */
export function samplesOf(service: string): ServiceSamples {
  const samples = own[service] ?? none;
  const ofAll = { ...operationsSamples(service, samples), ...approvalSamples(service) };
  return { ...samples, requests: { ...samples.requests, ...ofAll } };
}
