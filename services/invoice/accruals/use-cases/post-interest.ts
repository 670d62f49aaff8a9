import { Injectable } from '@nestjs/common';
import { FieldFaults, readId } from '#libs/fields';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import type { PolicyMisfit } from '../../interest/domain/policies.js';
import { errors as invoiceErrors } from '../../invoices/domain/errors.js';
import { type Invoice, isOwed } from '../../ledger/domain/invoice.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { type Accrual, newAccrual } from '../domain/accrual.js';
import { errors } from '../domain/errors.js';
import { AccrueInterest } from './accrue-interest.js';
import { DecidePolicies } from './decide-policies.js';
import { type AccrualStanding, ExplainInterest } from './explain-interest.js';
import { AccrualStore } from './ports.js';

@Injectable()
export class PostInterest {
  constructor(
    private readonly runner: Runner,
    private readonly invoices: InvoiceStore,
    private readonly accruals: AccrualStore,
    private readonly policies: DecidePolicies,
    private readonly accrueInterest: AccrueInterest,
    private readonly explainInterest: ExplainInterest,
  ) {}

  /**
   * Posts the interest of an invoice up to today, in the zone of its customer. One that was without a policy when it became
   * overdue gets that of the payment terms as they are.
   * @throws ACCRUAL_INVALID, INVOICE_NOT_FOUND, ACCRUAL_STATE_FORBIDS
   */
  async postInterest(caller: Caller, given: string): Promise<AccrualStanding> {
    const faults = new FieldFaults();
    const invoiceId = faults.take('invoice_id', readId(given));
    faults.throwIfAny(errors.ACCRUAL_INVALID);
    const found = await this.invoices.find(invoiceId!);
    if (!found) throw invoiceErrors.INVOICE_NOT_FOUND(`There is no invoice ${given}.`);
    const debtors = await this.policies.known(caller, [found.customerId]);
    return this.runner.run(caller, async (tx) => {
      const [invoice] = await this.invoices.lockMany(tx, [found.invoiceId]);
      const accrual = await this.lock(tx, invoice!);
      const run = await this.accrueInterest.accrueMany(tx, [invoice!], [accrual], debtors, (_, today) => today);
      const after = run?.accrual(found.invoiceId);
      const why = after ? whyNot(after) : 'Its payment terms give none.';
      if (why !== null) throw forbidden(found, why);
      return this.explainInterest.standingOf(tx, found.invoiceId);
    });
  }

  private async lock(tx: Tx, invoice: Invoice): Promise<Accrual> {
    const { invoiceId, lifecycle, overdueAt } = invoice;
    const [known] = await this.accruals.lockMany(tx, [invoiceId]);
    if (known) return known;
    if (!isOwed(lifecycle) || tx.now < overdueAt) throw forbidden(invoice, 'It is not overdue.');
    const accrual = newAccrual(invoice, tx.now);
    await this.accruals.insertMissing(tx, [accrual]);
    return accrual;
  }
}

function forbidden({ number }: Invoice, why: string): Error {
  return errors.ACCRUAL_STATE_FORBIDS(`Invoice ${number} bears no interest. ${why}`);
}

/** Null where it bears interest, as far as rates are known. */
function whyNot({ policy, stop }: Accrual): string | null {
  if (policy === '') return 'Its customer is not known here yet; make the same call again in a while.';
  return stop === null || stop === 'RATE_UNKNOWN' ? null : sentences[stop];
}

const sentences: Readonly<Record<PolicyMisfit, string>> = {
  DEBTOR_UNKNOWN: 'Its policy asks whether the customer is a consumer or a business; say so with the customer.',
  DEBTOR_OTHER: 'Its policy is not for a debtor of this kind; set payment terms that are.',
  CURRENCY_OTHER: 'Its policy is of another currency; set payment terms that fit.',
};
