import { Injectable } from '@nestjs/common';
import { type LocalDate, localDateAt } from '#libs/time';
import { type Caller, Database, inBatches, Runner, type Tx } from '#libs/transactions';
import { ChargeEvents } from '../../charges/use-cases/ports.js';
import { noInterest } from '../../interest/domain/policies.js';
import { type Invoice, owedOf } from '../../ledger/domain/invoice.js';
import { LedgerSessions } from '../../ledger/use-cases/ledger-sessions.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import type { Accrual, InterestPosting } from '../domain/accrual.js';
import { lastDayOfMonthBefore } from '../domain/months.js';
import type { AccrualRun } from './accrual-run.js';
import { AccrualRuns } from './accrual-runs.js';
import { ChargeFixedSum } from './charge-fixed-sum.js';
import { DecidePolicies, type KnownDebtors } from './decide-policies.js';
import { AccrualPolicy, AccrualStore } from './ports.js';

const maxInvoices = 1_000;
/** When an invoice whose interest could not be reckoned is tried again. */
const asideMs = 3_600_000;

/** Up to which day interest is posted. */
type UntilOf = (invoice: Invoice, today: LocalDate) => LocalDate;

/** Posts interest as months end, and looks again at what changed since. */
@Injectable()
export class AccrueInterest {
  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
    private readonly invoices: InvoiceStore,
    private readonly ledgerSessions: LedgerSessions,
    private readonly accruals: AccrualStore,
    private readonly runs: AccrualRuns,
    private readonly policies: DecidePolicies,
    private readonly fixedSums: ChargeFixedSum,
    private readonly events: ChargeEvents,
    private readonly policy: AccrualPolicy,
  ) {}

  /** @param setAside is told of each invoice that could not be worked on */
  async accrueBatch(
    caller: Caller,
    setAside: (invoiceId: string, error: unknown) => void,
  ): Promise<{ done: number; more: boolean }> {
    const due = await this.accruals.listDue(this.database, await this.database.now(), maxInvoices);
    let done = 0;
    await inBatches(
      due,
      async (invoiceIds) => {
        const debtors = await this.policies.debtorsOf(caller, invoiceIds);
        done += await this.runner.transact(caller, (tx) => this.accrueDue(tx, invoiceIds, debtors));
      },
      async (invoiceId, error) => {
        setAside(invoiceId, error);
        await this.runner.transact(caller, (tx) =>
          this.accruals.setAside(tx, invoiceId, new Date(tx.now.getTime() + asideMs)),
        );
      },
    );
    return { done, more: done > 0 && due.length === maxInvoices };
  }

  /** Those of them that are still due; another process may have been here. @returns how many */
  private async accrueDue(tx: Tx, invoiceIds: readonly string[], debtors: KnownDebtors): Promise<number> {
    const locked = await this.invoices.lockMany(tx, invoiceIds);
    const accruals = await this.accruals.lockMany(tx, invoiceIds);
    const due = accruals.filter(({ nextAt }) => nextAt !== null && nextAt <= tx.now);
    await this.accrueMany(tx, locked, due, debtors, (invoice, today) =>
      sweptUntil(invoice, today, this.policy.interestPosting),
    );
    return due.length;
  }

  /** @param invoices locked ones, those of the accruals among them */
  async accrueMany(
    tx: Tx,
    invoices: readonly Invoice[],
    accruals: readonly Accrual[],
    debtors: KnownDebtors,
    untilOf: UntilOf,
  ): Promise<AccrualRun | null> {
    const byId = new Map(invoices.map((invoice) => [invoice.invoiceId, invoice]));
    const decided = await this.policies.decide(
      tx,
      accruals.filter(({ invoiceId }) => byId.has(invoiceId)),
      byId,
      debtors,
    );
    const bearing = decided.filter(({ policy }) => policy !== noInterest);
    const without = decided.filter(({ policy }) => policy === noInterest).map(({ invoiceId }) => invoiceId);
    await this.accruals.deleteMany(tx, without);
    if (bearing.length === 0) return null;
    const ids = bearing.map(({ invoiceId }) => invoiceId);
    const session = await this.ledgerSessions.open(
      tx,
      ids.map((id) => byId.get(id)!),
      { earmarkedFor: ids },
    );
    const run = await this.runs.begin(tx, session, bearing);
    for (const invoiceId of ids) {
      const invoice = session.invoice(invoiceId);
      const posted = run.accrueOnward(invoiceId, untilOf(invoice, localDateAt(tx.now, invoice.zone)));
      if (posted) this.events.interestPosted(tx, posted);
    }
    await this.fixedSums.chargeFixedSums(tx, session, run);
    await this.ledgerSessions.close(tx, session);
    await this.runs.save(tx, session, run);
    return run;
  }
}

/** Nothing more comes of one whose principal is paid: all of it is posted at once. */
function sweptUntil(invoice: Invoice, today: LocalDate, posting: InterestPosting): LocalDate {
  if (owedOf(invoice).PRINCIPAL === 0n) return today;
  // What was reckoned already is looked at again; nothing is added to it.
  return posting === 'MONTHLY' ? lastDayOfMonthBefore(today) : invoice.dueDate;
}
