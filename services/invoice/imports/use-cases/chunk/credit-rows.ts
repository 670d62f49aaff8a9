import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import { formatMajor } from '#libs/money';
import type { Tx } from '#libs/transactions';
import { type CreditNote, newCreditNote } from '../../../credit-notes/domain/credit-note.js';
import { CreditNoteEvents, CreditNoteStore } from '../../../credit-notes/use-cases/ports.js';
import { createCreditNote } from '../../../invoices/domain/credited.js';
import { type Invoice, principalOf } from '../../../ledger/domain/invoice.js';
import { objectionTo } from '../../../ledger/domain/invoice-acts.js';
import type { LedgerSession } from '../../../ledger/domain/ledger-session.js';
import type { InvoiceName } from '../../../ledger/use-cases/ports.js';
import { nameOf, type RowOutcome, type RowRefusal } from '../../domain/feed.js';
import { refuse, type RowOfCustomer } from './prepare-rows.js';

/** A row that is a credit note, with the number of the invoice that it reduces. */
export type CreditRow = RowOfCustomer & { readonly credits: string };

export function isCreditRow(row: RowOfCustomer): row is CreditRow {
  return row.credits !== null;
}

/** The invoice that the row reduces. */
export function creditedBy({ feed, credits }: CreditRow): InvoiceName {
  return { number: credits, creditorId: feed.creditorId };
}

/** Credit notes of one chunk, as they were made. */
interface Made {
  readonly creditNote: CreditNote;
  readonly invoiceNumber: string;
}

/** Rows of less than nothing, which reduce the invoices that they name. */
@Injectable()
export class CreditRows {
  constructor(
    private readonly creditNotes: CreditNoteStore,
    private readonly events: CreditNoteEvents,
  ) {}

  /**
   * Makes the credit notes that are not there yet, after the invoices of the chunk.
   * @param invoiceOf the invoice of a name as the session has it; undefined where there is none
   */
  async creditRows(
    tx: Tx,
    session: LedgerSession,
    rows: readonly CreditRow[],
    { invoiceOf, dryRun }: { invoiceOf: (name: string) => Invoice | undefined; dryRun: boolean },
  ): Promise<RowOutcome[]> {
    if (rows.length === 0) return [];
    const found = await this.creditNotes.findByNumber(
      tx,
      rows.map(({ feed }) => feed),
    );
    const known = new Map(found.map((creditNote) => [nameOf(creditNote), creditNote]));
    const made: Made[] = [];
    const outcomes = rows.flatMap((row): RowOutcome[] => {
      const before = invoiceOf(nameOf(creditedBy(row)));
      const there = known.get(nameOf(row.feed));
      if (there) return isSame(there, row, before) ? ['unchanged'] : (refuse(row.row, taken(row)) ?? []);
      const refusal = before ? refusalOf(before, row) : unknownInvoice(row);
      if (!before || refusal) return refuse(row.row, refusal!) ?? [];
      const creditNoteId = newId();
      const { amountMinor, number } = row.feed;
      createCreditNote(session, before.invoiceId, { creditNoteId, minor: amountMinor });
      const creditNote = newCreditNote(before, session.invoice(before.invoiceId), {
        ...{
          creditNoteId,
          number,
          amountMinor,
          reason: 'IMPORTED',
          disputeId: null,
          actor: tx.actor,
          createdAt: tx.now,
        },
      });
      known.set(nameOf(row.feed), creditNote);
      made.push({ creditNote, invoiceNumber: before.number });
      return ['updated'];
    });
    if (!dryRun) await this.write(tx, made);
    return outcomes;
  }

  private async write(tx: Tx, made: readonly Made[]): Promise<void> {
    await this.creditNotes.insertMany(
      tx,
      made.map(({ creditNote }) => creditNote),
    );
    for (const { creditNote, invoiceNumber } of made) this.events.created(tx, creditNote, invoiceNumber);
  }
}

function isSame({ invoiceId, amountMinor }: CreditNote, { feed }: CreditRow, invoice: Invoice | undefined): boolean {
  return invoice?.invoiceId === invoiceId && amountMinor === feed.amountMinor;
}

function refusalOf(invoice: Invoice, { feed }: CreditRow): RowRefusal | null {
  const { number, currency, customerId } = invoice;
  const refusal = (field: string, reason: string, message: string): RowRefusal => ({ field, reason, message });
  if (customerId !== feed.customerId)
    return refusal('customer.reference', 'CUSTOMER_CHANGED', `Invoice ${number} is that of another customer.`);
  if (currency !== feed.currency)
    return refusal('invoice.currency', 'CURRENCY_CHANGED', `Invoice ${number} is in ${currency}.`);
  const objection = objectionTo(invoice, 'create credit note');
  if (objection) return refusal('invoice.credits', objection.reason, `Invoice ${number}: ${objection.text}`);
  if (feed.amountMinor <= principalOf(invoice)) return null;
  const left = formatMajor({ minor: principalOf(invoice), currency });
  const message = `Invoice ${number} comes to ${left}, and no more than that can be credited of it.`;
  return refusal('invoice.amount', 'CREDITS_TOO_MUCH', message);
}

function unknownInvoice({ credits }: CreditRow): RowRefusal {
  const message =
    `There is no invoice ${credits} yet that it could reduce. Where the file has it further below, import the file once ` +
    'more; else send the invoice first.';
  return { field: 'invoice.credits', reason: 'UNKNOWN_INVOICE', message };
}

function taken({ feed }: CreditRow): RowRefusal {
  const message =
    `Credit note ${feed.number} is there already with another amount, or of another invoice, and a credit note never ` +
    'changes. Give this one a number of its own.';
  return { field: 'invoice.number', reason: 'DUPLICATE_NUMBER', message };
}
