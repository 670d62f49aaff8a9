import { Injectable } from '@nestjs/common';
import { type Caller, Database, type Tx } from '#libs/transactions';
import { KnownCustomers } from '../../customers/use-cases/known-customers.js';
import { CustomerCopies, type KnownCustomer } from '../../customers/use-cases/ports.js';
import { hasFixedSum, misfitOf, noInterest, readPolicy, seriesOf } from '../../interest/domain/policies.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { TermsBooks } from '../../terms/use-cases/terms-books.js';
import { type Accrual, isAccruing } from '../domain/accrual.js';
import { AccrualStore } from './ports.js';

/** Customers of accruals, by id. */
export type KnownDebtors = ReadonlyMap<string, KnownCustomer>;

/** Decides by which policy overdue invoices bear interest, once; and whether it is for their customers, until it is. */
@Injectable()
export class DecidePolicies {
  constructor(
    private readonly database: Database,
    private readonly accruals: AccrualStore,
    private readonly copies: CustomerCopies,
    private readonly customers: KnownCustomers,
    private readonly terms: TermsBooks,
  ) {}

  /** The customers on whom something is to be decided. What is not copied of them is asked for, before a transaction begins. */
  async debtorsOf(caller: Caller, invoiceIds: readonly string[]): Promise<KnownDebtors> {
    const found = await this.accruals.findMany(this.database, invoiceIds);
    const open = found.filter((accrual) => !isAccruing(accrual));
    return this.known(caller, [...new Set(open.map(({ customerId }) => customerId))]);
  }

  async known(caller: Caller, customerIds: readonly string[]): Promise<KnownDebtors> {
    if (customerIds.length === 0) return new Map();
    const copies = await this.copies.findMany(this.database, customerIds);
    const known = await this.customers.withKinds(caller, await this.customers.withClasses(caller, copies));
    return new Map(known.map((customer) => [customer.customerId, customer]));
  }

  /** The accruals with what is decided now; without interest is one whose policy is `none`. */
  async decide(
    tx: Tx,
    accruals: readonly Accrual[],
    invoices: ReadonlyMap<string, Invoice>,
    debtors: KnownDebtors,
  ): Promise<Accrual[]> {
    const subjects = accruals.flatMap(({ policy, customerId }) => {
      const customer = policy === '' ? debtors.get(customerId) : undefined;
      return customer ? [{ className: customer.className, customer }] : [];
    });
    const book = subjects.length > 0 ? await this.terms.read(tx, tx.now, subjects) : null;
    return accruals.map((accrual) => {
      const customer = debtors.get(accrual.customerId);
      const invoice = invoices.get(accrual.invoiceId)!;
      // Its customer is not told of yet.
      if (isAccruing(accrual) || !customer) return accrual;
      if (accrual.policy !== '' || book === null) return withFit(accrual, invoice, customer);
      const resolved = book.resolve({ className: customer.className, customer }, invoice.kind);
      const { interestPolicy, fixedSum } = resolved;
      const decided: Accrual = {
        ...accrual,
        policy: interestPolicy.value ?? noInterest,
        explanation: interestPolicy.explanation,
        fixedSum: fixedSum.value ?? false,
      };
      return withFit(decided, invoice, customer);
    });
  }
}

/** With the series that it needs, and why it is not for the customer where it is not. */
function withFit(accrual: Accrual, { currency }: Invoice, { debtorKind }: KnownCustomer): Accrual {
  const policy = readPolicy(accrual.policy);
  if (policy === null) return accrual;
  const fixedSum = accrual.fixedSum && hasFixedSum(policy, currency);
  const stop = misfitOf(policy, currency, debtorKind || null);
  return { ...accrual, fixedSum, series: seriesOf(policy) ?? '', stop };
}
