import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import type { Tx } from '#libs/transactions';
import type { InvoiceLine } from '../../invoices/domain/lines.js';
import { newDraft } from '../../invoices/domain/new-draft.js';
import { issueInvoice } from '../../invoices/domain/receivable.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import type { LedgerSession } from '../../ledger/domain/ledger-session.js';
import { LedgerSessions } from '../../ledger/use-cases/ledger-sessions.js';
import { FreeNumbers } from '../../number-series/use-cases/free-numbers.js';
import type { ProlongationOption, ProlongationQuote } from '../domain/quote.js';

/** The invoice of a fee, with the lines that are stored beside it. */
export interface IssuedFee {
  readonly invoice: Invoice;
  readonly lines: readonly InvoiceLine[];
}

/** A quantity of one, in ten-thousandths. */
const one = 10_000n;

@Injectable()
export class IssueFee {
  constructor(
    private readonly ledgerSessions: LedgerSessions,
    private readonly numbers: FreeNumbers,
  ) {}

  /** Issues the invoice of the fee of a prolongation: of the same creditor, and all of it a fee. Null where nothing is charged. */
  async issueFee(
    tx: Tx,
    session: LedgerSession,
    { invoice, policy, today }: ProlongationQuote,
    { days, feeMinor, taxMinor, feeDueDate }: ProlongationOption,
  ): Promise<IssuedFee | null> {
    if (!feeMinor || !feeDueDate) return null;
    const { customerId, creditorId, currency, zone } = invoice;
    const invoiceId = newId();
    const number = await this.numbers.take(tx, { numberSeries: policy.numberSeries || creditorId, creditorId });
    const grossMinor = feeMinor + taxMinor;
    const draft = newDraft({
      ...{ invoiceId, number, customerId, creditorId, currency, zone, kind: 'PROLONGATION_FEE' },
      ...{ amountMinor: grossMinor, linesGrossMinor: grossMinor, linesTaxMinor: taxMinor },
      ...{ issueDate: today, dueDate: feeDueDate },
      overdueAt: this.ledgerSessions.overdueAt(feeDueDate, zone),
      createdAt: tx.now,
    });
    session.addInvoice({ ...draft, feeMinor: grossMinor });
    issueInvoice(session, invoiceId, 'PROLONGED');
    const { taxRateBasisPoints } = policy;
    const text = `Prolongation of invoice ${invoice.number} by ${days} days`;
    const line = { text, quantity: one, unitPriceMinor: feeMinor, netMinor: feeMinor, taxRateBasisPoints };
    return { invoice: session.invoice(invoiceId), lines: [line] };
  }
}
