import { Injectable } from '@nestjs/common';
import type { CausingEvent, Tx } from '#libs/transactions';
import { reopenSettled, settleInvoices } from '../../ledger/domain/losses/settlements.js';
import { applyEarmarkedCash } from '../../ledger/domain/payments.js';
import { LedgerSessions } from '../../ledger/use-cases/ledger-sessions.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';

/** What payment published of a settlement. */
export interface SeenSettlement {
  readonly kind: 'fulfilled' | 'breached';
  readonly invoiceIds: readonly string[];
  /** What was paid in time beyond the agreed amount. */
  readonly surplusMinor: bigint;
  readonly event: CausingEvent;
}

/**
 * Posts the discount of settlements that were fulfilled and takes that of breached ones back. Their events arrive in the
 * order of the customer, behind those of the money; a repeat finds the invoices as they are and changes nothing.
 */
@Injectable()
export class FollowSettlements {
  constructor(
    private readonly invoices: InvoiceStore,
    private readonly ledgerSessions: LedgerSessions,
  ) {}

  /** @param seen in the order of the events */
  async followSettlements(tx: Tx, seen: readonly SeenSettlement[]): Promise<void> {
    const ids = [...new Set(seen.flatMap(({ invoiceIds }) => invoiceIds))];
    const locked = await this.invoices.lockMany(tx, ids);
    const known = new Set(locked.map(({ invoiceId }) => invoiceId));
    const reopening = seen.flatMap(({ kind, invoiceIds }) => (kind === 'breached' ? invoiceIds : []));
    const session = await this.ledgerSessions.open(tx, locked, { earmarkedFor: reopening });
    for (const { kind, invoiceIds, surplusMinor, event } of seen) {
      const ours = invoiceIds.filter((id) => known.has(id));
      if (kind === 'fulfilled') settleInvoices(session, ours, surplusMinor, 'SETTLEMENT_FULFILLED');
      else {
        for (const invoiceId of ours) {
          reopenSettled(session, invoiceId, 'SETTLEMENT_BREACHED');
          applyEarmarkedCash(session, invoiceId);
        }
      }
      this.ledgerSessions.publishNew(tx.causedBy(event), session);
    }
    await this.ledgerSessions.close(tx, session);
  }
}
