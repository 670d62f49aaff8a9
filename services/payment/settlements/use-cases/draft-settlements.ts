import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, readId, readIds } from '#libs/fields';
import type { CallerOnward, Queryable } from '#libs/transactions';
import { errors as paymentErrors } from '../../payments/domain/errors.js';
import { OpenArrangements } from '../../payments/use-cases/ports.js';
import { PromiseOwners } from '../../promises/use-cases/ports.js';
import {
  draftSettlement,
  refuseArranged,
  refuseSecond,
  type SettlementDraft,
  type SettlementFacts,
  type SettlementInput,
} from '../domain/draft.js';
import { errors } from '../domain/errors.js';
import { SettlementStore } from './ports.js';

const maxInvoices = 100;

/** Makes drafts of settlements of what other services know; an offer and its quote are one draft. */
@Injectable()
export class DraftSettlements {
  constructor(
    private readonly owners: PromiseOwners,
    private readonly settlements: SettlementStore,
    private readonly arrangements: OpenArrangements,
  ) {}

  /** @throws INVOICE_NOT_FOUND, SETTLEMENT_INVALID; whatever the clients of the owners throw */
  async gather(
    { customerId, invoiceIds }: Pick<SettlementInput, 'customerId' | 'invoiceIds'>,
    caller: CallerOnward,
  ): Promise<SettlementFacts> {
    const [zone, invoices] = await Promise.all([
      this.owners.zoneOf(customerId, caller),
      this.owners.findInvoices(customerId, invoiceIds, caller),
    ]);
    const unknown = invoiceIds.find((id) => !invoices.some(({ invoiceId }) => invoiceId === id));
    if (unknown !== undefined) throw paymentErrors.INVOICE_NOT_FOUND(`There is no invoice ${JSON.stringify(unknown)}.`);
    const faults = new FieldFaults();
    faults.check(zone !== null, 'customer_id', faultOf('FITS_NOTHING', { noun: 'customer' }));
    faults.throwIfAny(errors.SETTLEMENT_INVALID);
    return { zone: zone!, invoices };
  }

  /** @throws SETTLEMENT_INVALID, SETTLEMENT_STATE_FORBIDS */
  async draft(
    queryable: Queryable,
    input: SettlementInput,
    facts: SettlementFacts,
    now: Date,
  ): Promise<SettlementDraft> {
    const draft = draftSettlement(input, facts, now);
    await this.assertUnarranged(queryable, facts);
    const [taken] = await this.settlements.findLive(queryable, input.invoiceIds);
    if (taken !== undefined) refuseSecond(facts.invoices.find(({ invoiceId }) => invoiceId === taken)!);
    return draft;
  }

  /** @throws SETTLEMENT_STATE_FORBIDS: a plan in instalments pays one of them */
  async assertUnarranged(queryable: Queryable, { invoices }: SettlementFacts): Promise<void> {
    const ids = invoices.map(({ invoiceId }) => invoiceId);
    const [arranged] = await this.arrangements.findArranged(ids, queryable);
    if (arranged !== undefined) refuseArranged(invoices.find(({ invoiceId }) => invoiceId === arranged)!);
  }
}

/** @throws SETTLEMENT_INVALID */
export function readSettlement<Input extends SettlementInput>(input: Input): Input {
  const faults = new FieldFaults();
  faults.take('customer_id', readId(input.customerId));
  const invoiceIds = faults.take('invoice_ids', readIds(input.invoiceIds, maxInvoices));
  faults.check(invoiceIds === undefined || invoiceIds.length > 0, 'invoice_ids', faultOf('EMPTY'));
  faults.check(input.untilDate, 'until_date', faultOf('MISSING'));
  faults.throwIfAny(errors.SETTLEMENT_INVALID);
  return { ...input, invoiceIds: invoiceIds! };
}
