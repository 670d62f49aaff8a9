import { bigint, boolean, date, integer, rowOf, text, timestamp, uuid, uuids } from '#libs/platform';
import type { Allocation, PaymentAccount } from '../../domain/payment-account.js';
import type { PostedLine } from '../../use-cases/ports.js';

type LineOfEntry = 'lineNumber' | 'account' | 'debitMinor' | 'creditMinor' | 'invoiceId' | 'component' | 'paymentId';

/** What all lines of an entry share. */
export type PostedEntry = Omit<PostedLine, LineOfEntry> & { readonly lineCount: number };

export const entryRows = rowOf<PostedEntry>()('journal_entries', ['entry_id'], {
  entry_id: uuid('entryId'),
  source: text('source'),
  context: text('context'),
  customer_id: uuid('customerId'),
  currency: text('currency'),
  line_count: integer('lineCount'),
  reverses_entry_id: uuid('reversesEntryId'),
  value_on: date('valueDate'),
  posted_at: timestamp('postedAt'),
});

export const lineRows = rowOf<Pick<PostedLine, 'entryId' | LineOfEntry>>()(
  'journal_lines',
  ['entry_id', 'line_number'],
  {
    entry_id: uuid('entryId'),
    line_number: integer('lineNumber'),
    account: integer('account'),
    debit_minor: bigint('debitMinor'),
    credit_minor: bigint('creditMinor'),
    invoice_id: uuid('invoiceId'),
    component: text('component'),
    payment_id: uuid('paymentId'),
  },
);

export const paymentRows = rowOf<PaymentAccount>()('settled_payments', ['payment_id'], {
  payment_id: uuid('paymentId'),
  customer_id: uuid('customerId'),
  currency: text('currency'),
  amount_minor: bigint('amountMinor'),
  unapplied_minor: bigint('unappliedMinor'),
  invoice_ids: uuids('invoiceIds'),
  value_on: date('valueDate'),
  reversed: boolean('reversed'),
  version: bigint('version'),
});

export const allocationRows = rowOf<Allocation>()('allocations', ['payment_id', 'invoice_id'], {
  payment_id: uuid('paymentId'),
  invoice_id: uuid('invoiceId'),
  allocated_at: timestamp('allocatedAt'),
  amount_minor: bigint('amountMinor'),
  credited_minor: bigint('creditedMinor'),
  interest_minor: bigint('interestMinor'),
  fee_minor: bigint('feeMinor'),
  cost_minor: bigint('costMinor'),
  recovered_minor: bigint('recoveredMinor'),
});
