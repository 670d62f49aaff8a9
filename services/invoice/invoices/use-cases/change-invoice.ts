import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import type { Invoice } from '../../ledger/domain/invoice.js';
import type { LedgerSession } from '../../ledger/domain/ledger-session.js';
import { LedgerSessions } from '../../ledger/use-cases/ledger-sessions.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { errors } from '../domain/errors.js';

/** Runs one command of a person on one invoice. */
@Injectable()
export class ChangeInvoice {
  constructor(
    private readonly runner: Runner,
    private readonly invoices: InvoiceStore,
    private readonly ledgerSessions: LedgerSessions,
  ) {}

  /**
   * Locks the invoice, runs the command and returns the invoice after it.
   * @throws INVOICE_NOT_FOUND, and what the command throws
   */
  changeInvoice(
    caller: Caller,
    invoiceId: string,
    command: (session: LedgerSession, tx: Tx) => void | Promise<void>,
  ): Promise<Invoice> {
    return this.runner.run(caller, async (tx) => {
      const [invoice] = isId(invoiceId) ? await this.invoices.lockMany(tx, [invoiceId]) : [];
      if (!invoice) throw errors.INVOICE_NOT_FOUND(`There is no invoice ${JSON.stringify(invoiceId)}.`);
      const session = await this.ledgerSessions.open(tx, [invoice], { earmarkedFor: [invoiceId] });
      await command(session, tx);
      await this.ledgerSessions.close(tx, session);
      return session.invoice(invoiceId);
    });
  }
}
