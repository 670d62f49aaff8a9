import { Injectable } from '@nestjs/common';
import { DomainError, faultOf, invalidFields } from '#libs/errors';
import { FieldFaults } from '#libs/fields';
import { addDays, type LocalDate } from '#libs/time';
import type { CallerOnward, Queryable } from '#libs/transactions';
import { methodOn } from '../../methods/domain/method.js';
import { MethodStore } from '../../methods/use-cases/ports.js';
import { errors as paymentErrors } from '../../payments/domain/errors.js';
import { OpenSettlements, Today } from '../../payments/use-cases/ports.js';
import { PromiseOwners } from '../../promises/use-cases/ports.js';
import type { ArrangementPlan } from '../domain/arrangement.js';
import type { LastDayOf } from '../domain/commands.js';
import {
  draftPlan,
  instalmentsOf,
  type PlanDraft,
  type PlanFacts,
  type PlanTerms,
  refuseArranged,
  refuseSettling,
} from '../domain/draft.js';
import { errors } from '../domain/errors.js';
import { refusals } from '../domain/refusals.js';
import { ArrangementPolicy, ArrangementStore } from './ports.js';

/** Days that a calendar is asked about at a time. */
const daysAtOnce = 20;

/** Makes plans of what other services know; a plan and its preview are one draft. */
@Injectable()
export class DraftArrangements {
  constructor(
    private readonly owners: PromiseOwners,
    private readonly arrangements: ArrangementStore,
    private readonly methods: MethodStore,
    private readonly policy: ArrangementPolicy,
    private readonly today: Today,
    private readonly settlements: OpenSettlements,
  ) {}

  /**
   * The plan that terms make now; asks the owners, outside a transaction.
   * @throws ARRANGEMENT_INVALID, ARRANGEMENT_STATE_FORBIDS, INVOICE_NOT_FOUND, METHOD_NOT_FOUND; whatever the clients of
   * the owners throw
   */
  async draft(terms: PlanTerms, now: Date, caller: CallerOnward): Promise<{ draft: PlanDraft; facts: PlanFacts }> {
    const facts = await this.gather(terms, caller);
    const rules = this.policy.arrangements;
    const instalments = instalmentsOf(terms, facts, rules, now);
    if (terms.methodId !== null) await this.assertMayBeCharged(terms.methodId, terms.customerId, now);
    const dates = instalments.map(({ dueDate }) => dueDate);
    const lastDayOf = await this.lastDays(dates, rules.graceDays, 'first_date', caller);
    return { draft: draftPlan(terms, facts, rules, lastDayOf, instalments, now), facts };
  }

  /**
   * The last day of grace after each date; a day that the calendar does not know is refused, never guessed.
   * @throws ARRANGEMENT_INVALID that names the field
   */
  async lastDays(
    dates: readonly LocalDate[],
    graceDays: number,
    field: string,
    caller: CallerOnward,
  ): Promise<LastDayOf> {
    if (graceDays === 0) return (date) => date;
    const known = new Map<LocalDate, LocalDate>();
    for (let start = 0; start < dates.length; start += daysAtOnce) {
      const some = dates.slice(start, start + daysAtOnce);
      const last = await Promise.all(some.map((date) => this.lastDay(date, graceDays, field, caller)));
      some.forEach((date, index) => known.set(date, last[index]!));
    }
    return (date) => {
      const last = known.get(date);
      if (last !== undefined) return last;
      throw errors.ARRANGEMENT_CONFLICT('The plan or the day changed meanwhile. Make the same call again.');
    };
  }

  /** @throws ARRANGEMENT_STATE_FORBIDS: a plan that is not superseded, or an accepted settlement, is about one of the invoices */
  async assertFree(
    queryable: Queryable,
    { invoiceIds, supersedeIds }: PlanTerms,
    { invoices }: PlanFacts,
  ): Promise<void> {
    const arranged = await this.arrangements.findArranged(queryable, invoiceIds);
    const other = arranged.find(({ arrangementId }) => !supersedeIds.includes(arrangementId));
    if (other) refuseArranged(invoices.find(({ invoiceId }) => invoiceId === other.invoiceId)!);
    const [settling] = await this.settlements.findSettling(invoiceIds, queryable);
    if (settling !== undefined) refuseSettling(invoices.find(({ invoiceId }) => invoiceId === settling)!);
  }

  /** @throws METHOD_NOT_FOUND, ARRANGEMENT_INVALID, ARRANGEMENT_STATE_FORBIDS */
  async assertMayBeCharged(methodId: string, customerId: string, now: Date): Promise<void> {
    const known = await this.methods.find(methodId);
    if (known?.customerId !== customerId) {
      throw invalidFields(errors.ARRANGEMENT_INVALID, [
        { field: 'method_id', description: 'is no payment method of this customer' },
      ]);
    }
    const { state } = methodOn(known, this.today.dateAt(now));
    if (state === 'ACTIVE') return;
    const reason = 'METHOD_NOT_ACTIVE';
    const text = `Payment method ${methodId} is ${state}. ${refusals[reason]} Use another, or enable it.`;
    throw errors.ARRANGEMENT_STATE_FORBIDS(text, { state, allowed: ['enable method'], facts: { reason } });
  }

  private async gather({ customerId, invoiceIds }: PlanTerms, caller: CallerOnward): Promise<PlanFacts> {
    const [zone, invoices] = await Promise.all([
      this.owners.zoneOf(customerId, caller),
      this.owners.findInvoices(customerId, invoiceIds, caller),
    ]);
    const unknown = invoiceIds.find((id) => !invoices.some(({ invoiceId }) => invoiceId === id));
    if (unknown !== undefined) throw paymentErrors.INVOICE_NOT_FOUND(`There is no invoice ${JSON.stringify(unknown)}.`);
    const faults = new FieldFaults();
    faults.check(zone !== null, 'customer_id', faultOf('FITS_NOTHING', { noun: 'customer' }));
    faults.throwIfAny(errors.ARRANGEMENT_INVALID);
    return { zone: zone!, invoices };
  }

  private async lastDay(date: LocalDate, graceDays: number, field: string, caller: CallerOnward): Promise<LocalDate> {
    try {
      return await this.owners.workingDaysAfter(date, graceDays, caller);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'PROMISE_INVALID') throw error;
      const until = addDays(date, -1);
      const description = `leads to an instalment on ${date}, whose days of grace the calendar does not know: end the plan by ${until}`;
      throw invalidFields(errors.ARRANGEMENT_INVALID, [{ field, description }]);
    }
  }
}

/** The invoices of a plan that money may be on its way to. */
export function invoicesOfPlan({ parts }: Pick<ArrangementPlan, 'parts'>): string[] {
  return parts.map(({ invoiceId }) => invoiceId);
}
