import { customerSamples } from './customer.js';
import { operationsSamples } from './operations.js';
import type { ServiceSamples } from './sample.js';

const own: Readonly<Record<string, ServiceSamples>> = {
  customer: customerSamples,
};

const none: ServiceSamples = { requests: {}, events: {}, poison: [], stale: {} };

/** The samples of a service with those of the operations that every service has; none for a service without any. */
export function samplesOf(service: string): ServiceSamples {
  const samples = own[service] ?? none;
  return { ...samples, requests: { ...samples.requests, ...operationsSamples(service, samples) } };
}
