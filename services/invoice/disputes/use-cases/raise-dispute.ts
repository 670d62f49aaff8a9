import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, readIds } from '#libs/fields';
import { isId, newId } from '#libs/ids';
import { type Money, moneyText } from '#libs/money';
import { Reasons } from '#libs/reasons';
import { addDays, localDateAt } from '#libs/time';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { raiseDispute } from '../../invoices/domain/disputed.js';
import { errors as invoiceErrors } from '../../invoices/domain/errors.js';
import { readInvoiceAmount } from '../../invoices/domain/invoice-input.js';
import { type DisputedInvoice, type DisputeInput, DisputeRaising } from '../../invoices/use-cases/ports.js';
import { errors } from '../../ledger/domain/errors.js';
import { type Invoice, principalOf } from '../../ledger/domain/invoice.js';
import { assertAllowed } from '../../ledger/domain/invoice-acts.js';
import { isPlausibleDate } from '../../ledger/domain/plausible-date.js';
import { LedgerSessions } from '../../ledger/use-cases/ledger-sessions.js';
import { InvoiceStore, OrganisationDefaults } from '../../ledger/use-cases/ports.js';
import { ended, newDispute, told } from '../domain/dispute.js';
import { CustomerDocuments, DisputePolicy, DisputeStore } from './ports.js';

const maxDocuments = 20;

@Injectable()
export class RaiseDispute extends DisputeRaising {
  constructor(
    private readonly runner: Runner,
    private readonly invoices: InvoiceStore,
    private readonly ledgerSessions: LedgerSessions,
    private readonly disputes: DisputeStore,
    private readonly documents: CustomerDocuments,
    private readonly reasons: Reasons,
    private readonly defaults: OrganisationDefaults,
    private readonly policy: DisputePolicy,
  ) {
    super();
  }

  /**
   * Disputes an invoice, or a part of its principal.
   * @throws INVOICE_NOT_FOUND, INVOICE_INVALID, INVOICE_STATE_FORBIDS
   */
  async raiseDispute(caller: Caller, input: DisputeInput): Promise<DisputedInvoice> {
    const { reason, documentIds } = this.read(input);
    const { invoiceId } = input;
    const found = isId(invoiceId) ? await this.invoices.find(invoiceId) : null;
    if (!found) throw invoiceErrors.INVOICE_NOT_FOUND(`There is no invoice ${JSON.stringify(invoiceId)}.`);
    await this.assertDocuments(found.customerId, documentIds, caller);
    return this.runner.run(caller, async (tx) => {
      const [before] = await this.invoices.lockMany(tx, [invoiceId]);
      assertAllowed(before!, 'raise dispute');
      const today = localDateAt(tx.now, this.defaults.zone);
      const deadline = input.deadline ?? addDays(today, this.policy.disputeDays);
      assertFits(input, before!, today);
      await this.endForgotten(tx, invoiceId);
      const dispute = newDispute(before!, {
        disputeId: newId(),
        reasonCode: input.reasonCode.trim(),
        text: input.reason.trim(),
        documentIds,
        deadline,
        amountMinor: input.amount && input.amount.minor < principalOf(before!) ? input.amount.minor : null,
        overdueAt: this.ledgerSessions.overdueAt(deadline, this.defaults.zone),
        raisedBy: caller.actor,
        raisedAt: tx.now,
      });
      const session = await this.ledgerSessions.open(tx, [before!]);
      raiseDispute(session, invoiceId, told(dispute), reason);
      await this.disputes.insert(tx, dispute);
      await this.ledgerSessions.close(tx, session);
      return { invoice: session.invoice(invoiceId), disputeId: dispute.disputeId };
    });
  }

  /** @throws INVOICE_INVALID */
  private read(input: DisputeInput): { reason: string; documentIds: readonly string[] } {
    const faults = new FieldFaults();
    const reason = faults.take('reason', this.reasons.read('dispute', input));
    const documentIds = faults.take('document_ids', readIds(input.documentIds, maxDocuments));
    if (input.amount) faults.take('amount', readInvoiceAmount(input.amount));
    const { deadline } = input;
    faults.check(deadline === null || isPlausibleDate(deadline), 'deadline_date', faultOf('NOT_IN_CENTURIES'));
    faults.throwIfAny(errors.INVOICE_INVALID);
    return { reason: reason!, documentIds: documentIds! };
  }

  /** @throws INVOICE_INVALID */
  private async assertDocuments(customerId: string, documentIds: readonly string[], caller: Caller): Promise<void> {
    if (documentIds.length === 0) return;
    const usable = await this.documents.findUsable(customerId, documentIds, caller);
    const faults = new FieldFaults();
    for (const documentId of documentIds.filter((id) => !usable.has(id)))
      faults.add('document_ids', `has ${documentId}, which is no document of this customer, or was removed or refused`);
    faults.throwIfAny(errors.INVOICE_INVALID);
  }

  /** A process of the release before closes disputes and leaves what is kept of them. */
  private async endForgotten(tx: Tx, invoiceId: string): Promise<void> {
    const forgotten = await this.disputes.findOpen(tx, invoiceId);
    if (!forgotten) return;
    const by = { resolution: 'Closed by the release before.', resolvedBy: '', resolvedAt: tx.now };
    await this.disputes.updateMany(tx, [
      ended(forgotten, { state: 'RESOLVED_FOR_CREDITOR', creditedMinor: 0n, ...by }),
    ]);
  }
}

/** @throws INVOICE_INVALID */
function assertFits({ amount, deadline }: DisputeInput, invoice: Invoice, today: string): void {
  const faults = new FieldFaults();
  const { currency } = invoice;
  if (amount) {
    faults.check(amount.currency === currency, 'amount', faultOf('WRONG_CURRENCY', { currency }));
    const principal: Money = { minor: principalOf(invoice), currency };
    const isMore = amount.currency === currency && amount.minor > principal.minor;
    faults.check(!isMore, 'amount', faultOf('ABOVE_MAX', { max: moneyText(principal) }));
  }
  faults.check(deadline === null || deadline >= today, 'deadline_date', faultOf('BEFORE_MIN', { min: today }));
  faults.throwIfAny(errors.INVOICE_INVALID);
}
