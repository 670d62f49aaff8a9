import { type communicationV1, type EventInits, type EventPayloads, toTimestamp, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { type AnyEvent, decodeEvent, encodeEvent } from '#libs/platform';

export interface SampleInvoice {
  invoiceId: string;
  number: string;
  customerId: string;
  dueOn: string;
  issuedOn: string;
  amountMinor: number;
  remainingMinor: number;
  lifecycle: 'OPEN' | 'PAID' | 'VOID' | 'WRITTEN_OFF';
  disputed: boolean;
  /** Of a disputed one what is not in dispute; null for nothing. */
  collectableMinor: number | null;
  episode: number;
  version: number;
  zone: string;
}

let counter = 0;

/** An open invoice of 100.00 USD, due on 2013-02-01 in New York. */
export function anInvoice(overrides: Partial<SampleInvoice> = {}): SampleInvoice {
  counter += 1;
  return {
    invoiceId: newId(),
    number: `R-${String(counter).padStart(5, '0')}`,
    customerId: newId(),
    issuedOn: '2013-01-02',
    dueOn: '2013-02-01',
    amountMinor: 10_000,
    remainingMinor: 10_000,
    lifecycle: 'OPEN',
    disputed: false,
    collectableMinor: null,
    episode: 1,
    version: 1,
    zone: 'America/New_York',
    ...overrides,
  };
}

/** The same invoice after a change, one version later. */
export function changed(invoice: SampleInvoice, changes: Partial<SampleInvoice>): SampleInvoice {
  return { ...invoice, version: invoice.version + 1, ...changes };
}

export function paid(invoice: SampleInvoice): SampleInvoice {
  return changed(invoice, { lifecycle: 'PAID', remainingMinor: 0 });
}

/** An event as the transport hands it to a handler: encoded, decoded and with its defaults. */
export function anEvent<Type extends keyof EventInits>(
  type: Type,
  key: string,
  sequence: number,
  payload: EventInits[Type],
): AnyEvent<Type> {
  const decoded = decodeEvent(type, encodeEvent(type, payload)) as EventPayloads[Type];
  return {
    id: newId(),
    type,
    key,
    subject: key,
    sequence: BigInt(sequence),
    time: new Date(0),
    correlationId: newId(),
    causationId: '',
    traceparent: '',
    source: 'spec',
    payload: decoded,
  } as AnyEvent<Type>;
}

export function invoiceEvent(
  type:
    | 'InvoiceIssued'
    | 'InvoiceChanged'
    | 'InvoicePaid'
    | 'InvoiceVoided'
    | 'InvoiceWrittenOff'
    | 'InvoiceReopened'
    | 'DisputeRaised'
    | 'DisputeClosed',
  invoice: SampleInvoice,
) {
  const money = (minorUnits: number) => ({ currencyCode: 'USD', minorUnits: String(minorUnits) });
  return anEvent(`dunlin.invoice.v1.${type}`, invoice.customerId, invoice.version, {
    cause: { actor: 'user:tester', reason: '' },
    snapshot: {
      zone: invoice.zone,
      invoice: {
        invoiceId: invoice.invoiceId,
        number: invoice.number,
        customerId: invoice.customerId,
        creditorId: 'main',
        lifecycle: `LIFECYCLE_${invoice.lifecycle}`,
        collectability: 'COLLECTABILITY_COLLECT',
        disputed: invoice.disputed,
        amount: money(invoice.amountMinor),
        remaining: money(invoice.remainingMinor),
        collectableAmount: money(invoice.disputed ? (invoice.collectableMinor ?? 0) : invoice.remainingMinor),
        issueDate: toWireDate(invoice.issuedOn),
        dueDate: toWireDate(invoice.dueOn),
        episode: invoice.episode,
        version: String(invoice.version),
        createTime: toTimestamp(new Date(0)),
      },
    },
  });
}

export function messageEvent(
  type: 'MessageSent' | 'MessageBounced',
  message: communicationV1.MessageInit & { readonly customerId: string; readonly messageId: string },
): AnyEvent {
  const payload = { cause: { actor: 'system:communication', reason: '' }, message };
  return { ...anEvent(`dunlin.communication.v1.${type}`, message.customerId, 1, payload), subject: message.messageId };
}

export function customerEvent(
  customerId: string,
  version: number,
  facts: {
    class?: string;
    specialistId?: string;
    channels?: ('EMAIL' | 'SMS')[];
    flags?: readonly FlagOfEvent['flag'][];
    zone?: string | undefined;
  } = {},
) {
  return anEvent('dunlin.customer.v1.CustomerChanged', customerId, version, {
    cause: { actor: 'user:tester', reason: '' },
    customer: {
      customerId,
      reference: customerId,
      class: facts.class ?? 'default',
      specialistId: facts.specialistId ?? '',
      zone: facts.zone ?? 'America/New_York',
      locale: 'en',
      flags: (facts.flags ?? []).map((flag) => `FLAG_${flag}` as const),
      deliverableChannels: (facts.channels ?? ['EMAIL']).map((channel) => `CHANNEL_${channel}` as const),
    },
  });
}

interface FlagOfEvent {
  flag: 'BANKRUPT' | 'DECEASED' | 'MORATORIUM' | 'VULNERABLE';
  since?: string;
  until?: string;
  /** Whether it is in force on the day of the event; it is once raised unless said. */
  inForce?: boolean;
  zone?: string;
}

/** A flag of a customer in New York is raised or lowered. */
export function flagEvent(
  type: 'FlagRaised' | 'FlagLowered',
  customerId: string,
  version: number,
  { flag, since, until, inForce = type === 'FlagRaised', zone }: FlagOfEvent,
): AnyEvent {
  const { payload } = customerEvent(customerId, version, { flags: inForce ? [flag] : [], zone });
  const days = type === 'FlagRaised' ? { sinceDate: dayOf(since), untilDate: dayOf(until) } : {};
  return anEvent(`dunlin.customer.v1.${type}`, customerId, version, {
    cause: { actor: 'user:tester', reason: 'letter of the court' },
    customer: payload.customer as EventInits['dunlin.customer.v1.FlagRaised']['customer'],
    flag: `FLAG_${flag}`,
    ...days,
  });
}

function dayOf(date: string | undefined) {
  return date === undefined ? null : toWireDate(date);
}

export const friendlyReminders = `
name: friendly-reminders
title: Friendly reminders
enrol: { when: "overdue or due_in_days <= 3", minRemaining: { USD: "5.00" } }
anchor: due_date
grouping: invoice
calendar: { time: "10:00", zone: customer, days: all }
steps:
  - { id: upcoming,   after: -3d, send: { channel: email, template: upcoming-due } }
  - { id: reminder-3, after: 3d,  send: { channel: email, template: reminder } }
  - { id: reminder-7, after: 7d,  send: { channel: email, template: reminder } }
  - { id: call-21,    after: 21d, task: { queue: callers, title: "Call about {{ invoice.number }}" } }
  - { id: agency-45,  after: 45d, place: { agency: northgate } }
expire: { after: 60d }
`;

/** The same for invoices of 100 and more; smaller ones are for the sequences of single tests. */
export const friendlySequence = friendlyReminders
  .replace('"overdue or', '"amount >= 100 and (overdue or')
  .replace('<= 3"', '<= 3)"');

interface DocumentFacts {
  name: string;
  when: string;
  minRemaining?: string;
  grouping?: string;
  expireAfter?: string;
}

/** A sequence of two messages. */
export function sequenceDocument({
  name,
  when,
  minRemaining,
  grouping = 'invoice',
  expireAfter,
}: DocumentFacts): string {
  return JSON.stringify({
    name,
    title: name,
    enrol: { when, minRemaining: minRemaining ? { USD: minRemaining } : {} },
    anchor: 'due_date',
    grouping,
    calendar: { time: '10:00', zone: 'customer', days: 'all' },
    steps: [
      { id: 'one', after: '1d', send: { channel: 'email', template: 'reminder' } },
      { id: 'two', after: expireAfter ? '3d' : '100d', send: { channel: 'email', template: 'reminder' } },
    ],
    ...(expireAfter ? { expire: { after: expireAfter } } : {}),
  });
}

/** A sequence of messages on days by id, which takes nothing by itself unless a rule is given. */
export function sequenceOfSteps(
  name: string,
  steps: Readonly<Record<string, number>>,
  { grouping = 'invoice', when = 'amount < 0', expire }: { grouping?: string; when?: string; expire?: string } = {},
): string {
  return JSON.stringify({
    ...{ name, title: name, enrol: { when }, anchor: 'due_date', grouping },
    calendar: { time: '10:00', zone: 'customer', days: 'all' },
    steps: Object.entries(steps).map(([id, days]) => ({
      id,
      after: `${days}d`,
      send: { channel: 'email', template: 'reminder' },
    })),
    ...(expire ? { expire: { after: expire } } : {}),
  });
}
