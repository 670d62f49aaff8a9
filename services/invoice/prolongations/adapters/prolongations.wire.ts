import {
  enumName,
  fromWireMoney,
  type invoiceV1,
  toTimestamp,
  toTimestampOrNull,
  toWireDate,
  toWireMoney,
} from '#libs/contracts';
import { FieldFaults, readOptionalId } from '#libs/fields';
import { errors } from '../domain/errors.js';
import {
  policyNames,
  type ProlongationFee,
  type ProlongationPolicy,
  type ResolvedPolicy,
  type StoredPolicy,
  textOfFee,
} from '../domain/policy.js';
import type { GivenKey, GivenPolicy } from '../domain/policy-input.js';
import type { Prolongation } from '../domain/prolongation.js';
import { countedFrom, type ProlongationOption } from '../domain/quote.js';
import type { ProlongationFilter } from '../use-cases/ports.js';
import type { ReadQuote } from '../use-cases/prolongation-quotes.js';

/** @throws PROLONGATION_INVALID */
export function fromWireProlongationFilter(request: invoiceV1.ListProlongationsRequest): ProlongationFilter {
  const faults = new FieldFaults();
  const invoiceId = faults.take('invoice_id', readOptionalId(request.invoiceId)) ?? null;
  const feeInvoiceId = faults.take('fee_invoice_id', readOptionalId(request.feeInvoiceId)) ?? null;
  const customerId = faults.take('customer_id', readOptionalId(request.customerId)) ?? null;
  faults.throwIfAny(errors.PROLONGATION_INVALID);
  return { invoiceId, feeInvoiceId, customerId, descending: request.descending };
}

export function toWireProlongation(prolongation: Prolongation): invoiceV1.ProlongationInit {
  const { currency } = prolongation;
  return {
    prolongationId: prolongation.prolongationId,
    invoiceId: prolongation.invoiceId,
    invoiceNumber: prolongation.invoiceNumber,
    customerId: prolongation.customerId,
    state: `STATE_${prolongation.state}`,
    days: prolongation.days,
    count: prolongation.count,
    oldDueDate: toWireDate(prolongation.oldDueDate),
    newDueDate: toWireDate(prolongation.newDueDate),
    fee: toWireMoney({ minor: prolongation.feeMinor, currency }),
    tax: toWireMoney({ minor: prolongation.taxMinor, currency }),
    feeInvoiceId: prolongation.feeInvoiceId ?? '',
    feeInvoiceNumber: prolongation.feeInvoiceNumber,
    reason: prolongation.reason,
    actor: prolongation.actor,
    prolongTime: toTimestamp(prolongation.prolongedAt),
    cancelReason: prolongation.cancelReason,
    canceller: prolongation.canceller,
    cancelTime: toTimestampOrNull(prolongation.cancelledAt),
  };
}

export function toWireQuote(quote: ReadQuote): invoiceV1.QuoteProlongationResponseInit {
  const { hash, invoice, had, policy, resolved } = quote;
  return {
    hash,
    invoiceNumber: invoice.number,
    dueDate: toWireDate(invoice.dueDate),
    count: had.count,
    totalDays: had.totalDays,
    maxCount: policy.maxCount,
    maxTotalDays: policy.maxTotalDays,
    options: quote.options.map((option) => toWireOption(option, quote)),
    policy: toWireResolvedPolicy(resolved),
  };
}

function toWireOption(
  { days, refusal, due, feeMinor, taxMinor, feeDueDate }: ProlongationOption,
  { invoice, today }: ReadQuote,
): invoiceV1.ProlongationOptionInit {
  const { currency } = invoice;
  const counted = due && {
    dueDate: toWireDate(due.dueDate),
    countedFromDate: toWireDate(countedFrom(invoice, today)),
    netDate: toWireDate(due.netDate),
    skippedDays: due.skipped.map(({ date, name }) => ({ date: toWireDate(date), name })),
  };
  const charged = feeMinor !== null && {
    fee: toWireMoney({ minor: feeMinor, currency }),
    tax: toWireMoney({ minor: taxMinor, currency }),
    feeDueDate: feeDueDate === null ? null : toWireDate(feeDueDate),
  };
  const { reason = '', text = '' } = refusal ?? {};
  return { days, allowed: refusal === null, reason, text, ...counted, ...(charged || {}) };
}

const wireNames = {
  days: 'days',
  maxCount: 'max_count',
  maxTotalDays: 'max_total_days',
  fee: 'fee',
  taxRateBasisPoints: 'tax_rate_basis_points',
  feeNetDays: 'fee_net_days',
  earliestDays: 'earliest_days',
  latestDays: 'latest_days',
  numberSeries: 'number_series',
} as const satisfies Record<keyof ProlongationPolicy, string>;

function toWireResolvedPolicy(resolved: ResolvedPolicy): invoiceV1.ResolvedProlongationValueInit[] {
  return policyNames.map((name) => {
    const { value, level, explanation } = resolved[name];
    const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
    const shown = name === 'fee' ? textOfFee(value as ProlongationFee) : text;
    return { name: wireNames[name], value: shown, level: `LEVEL_${level ?? 'PRODUCT'}`, explanation };
  });
}

export function fromWirePolicyKey({
  level,
  class: className,
}: Pick<invoiceV1.ProlongationPolicy, 'level' | 'class'>): GivenKey {
  return { level: enumName<string>(level, 'LEVEL_'), className };
}

export function fromWirePolicy(policy: invoiceV1.ProlongationPolicy | null): GivenPolicy {
  const { fee } = policy ?? {};
  return {
    ...fromWirePolicyKey(policy ?? { level: 'LEVEL_UNSPECIFIED', class: '' }),
    days: policy?.days ?? [],
    maxCount: policy?.maxCount ?? null,
    maxTotalDays: policy?.maxTotalDays ?? null,
    fee: fee
      ? {
          basis: enumName<string>(fee.basis, 'BASIS_'),
          amount: fromWireMoney(fee.amount),
          ratePpm: fee.ratePpm,
          min: fromWireMoney(fee.min),
          max: fromWireMoney(fee.max),
        }
      : null,
    taxRateBasisPoints: policy?.taxRateBasisPoints ?? null,
    feeNetDays: policy?.feeNetDays ?? null,
    earliestDays: policy?.earliestDays ?? null,
    latestDays: policy?.latestDays ?? null,
    numberSeries: policy?.numberSeries ?? '',
  };
}

export function toWirePolicy(policy: StoredPolicy): invoiceV1.ProlongationPolicyInit {
  const { level, subject, said, version, setBy, setAt } = policy;
  const { days, fee, numberSeries, ...numbers } = said;
  // An optional field is absent where the level does not say it.
  const given = Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== null));
  return {
    level: `LEVEL_${level}`,
    class: subject,
    days: [...(days ?? [])],
    ...given,
    fee: fee && toWireFee(fee),
    numberSeries: numberSeries ?? '',
    version: version.toString(),
    setBy,
    setTime: toTimestamp(setAt),
  };
}

function toWireFee(fee: ProlongationFee): invoiceV1.ProlongationFeeInit {
  const basis = `BASIS_${fee.basis}` as const;
  if (fee.basis === 'NONE') return { basis };
  if (fee.basis === 'FLAT') return { basis, amount: toWireMoney(fee.amount) };
  const { ratePpm, min, max } = fee;
  return { basis, ratePpm, min: min && toWireMoney(min), max: max && toWireMoney(max) };
}
