import { enumName, type invoiceV1, toTimestamp } from '#libs/contracts';
import { writeDecimal } from '#libs/money';
import type { AllowanceContent, FeeAllowance } from '../domain/fee-allowance.js';
import type { GivenAllowance } from '../use-cases/apply-fee-allowance.js';
import { amountsOf, toWireAmounts } from './fees.wire.js';

export function fromWireAllowance(allowance: invoiceV1.FeeAllowance | null): Omit<GivenAllowance, 'jurisdiction'> {
  return {
    maxFees: amountsOf(allowance?.maxFees ?? []),
    maxPercent: allowance?.maxPercent ?? '',
    maxTotals: amountsOf(allowance?.maxTotals ?? []),
    excess: enumName<AllowanceContent['excess']>(allowance?.excess ?? 'EXCESS_UNSPECIFIED', 'EXCESS_') ?? 'REFUSE',
    source: allowance?.source ?? '',
  };
}

export function toWireAllowance(allowance: FeeAllowance): invoiceV1.FeeAllowanceInit {
  const { jurisdiction, maxFees, maxPpm, maxTotals, excess, source, version, removed, appliedBy } = allowance;
  return {
    ...{ jurisdiction, source, version, removed, appliedBy, excess: `EXCESS_${excess}` },
    maxFees: toWireAmounts(maxFees),
    maxPercent: maxPpm === null ? '' : writeDecimal(maxPpm, 4),
    maxTotals: toWireAmounts(maxTotals),
    applyTime: toTimestamp(allowance.appliedAt),
  };
}
