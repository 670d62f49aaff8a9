import { type invoiceV1, toTimestamp, toTimestampOrNull, toWireMoney } from '#libs/contracts';
import { FieldFaults, readOptionalId } from '#libs/fields';
import type { Charge, ChargeStanding } from '../domain/charge.js';
import { errors } from '../domain/errors.js';
import type { ChargeFilter } from '../use-cases/ports.js';

/** @throws CHARGE_INVALID */
export function fromWireChargeFilter(request: invoiceV1.ListChargesRequest): ChargeFilter {
  const faults = new FieldFaults();
  const invoiceId = faults.take('invoice_id', readOptionalId(request.invoiceId)) ?? null;
  const customerId = faults.take('customer_id', readOptionalId(request.customerId)) ?? null;
  faults.throwIfAny(errors.CHARGE_INVALID);
  return { invoiceId, customerId, descending: request.descending };
}

/** As events have it, without what became of it by payments. */
export function toWireCharge(charge: Charge): invoiceV1.ChargeInit {
  const { currency } = charge;
  return {
    chargeId: charge.chargeId,
    invoiceId: charge.invoiceId,
    customerId: charge.customerId,
    kind: `KIND_${charge.kind}`,
    amount: toWireMoney({ minor: charge.amountMinor, currency }),
    waived: toWireMoney({ minor: charge.waivedMinor, currency }),
    reason: charge.reason,
    text: charge.text,
    occurrence: charge.occurrence,
    actor: charge.actor,
    addTime: toTimestamp(charge.addedAt),
    waiveReason: charge.waiveReason,
    waiveTime: toTimestampOrNull(charge.waivedAt),
    version: charge.version.toString(),
    policy: charge.policyCode,
    policyVersion: charge.policyVersion,
    policyOccurrence: charge.policyOccurrence,
  };
}

export function toWireStanding({ charge, paidMinor, openMinor, state }: ChargeStanding): invoiceV1.ChargeInit {
  const { currency } = charge;
  return {
    ...toWireCharge(charge),
    paid: toWireMoney({ minor: paidMinor, currency }),
    open: toWireMoney({ minor: openMinor, currency }),
    state: `STATE_${state}`,
  };
}
