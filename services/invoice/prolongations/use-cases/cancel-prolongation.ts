import { Injectable } from '@nestjs/common';
import { FieldFaults, readId, readReason } from '#libs/fields';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { voidInvoice } from '../../invoices/domain/receivable.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { restoreDueDate } from '../../ledger/domain/prolongations.js';
import { LedgerSessions } from '../../ledger/use-cases/ledger-sessions.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import { assertCancellable, cancelled, type Prolongation } from '../domain/prolongation.js';
import { ProlongationEvents, ProlongationStore } from './ports.js';

@Injectable()
export class CancelProlongation {
  constructor(
    private readonly runner: Runner,
    private readonly invoices: InvoiceStore,
    private readonly ledgerSessions: LedgerSessions,
    private readonly prolongations: ProlongationStore,
    private readonly events: ProlongationEvents,
  ) {}

  /**
   * Takes back the last prolongation of an invoice: the day before it holds again, and the invoice of the fee is void.
   * @throws PROLONGATION_INVALID, PROLONGATION_NOT_FOUND, PROLONGATION_STATE_FORBIDS, INVOICE_STATE_FORBIDS
   */
  async cancelProlongation(caller: Caller, given: { prolongationId: string; reason: string }): Promise<Prolongation> {
    const faults = new FieldFaults();
    const prolongationId = faults.take('prolongation_id', readId(given.prolongationId));
    const reason = faults.take('reason', readReason(given.reason));
    faults.throwIfAny(errors.PROLONGATION_INVALID);
    return this.runner.run(caller, async (tx) => {
      const { prolongation, invoice, fee } = await this.lock(tx, prolongationId!);
      const session = await this.ledgerSessions.open(tx, fee ? [invoice, fee] : [invoice]);
      const { invoiceId, oldDueDate: dueDate, oldDueDateSource: dueDateSource } = prolongation;
      restoreDueDate(session, invoiceId, { dueDate, dueDateSource });
      if (fee?.lifecycle === 'OPEN') voidInvoice(session, fee.invoiceId, reason!, true);
      const by = { cancelReason: reason!, canceller: tx.actor, cancelledAt: tx.now };
      const after = cancelled(prolongation, by);
      await this.prolongations.update(tx, after);
      this.events.cancelled(tx, after);
      await this.ledgerSessions.close(tx, session);
      return after;
    });
  }

  /** The lock of the invoice is that of all its prolongations. */
  private async lock(
    tx: Tx,
    prolongationId: string,
  ): Promise<{ prolongation: Prolongation; invoice: Invoice; fee: Invoice | null }> {
    const found = await this.prolongations.find(tx, prolongationId);
    if (!found) throw errors.PROLONGATION_NOT_FOUND(`There is no prolongation ${prolongationId}.`);
    const { invoiceId, feeInvoiceId } = found;
    const locked = await this.invoices.lockMany(tx, feeInvoiceId === null ? [invoiceId] : [invoiceId, feeInvoiceId]);
    const invoice = locked.find((one) => one.invoiceId === invoiceId)!;
    const fee = locked.find((one) => one.invoiceId === feeInvoiceId) ?? null;
    const ofInvoice = await this.prolongations.findOfInvoice(tx, invoiceId);
    const prolongation = ofInvoice.find((one) => one.prolongationId === prolongationId)!;
    assertCancellable(prolongation, { ofInvoice, invoice, fee });
    return { prolongation, invoice, fee };
  }
}
