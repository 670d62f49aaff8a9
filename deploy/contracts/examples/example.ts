import type { EventInits } from '#libs/contracts';
import { toTimestamp } from '#libs/contracts';
import { derivedId } from '#libs/ids';
import type { OutgoingEvent } from '#libs/transactions';

/** An event as its service would publish it, with what its transaction would add. */
export interface EventExample<Type extends keyof EventInits = keyof EventInits> extends Omit<
  OutgoingEvent<Type>,
  'type'
> {
  /** Business time, ISO 8601. */
  readonly at: string;
  readonly actor: string;
}

/** One example for each event of a package: a missing one does not compile. */
export type ExamplesOf<Package extends string> = {
  readonly [Type in Extract<keyof EventInits, `dunlin.${Package}.v1.${string}`>]: EventExample<Type>;
};

/** All examples tell of one customer and one invoice, so that they can be read together. */
export const ids = {
  customer: derivedId('example/customer'),
  contact: derivedId('example/contact'),
  invoice: derivedId('example/invoice'),
  payment: derivedId('example/payment'),
  paymentMethod: derivedId('example/payment-method'),
  attempt: derivedId('example/attempt'),
  approval: derivedId('example/approval'),
  charge: derivedId('example/charge'),
  interest: derivedId('example/interest'),
  creditNote: derivedId('example/credit-note'),
  prolongation: derivedId('example/prolongation'),
  feeInvoice: derivedId('example/fee-invoice'),
  dispute: derivedId('example/dispute'),
  case: derivedId('example/case'),
  hold: derivedId('example/hold'),
  bulkAct: derivedId('example/bulk-act'),
  message: derivedId('example/message'),
  task: derivedId('example/task'),
  note: derivedId('example/note'),
  interaction: derivedId('example/interaction'),
  document: derivedId('example/document'),
  person: derivedId('example/person'),
  placement: derivedId('example/placement'),
  import: derivedId('example/import'),
  paymentFile: derivedId('example/payment-file'),
  promise: derivedId('example/promise'),
  arrangement: derivedId('example/arrangement'),
  settlement: derivedId('example/settlement'),
};

export const invoiceNumber = 'R-2026-0117';
export const agent = 'user:j.moreau';

export const euros = (minorUnits: number) => ({ currencyCode: 'EUR', minorUnits: String(minorUnits) });
export const instant = (text: string) => toTimestamp(new Date(text));
