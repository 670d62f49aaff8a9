import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import { localDateAt } from '#libs/time';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { type CreditNote, newCreditNote } from '../../credit-notes/domain/credit-note.js';
import { CreditNoteStore } from '../../credit-notes/use-cases/ports.js';
import { closeDispute } from '../../invoices/domain/disputed.js';
import { errors as invoiceErrors } from '../../invoices/domain/errors.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { assertAllowed } from '../../ledger/domain/invoice-acts.js';
import { LedgerSessions } from '../../ledger/use-cases/ledger-sessions.js';
import { InvoiceStore, OrganisationDefaults } from '../../ledger/use-cases/ports.js';
import { type Dispute, ended, type Ending, newDispute, told } from '../domain/dispute.js';
import { errors } from '../domain/errors.js';
import { DisputeStore } from './ports.js';

/** How a dispute ends, decided once it is locked. */
type Decide = (dispute: Dispute, invoice: Invoice) => Pick<Ending, 'state' | 'creditedMinor'>;

/** Ends open disputes, each with its invoice in one transaction. */
@Injectable()
export class EndDispute {
  constructor(
    private readonly runner: Runner,
    private readonly invoices: InvoiceStore,
    private readonly ledgerSessions: LedgerSessions,
    private readonly disputes: DisputeStore,
    private readonly creditNotes: CreditNoteStore,
    private readonly defaults: OrganisationDefaults,
  ) {}

  /**
   * Ends one dispute.
   * @throws DISPUTE_STATE_FORBIDS
   */
  endDispute(
    caller: Caller,
    { disputeId, invoiceId }: Dispute,
    resolution: string,
    decide: Decide,
  ): Promise<{ invoice: Invoice; dispute: Dispute }> {
    return this.end(caller, invoiceId, resolution, async (tx, invoice) => {
      const open = await this.disputes.findOpen(tx, invoiceId);
      if (open?.disputeId !== disputeId)
        throw errors.DISPUTE_STATE_FORBIDS(`Dispute ${disputeId} of invoice ${invoice.number} ended already.`);
      return { open, ...decide(open, invoice) };
    });
  }

  /**
   * Ends the dispute of an invoice for the creditor.
   * @throws INVOICE_NOT_FOUND, INVOICE_STATE_FORBIDS
   */
  endOfInvoice(caller: Caller, invoiceId: string, resolution: string): Promise<{ invoice: Invoice; dispute: Dispute }> {
    return this.end(caller, invoiceId, resolution, async (tx, invoice) => {
      assertAllowed(invoice, 'close dispute');
      const open = (await this.disputes.findOpen(tx, invoiceId)) ?? (await this.adopt(tx, invoice));
      return { open, state: 'RESOLVED_FOR_CREDITOR', creditedMinor: 0n };
    });
  }

  private end(
    caller: Caller,
    invoiceId: string,
    resolution: string,
    decide: (tx: Tx, invoice: Invoice) => Promise<{ open: Dispute } & Pick<Ending, 'state' | 'creditedMinor'>>,
  ): Promise<{ invoice: Invoice; dispute: Dispute }> {
    return this.runner.run(caller, async (tx) => {
      const [before] = await this.invoices.lockMany(tx, [invoiceId]);
      if (!before) throw invoiceErrors.INVOICE_NOT_FOUND(`There is no invoice ${JSON.stringify(invoiceId)}.`);
      const { open, state, creditedMinor } = await decide(tx, before);
      const by = { resolution, resolvedBy: caller.actor, resolvedAt: tx.now };
      const dispute = ended(open, { state, creditedMinor, ...by });
      const session = await this.ledgerSessions.open(tx, [before], { earmarkedFor: [invoiceId] });
      closeDispute(session, invoiceId, told(dispute), resolution);
      await this.disputes.updateMany(tx, [dispute]);
      if (creditedMinor > 0n)
        await this.creditNotes.insert(tx, creditNoteOf(dispute, before, session.invoice(invoiceId)));
      await this.ledgerSessions.close(tx, session);
      return { invoice: session.invoice(invoiceId), dispute };
    });
  }

  /** A process of the release before raises disputes of whole invoices and keeps nothing of them. */
  private async adopt(tx: Tx, invoice: Invoice): Promise<Dispute> {
    const deadline = localDateAt(tx.now, this.defaults.zone);
    const dispute = newDispute(invoice, {
      ...{ disputeId: newId(), amountMinor: invoice.disputedMinor, reasonCode: '', documentIds: [], deadline },
      text: 'Raised by the release before.',
      overdueAt: this.ledgerSessions.overdueAt(deadline, this.defaults.zone),
      ...{ raisedBy: '', raisedAt: tx.now },
    });
    await this.disputes.insert(tx, dispute);
    return dispute;
  }
}

/** DisputeClosed tells of it. */
function creditNoteOf(dispute: Dispute, before: Invoice, after: Invoice): CreditNote {
  const { disputeId, creditedMinor, resolution, resolvedBy, resolvedAt } = dispute;
  return newCreditNote(before, after, {
    ...{ creditNoteId: disputeId, disputeId, number: '', amountMinor: creditedMinor },
    ...{ reason: resolution, actor: resolvedBy, createdAt: resolvedAt! },
  });
}
