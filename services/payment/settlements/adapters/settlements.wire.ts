import {
  enumName,
  fromWireDate,
  fromWireMoney,
  type paymentV1,
  toTimestamp,
  toTimestampOrNull,
  toWireDate,
  toWireMoney,
} from '#libs/contracts';
import { FieldFaults, readOptionalId } from '#libs/fields';
import type { SettlementDraft, SettlementInput } from '../domain/draft.js';
import { errors } from '../domain/errors.js';
import { discountMinorOf, type Settlement, type SettlementState } from '../domain/settlement.js';
import type { OfferInput } from '../use-cases/offer-settlement.js';
import type { SettlementFilter } from '../use-cases/ports.js';

/** @throws DATE_INVALID, CURRENCY_UNKNOWN */
export function fromWireQuote(wire: paymentV1.QuoteSettlementRequest): SettlementInput {
  return { ...asked(wire), discountPpm: wire.discountPpm };
}

/** @throws DATE_INVALID, CURRENCY_UNKNOWN */
export function fromWireOffer(wire: paymentV1.OfferSettlementRequest): OfferInput {
  return { ...asked(wire), reason: wire.reason, quoteHash: wire.quoteHash };
}

function asked(
  wire: Pick<paymentV1.OfferSettlementRequest, 'customerId' | 'invoiceIds' | 'amount' | 'untilDate'>,
): Omit<SettlementInput, 'discountPpm'> {
  const { customerId, invoiceIds } = wire;
  const untilDate = fromWireDate(wire.untilDate, 'until_date');
  return { customerId, invoiceIds, amount: fromWireMoney(wire.amount), untilDate };
}

/** @throws SETTLEMENT_INVALID */
export function fromWireSettlementFilter(request: paymentV1.ListSettlementsRequest): SettlementFilter {
  const faults = new FieldFaults();
  const customerId = faults.take('customer_id', readOptionalId(request.customerId)) ?? null;
  const invoiceId = faults.take('invoice_id', readOptionalId(request.invoiceId)) ?? null;
  faults.throwIfAny(errors.SETTLEMENT_INVALID);
  const state = enumName<SettlementState>(request.state, 'STATE_');
  return { customerId, invoiceId, state, descending: request.descending };
}

export function toWireSettlement(settlement: Settlement): paymentV1.SettlementInit {
  const { settlementId, offeredBy, reason } = settlement;
  return { ...toWireDraft(settlement), settlementId, offeredBy, reason };
}

export function toWireDraft(settlement: SettlementDraft): paymentV1.SettlementInit {
  const { currency } = settlement;
  const money = (minor: bigint) => toWireMoney({ minor, currency });
  return {
    customerId: settlement.customerId,
    state: `STATE_${settlement.state}`,
    amount: money(settlement.amountMinor),
    discount: money(discountMinorOf(settlement)),
    invoices: settlement.parts.map(({ invoiceId, openMinor }) => ({ invoiceId, open: money(openMinor) })),
    untilDate: toWireDate(settlement.untilDate),
    judgeTime: toTimestamp(settlement.judgeAt),
    paid: money(settlement.paidMinor),
    offerTime: toTimestamp(settlement.offeredAt),
    consent: settlement.consent,
    acceptedBy: settlement.acceptedBy,
    acceptTime: toTimestampOrNull(settlement.acceptedAt),
    decideTime: toTimestampOrNull(settlement.decidedAt),
    withdrawReason: settlement.withdrawReason,
    version: settlement.version.toString(),
  };
}
