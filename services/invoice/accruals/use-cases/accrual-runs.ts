import { Injectable } from '@nestjs/common';
import { localDateAt } from '#libs/time';
import type { Tx } from '#libs/transactions';
import { ChargeStore } from '../../charges/use-cases/ports.js';
import { ReferenceRateStore } from '../../interest/use-cases/ports.js';
import { type Invoice, isOwed, owedOf } from '../../ledger/domain/invoice.js';
import type { LedgerSession } from '../../ledger/domain/ledger-session.js';
import { JournalStore } from '../../ledger/use-cases/ports.js';
import { type Accrual, type InterestPosting, isAccruing } from '../domain/accrual.js';
import { lastDayOfMonth } from '../domain/months.js';
import { AccrualRun } from './accrual-run.js';
import { AccrualPolicy, AccrualStore } from './ports.js';

/** When an invoice is looked at again whose customer is not known here yet. */
const undecidedMs = 3_600_000;

/** Reads what the interest of locked invoices follows from, and writes what became of it. */
@Injectable()
export class AccrualRuns {
  constructor(
    private readonly accruals: AccrualStore,
    private readonly journal: JournalStore,
    private readonly charges: ChargeStore,
    private readonly rates: ReferenceRateStore,
    private readonly policy: AccrualPolicy,
  ) {}

  /** By four looks, however many they are. @param accruals locked ones, of invoices of the session */
  async begin(tx: Tx, session: LedgerSession, accruals: readonly Accrual[]): Promise<AccrualRun> {
    const invoices = accruals.map(({ invoiceId }) => session.invoice(invoiceId));
    const ids = invoices.map(({ invoiceId }) => invoiceId);
    const lines = await this.journal.findPrincipalLines(tx, invoices);
    const charges = new Map((await this.charges.findOfInvoices(tx, ids)).map((charge) => [charge.chargeId, charge]));
    const accruing = accruals.map((accrual) => ({
      accrual,
      charge: charges.get(accrual.chargeId ?? '') ?? null,
      lines: lines.get(accrual.invoiceId) ?? [],
    }));
    return new AccrualRun(session, accruing, await this.rates.readBook(tx), tx.actor);
  }

  /** Once the session is closed. */
  async save(tx: Tx, session: LedgerSession, run: AccrualRun): Promise<void> {
    const { accruals, added, changed } = run.changes();
    await this.charges.insertMany(tx, added);
    await this.charges.updateAmounts(tx, changed);
    const dated = accruals.map((accrual) => ({
      ...accrual,
      nextAt: nextAtOf(accrual, session.invoice(accrual.invoiceId), session, this.policy.interestPosting),
      aside: false,
    }));
    await this.accruals.updateMany(tx, dated);
  }
}

/** When interest is looked at again by itself: as its month begins in the zone of the customer, while something bears it. */
function nextAtOf(
  accrual: Accrual,
  invoice: Invoice,
  { terms: { now, calendar } }: LedgerSession,
  posting: InterestPosting,
): Date | null {
  if (!isOwed(invoice.lifecycle)) return null;
  const today = localDateAt(now, invoice.zone);
  // The event of its customer is on its way.
  if (accrual.policy === '') return new Date(now.getTime() + undecidedMs);
  // Its customer may be told of by tomorrow.
  if (accrual.stop === 'DEBTOR_UNKNOWN') return calendar.overdueAt(today, invoice.zone);
  const isWaiting = invoice.lifecycle === 'OPEN' && accrual.fixedSum && accrual.fixedSumChargeId === null;
  const grows = posting === 'MONTHLY' && owedOf(invoice).PRINCIPAL > 0n;
  const goesOn = grows || (isAccruing(accrual) && accrual.stop !== null) || isWaiting;
  return goesOn ? calendar.overdueAt(lastDayOfMonth(today), invoice.zone) : null;
}
