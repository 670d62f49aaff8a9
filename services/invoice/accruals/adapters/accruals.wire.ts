import { type invoiceV1, toTimestampOrNull, toWireDate, toWireMoney } from '#libs/contracts';
import { microsOf, microsText, sourceOf, yieldDivisor } from '../../interest/domain/interest.js';
import { readPolicy } from '../../interest/domain/policies.js';
import { formatPercent } from '../../interest/domain/reference-rates.js';
import type { AccruedPeriod } from '../domain/accrued.js';
import type { AccrualStanding } from '../use-cases/explain-interest.js';

export function toWireAccrual({ accrual, invoice, charge }: AccrualStanding): invoiceV1.InterestAccrualInit {
  const { currency } = invoice;
  const { watermark, yielded, stop } = accrual;
  const policy = readPolicy(accrual.policy);
  const posted = charge?.amountMinor ?? 0n;
  return {
    ...{ invoiceId: accrual.invoiceId, customerId: accrual.customerId, invoiceNumber: invoice.number },
    ...{ policy: accrual.policy, explanation: accrual.explanation, source: policy ? sourceOf(policy) : '' },
    fixedSum: accrual.fixedSum,
    watermarkDate: watermark === null ? null : toWireDate(watermark),
    exactAmount: microsText(microsOf(yielded, currency)),
    posted: toWireMoney({ minor: posted, currency }),
    residualAmount: microsText(microsOf(yielded - posted * yieldDivisor, currency)),
    waived: toWireMoney({ minor: charge?.waivedMinor ?? 0n, currency }),
    chargeId: charge?.chargeId ?? '',
    stop: stop === null ? 'STOP_UNSPECIFIED' : `STOP_${stop}`,
    nextAccrualTime: toTimestampOrNull(accrual.nextAt),
  };
}

export function toWireAccruedPeriod(
  { from, to, principalMinor, ppm, days }: AccruedPeriod,
  currency: string,
): invoiceV1.AccruedPeriodInit {
  const micros = microsOf(principalMinor * BigInt(ppm) * BigInt(days), currency);
  return {
    fromDate: toWireDate(from),
    toDate: toWireDate(to),
    principal: toWireMoney({ minor: principalMinor, currency }),
    ratePercent: formatPercent(ppm),
    days,
    amount: microsText(micros),
  };
}
