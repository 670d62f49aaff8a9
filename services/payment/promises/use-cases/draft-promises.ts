import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, readId, readIds } from '#libs/fields';
import type { LocalDate } from '#libs/time';
import type { CallerOnward, Queryable } from '#libs/transactions';
import { errors as paymentErrors } from '../../payments/domain/errors.js';
import { OpenArrangements, OpenSettlements, Today } from '../../payments/use-cases/ports.js';
import {
  assertMayPromise,
  draftPromise,
  type PromiseDraft,
  type PromiseFacts,
  type PromiseInput,
  refuseArranged,
  refusePromised,
  refuseSettling,
} from '../domain/draft.js';
import { errors } from '../domain/errors.js';
import { PromiseOwners, PromisePolicy, PromiseStore } from './ports.js';

const maxInvoices = 100;

/** Makes drafts of promises of what other services know; one promise and its preview are the same draft. */
@Injectable()
export class DraftPromises {
  constructor(
    private readonly owners: PromiseOwners,
    private readonly promises: PromiseStore,
    private readonly policy: PromisePolicy,
    private readonly today: Today,
    private readonly arrangements: OpenArrangements,
    private readonly settlements: OpenSettlements,
  ) {}

  /**
   * Asks the owners about a promise that was read; outside a transaction.
   * @throws PROMISE_INVALID, INVOICE_NOT_FOUND; whatever the clients of the owners throw
   */
  async gather({ customerId, invoiceIds, dueDate }: ReadPromise, caller: CallerOnward): Promise<PromiseFacts> {
    const { graceDays } = this.policy.promises;
    const [zone, invoices, lastValueDate] = await Promise.all([
      this.owners.zoneOf(customerId, caller),
      this.owners.findInvoices(customerId, invoiceIds, caller),
      graceDays === 0 ? dueDate : this.owners.workingDaysAfter(dueDate, graceDays, caller),
    ]);
    const unknown = invoiceIds.find((id) => !invoices.some(({ invoiceId }) => invoiceId === id));
    if (unknown !== undefined) throw paymentErrors.INVOICE_NOT_FOUND(`There is no invoice ${JSON.stringify(unknown)}.`);
    const faults = new FieldFaults();
    faults.check(zone !== null, 'customer_id', faultOf('FITS_NOTHING', { noun: 'customer' }));
    faults.throwIfAny(errors.PROMISE_INVALID);
    return { zone: zone!, invoices, lastValueDate };
  }

  /** @throws PROMISE_INVALID, PROMISE_STATE_FORBIDS */
  async draft(queryable: Queryable, input: PromiseInput, facts: PromiseFacts, now: Date): Promise<PromiseDraft> {
    const rules = this.policy.promises;
    const draft = draftPromise(input, facts, rules, { now, today: this.today.dateAt(now) });
    const [arranged] = await this.arrangements.findArranged(input.invoiceIds, queryable);
    if (arranged !== undefined) refuseArranged(facts.invoices.find(({ invoiceId }) => invoiceId === arranged)!);
    const [promised] = await this.promises.findPromised(queryable, input.invoiceIds);
    if (promised !== undefined) refusePromised(facts.invoices.find(({ invoiceId }) => invoiceId === promised)!);
    const [settling] = await this.settlements.findSettling(input.invoiceIds, queryable);
    if (settling !== undefined) refuseSettling(facts.invoices.find(({ invoiceId }) => invoiceId === settling)!);
    assertMayPromise(input.customerId, await this.promises.countActive(queryable, input.customerId), rules);
    return draft;
  }
}

/** What owners are asked about. */
interface ReadPromise extends Pick<PromiseInput, 'customerId' | 'invoiceIds'> {
  readonly dueDate: LocalDate;
}

/** @throws PROMISE_INVALID */
export function readPromise({ customerId, invoiceIds, dueDate }: PromiseInput): ReadPromise {
  const faults = new FieldFaults();
  faults.take('customer_id', readId(customerId));
  const ids = faults.take('invoice_ids', readIds(invoiceIds, maxInvoices));
  faults.check(ids === undefined || ids.length > 0, 'invoice_ids', faultOf('EMPTY'));
  faults.check(dueDate, 'due_date', faultOf('MISSING'));
  faults.throwIfAny(errors.PROMISE_INVALID);
  return { customerId, invoiceIds: ids!, dueDate: dueDate! };
}
