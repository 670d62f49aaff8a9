import type { Dunlin } from '#libs/client';
import { applySchemas, fillMetadata } from './metadata.js';
import type { MadeUpCustomer } from './names.js';

const customersAtOnce = 8;

/** What a customer said, by turns. */
const calls = [
  { method: 'CALL', outcome: 'PROMISED_TO_PAY', reason: 'CASH_SHORTAGE', text: 'Pays on Friday, after wages.' },
  { method: 'CALL', outcome: 'NOT_REACHED', reason: '', text: '' },
  { method: 'E_MAIL', outcome: 'ASKED_FOR_DOCUMENTS', reason: '', text: 'Wants a copy of the last two invoices.' },
  { method: 'CALL', outcome: 'LEFT_MESSAGE', reason: '', text: 'Left word with the front desk.' },
  { method: 'VISIT', outcome: 'REACHED', reason: 'ILLNESS', text: 'Was in hospital, asks for two more weeks.' },
] as const;

const notes = [
  'Prefers to be called before ten.',
  'Sends all questions by mail; speaks some English.',
  'The accountant is away until the end of the month.',
];

/** Adds to each customer what files do not bring, so that no page of it is empty. */
export async function loadDetails(dunlin: Dunlin, customers: ReadonlyMap<string, MadeUpCustomer>): Promise<void> {
  await applySchemas(dunlin);
  const waiting = [...customers].entries();
  const work = async (): Promise<void> => {
    for (const [number, [reference, madeUp]] of waiting) await loadCustomer(dunlin, number, reference, madeUp);
  };
  await Promise.all(Array.from({ length: customersAtOnce }, work));
}

async function loadCustomer(
  dunlin: Dunlin,
  number: number,
  reference: string,
  { person, phone, address }: MadeUpCustomer,
): Promise<void> {
  const { customer, caller } = dunlin;
  const found = await customer.getCustomer({ reference }, caller).catch((error: { code?: string }) => {
    // Some of the portfolio is issued after the sample ends.
    if (error.code === 'CUSTOMER_NOT_FOUND') return null;
    throw error;
  });
  if (!found) return;
  const { customerId } = found.customer!;
  await fillMetadata(dunlin, number, reference, customerId);
  const requestId = (what: string): string => `sample/${what}/${reference}`;
  await customer.setPostalAddress(
    { requestId: requestId('address'), customerId, address: { kind: 'KIND_BILLING', ...address } },
    caller,
  );
  await customer.addContact(
    { requestId: requestId('phone'), customerId, channel: 'CHANNEL_SMS', address: phone, label: 'mobile' },
    caller,
  );
  if (number % 2 === 0) {
    const contacts = [{ channel: 'CHANNEL_EMAIL' as const, address: `accounts.${reference}@example.test` }];
    const role = 'accounts payable';
    await customer.addBillingContact(
      { requestId: requestId('billing-contact'), customerId, name: person, role, contacts },
      caller,
    );
  }
  if (number % 3 === 0) {
    const text = notes[(number / 3) % notes.length]!;
    await customer.addNote({ requestId: requestId('note'), customerId, text }, caller);
  }
  const { method, outcome, reason, text } = calls[number % calls.length]!;
  await customer.recordInteraction(
    {
      ...{ requestId: requestId('interaction'), customerId, method, outcome, delinquencyReason: reason, text },
      direction: number % 4 === 0 ? 'DIRECTION_INBOUND' : 'DIRECTION_OUTBOUND',
    },
    caller,
  );
  if (outcome === 'PROMISED_TO_PAY') {
    const title = 'Check whether the promised payment came';
    await customer.createTask(
      { requestId: requestId('task'), customerId, queue: 'callers', title, tags: ['promise'] },
      caller,
    );
  }
  if (number % 40 === 7) {
    await customer.raiseFlag(
      {
        ...{ requestId: requestId('flag'), customerId, flag: 'FLAG_ATTORNEY' },
        reason: 'A law office wrote that it represents the customer.',
      },
      caller,
    );
  }
}
