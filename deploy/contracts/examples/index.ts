import type { EventInits } from '#libs/contracts';
import { derivedId } from '#libs/ids';
import { buildHeaders, contentTypes, eventCodec, type EventHeaders, serviceOf } from '#libs/platform/messaging';
import { communicationExamples } from './communication.js';
import { customerExamples } from './customer.js';
import { dcaHandoffExamples } from './dca-handoff.js';
import type { EventExample } from './example.js';
import { invoiceExamples } from './invoice.js';
import { paymentExamples } from './payment.js';
import { workflowExamples } from './workflow.js';

const examples: { readonly [Type in keyof EventInits]: EventExample<Type> } = {
  ...communicationExamples,
  ...customerExamples,
  ...dcaHandoffExamples,
  ...invoiceExamples,
  ...paymentExamples,
  ...workflowExamples,
};

/** An event as it stands on its topic, its value in both forms. */
export interface ExampleRecord {
  /** Those of the JSON form. */
  readonly headers: EventHeaders;
  readonly protobuf: Buffer;
  /** Canonical ProtoJSON. */
  readonly json: Readonly<Record<string, unknown>>;
}

/**
 * The example of an event, written by what publishes the real ones.
 * @throws EVENT_INVALID for an example that its proto does not allow
 */
export function exampleOf(type: keyof EventInits): ExampleRecord {
  const { key, subject, sequence, at, actor, reason = '', payload } = examples[type] as EventExample;
  const protobuf = eventCodec.encode(type, { ...payload, cause: { actor, reason } } as EventInits[typeof type]);
  const envelope = buildHeaders({
    id: derivedId(`example/${type}`),
    type,
    source: serviceOf(type),
    time: new Date(at),
    subject,
    key,
    sequence: BigInt(sequence),
    correlationId: derivedId(`example/correlation/${at}`),
    causationId: '',
    traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  });
  return {
    headers: { ...envelope, 'content-type': contentTypes.json },
    protobuf,
    json: JSON.parse(eventCodec.toJson(type, protobuf).toString()) as Record<string, unknown>,
  };
}
