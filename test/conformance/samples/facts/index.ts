import type { EventBuilder } from '../sample.js';
import { communicationFacts } from './communication.js';
import { customerFacts } from './customer.js';
import { dcaHandoffFacts } from './dca-handoff.js';
import { invoiceFacts } from './invoice.js';
import { paymentFacts } from './payment.js';
import { workflowFacts } from './workflow.js';

/** A builder for every event that is published, by its type. */
export const facts: Readonly<Record<string, EventBuilder>> = {
  ...communicationFacts,
  ...customerFacts,
  ...dcaHandoffFacts,
  ...invoiceFacts,
  ...paymentFacts,
  ...workflowFacts,
};

/** The builders of some types, for a service that consumes just these. */
export function factsOf(...types: string[]): Record<string, EventBuilder> {
  return Object.fromEntries(types.map((type) => [type, facts[type]!]));
}
