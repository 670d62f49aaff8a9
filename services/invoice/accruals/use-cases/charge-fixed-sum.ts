import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import { money } from '#libs/money';
import type { Tx } from '#libs/transactions';
import type { Charge } from '../../charges/domain/charge.js';
import { ChargeEvents, ChargeStore } from '../../charges/use-cases/ports.js';
import { readPolicy } from '../../interest/domain/policies.js';
import { postCharge } from '../../ledger/domain/charges.js';
import { objectionTo } from '../../ledger/domain/invoice-acts.js';
import type { LedgerSession } from '../../ledger/domain/ledger-session.js';
import { type Accrual, isAccruing } from '../domain/accrual.js';
import { openingOf } from '../domain/accrued.js';
import type { AccrualRun } from './accrual-run.js';

/** Charges the fixed sum that a law adds to interest, once for each issue of an invoice. */
@Injectable()
export class ChargeFixedSum {
  constructor(
    private readonly charges: ChargeStore,
    private readonly events: ChargeEvents,
  ) {}

  /** Of those of the run that wait for it, as far as their invoices take charges now. */
  async chargeFixedSums(tx: Tx, session: LedgerSession, run: AccrualRun): Promise<void> {
    const waiting = [...run.invoiceIds].map((id) => run.accrual(id)!).filter(isWaiting);
    if (waiting.length === 0) return;
    const ids = waiting.map(({ invoiceId }) => invoiceId);
    const before = Map.groupBy(await this.charges.findOfInvoices(tx, ids), ({ invoiceId }) => invoiceId);
    const added: Charge[] = [];
    for (const accrual of waiting) {
      const occurrence = `fixed-sum-${accrual.issuedEpisode}`;
      const known = before.get(accrual.invoiceId)?.find((charge) => charge.occurrence === occurrence);
      const charge = known ?? this.post(tx, session, run, accrual, occurrence);
      if (!charge) continue;
      run.set({ ...run.accrual(accrual.invoiceId)!, fixedSumChargeId: charge.chargeId });
      if (!known) added.push(charge);
    }
    await this.charges.insertMany(tx, added);
  }

  /** @returns null where nothing is added, or the invoice takes no charges now */
  private post(
    tx: Tx,
    session: LedgerSession,
    run: AccrualRun,
    { invoiceId, policy: text }: Accrual,
    occurrence: string,
  ): Charge | null {
    const invoice = session.invoice(invoiceId);
    const policy = readPolicy(text);
    if (policy?.kind !== 'statutory' || objectionTo(invoice, 'add charge')) return null;
    const { customerId, currency, issuedEpisode, number } = invoice;
    const { minor } = policy.fixedSum(money(openingOf(run.linesOf(invoiceId)), currency));
    if (minor === 0n) return null;
    const charge: Charge = {
      ...{ chargeId: newId(), invoiceId, customerId, kind: 'COST', currency, amountMinor: minor, waivedMinor: 0n },
      ...{ reason: policy.law, text: '', occurrence, actor: tx.actor, addedAt: tx.now },
      ...{ waiveReason: '', waivedAt: null, issuedEpisode, version: 1n },
    };
    this.events.added(tx, charge, number);
    postCharge(session, { ...charge, component: 'COST', minor });
    return charge;
  }
}

function isWaiting(accrual: Accrual): boolean {
  return accrual.fixedSum && accrual.fixedSumChargeId === null && isAccruing(accrual);
}
