import {
  enumName,
  fromWireDate,
  fromWireMoney,
  type invoiceV1,
  toTimestamp,
  toWireDate,
  toWireMoney,
} from '#libs/contracts';
import { type Money, writeDecimal } from '#libs/money';
import { explainFee } from '../domain/explain-fee.js';
import type { FeeReckoning } from '../domain/fee-amount.js';
import type { Amounts, FeeAmount, FeePolicy, FeeRules } from '../domain/fee-policy.js';
import type { DecidedFee } from '../domain/fee-schedule.js';
import type { GivenOccurrence, GivenRules } from '../use-cases/fee-policy-input.js';
import type { FeeQuestion, FeeQuote } from '../use-cases/quote-fee.js';

export function fromWireRules(rules: invoiceV1.FeeRules | null): GivenRules | null {
  return (
    rules && {
      occurrences: rules.occurrences.map(fromWireOccurrence),
      caps: amountsOf(rules.caps),
      smallestPrincipals: amountsOf(rules.smallestPrincipals),
      recognition: enumName<'ACCRUE' | 'ON_PAYMENT'>(rules.recognition, 'RECOGNITION_'),
      chargesFrom: fromWireDate(rules.chargesFrom, 'rules.charges_from'),
      text: rules.text,
    }
  );
}

function fromWireOccurrence({ days, flat, percentage, tiers }: invoiceV1.FeeOccurrence): GivenOccurrence {
  return {
    days,
    flat: amountsOf(flat),
    percentage: percentage && {
      percent: percentage.percent,
      min: amountsOf(percentage.min),
      max: amountsOf(percentage.max),
    },
    tiers: tiers.map(({ from, amount }) => ({ from: fromWireMoney(from), amount: fromWireMoney(amount) })),
  };
}

export function amountsOf(amounts: invoiceV1.FeeRules['caps']): Money[] {
  return amounts.flatMap((amount) => fromWireMoney(amount) ?? []);
}

export function fromWireQuestion(request: invoiceV1.QuoteFeeRequest): FeeQuestion {
  const { invoiceId, policy, jurisdiction } = request;
  return {
    ...{ invoiceId, policy, jurisdiction },
    principal: fromWireMoney(request.principal),
    dueDate: fromWireDate(request.dueDate, 'due_date'),
    rules: fromWireRules(request.rules),
    until: fromWireDate(request.untilDate, 'until_date'),
  };
}

export function toWirePolicy(policy: FeePolicy): invoiceV1.FeePolicyInit {
  const { code, title, state, version, rules, appliedBy, appliedAt } = policy;
  return {
    ...{ code, title, version, appliedBy, state: `STATE_${state}` },
    rules: toWireRules(rules),
    applyTime: toTimestamp(appliedAt),
  };
}

function toWireRules({ occurrences, caps, smallestPrincipals, chargesFrom, text }: FeeRules): invoiceV1.FeeRulesInit {
  return {
    occurrences: occurrences.map(({ days, amount }) => ({ days, ...toWireAmount(amount) })),
    caps: toWireAmounts(caps),
    smallestPrincipals: toWireAmounts(smallestPrincipals),
    recognition: 'RECOGNITION_ACCRUE',
    chargesFrom: chargesFrom === null ? null : toWireDate(chargesFrom),
    text,
  };
}

function toWireAmount(amount: FeeAmount): Omit<invoiceV1.FeeOccurrenceInit, 'days'> {
  if (amount.kind === 'FLAT') return { flat: toWireAmounts(amount.flat) };
  if (amount.kind === 'PERCENTAGE') {
    const { ppm, min, max } = amount;
    return { percentage: { percent: writeDecimal(ppm, 4), min: toWireAmounts(min), max: toWireAmounts(max) } };
  }
  return {
    tiers: amount.tiers.map(({ currency, fromMinor, minor }) => ({
      from: toWireMoney({ minor: fromMinor, currency }),
      amount: toWireMoney({ minor, currency }),
    })),
  };
}

export function toWireAmounts(amounts: Amounts) {
  return Object.entries(amounts).map(([currency, minor]) => toWireMoney({ minor, currency }));
}

export function toWireQuote({
  currency,
  decided,
  scheduled,
  policy,
  explanation,
}: FeeQuote): invoiceV1.QuoteFeeResponseInit {
  const total = [...decided, ...scheduled.map(({ reckoning }) => reckoning)].reduce(
    (sum, { minor }) => sum + minor,
    0n,
  );
  const [code, version] = [policy?.code ?? '', policy?.version ?? 0];
  return {
    fees: [
      ...decided.map((fee) => toWireDecided(fee)),
      ...scheduled.map((fee): invoiceV1.LateFeeInit => ({
        ...toWireReckoning(fee.reckoning, currency),
        ...{ occurrence: fee.occurrence, policy: code, policyVersion: version, chargeDate: toWireDate(fee.day) },
        state: fee.reckoning.reason === null ? 'STATE_TO_COME' : 'STATE_NOT_CHARGED',
      })),
    ],
    total: toWireMoney({ minor: total, currency }),
    ...{ policy: code, policyVersion: version, explanation },
  };
}

function toWireDecided(fee: DecidedFee): invoiceV1.LateFeeInit {
  const { occurrence, policyCode, policyVersion, chargedOn, currency, chargeId } = fee;
  return {
    ...toWireReckoning(fee, currency),
    ...{ occurrence, policy: policyCode, policyVersion, chargeDate: toWireDate(chargedOn), chargeId: chargeId ?? '' },
    state: chargeId === null ? 'STATE_NOT_CHARGED' : 'STATE_CHARGED',
  };
}

function toWireReckoning(reckoning: FeeReckoning, currency: string): invoiceV1.LateFeeInit {
  const { kind, principalMinor, ppm, reckonedMinor, bound, minor, reason } = reckoning;
  return {
    amount: toWireMoney({ minor, currency }),
    principal: toWireMoney({ minor: principalMinor, currency }),
    kind: kind === null ? 'KIND_UNSPECIFIED' : `KIND_${kind}`,
    percent: ppm === null ? '' : writeDecimal(ppm, 4),
    reckoned: toWireMoney({ minor: reckonedMinor, currency }),
    bound: bound === null ? 'BOUND_UNSPECIFIED' : `BOUND_${bound}`,
    reason: reason ?? '',
    explanation: explainFee(reckoning, currency),
  };
}
