import { enumName, fromWireDate, fromWireMoney, type invoiceV1, toWireDate, toWireMoney } from '#libs/contracts';
import { faultOf } from '#libs/errors';
import { FieldFaults } from '#libs/fields';
import type { Money } from '#libs/money';
import { errors } from '../domain/errors.js';
import { type InterestPeriod, type InterestQuestion, type InterestQuote, microsText } from '../domain/interest.js';
import { type DebtorKind, type InterestPolicy, policyForms, readPolicy } from '../domain/policies.js';
import { formatPercent, readPercent, type ReferenceRate } from '../domain/reference-rates.js';

const maxRates = 1_000;

/** @throws INTEREST_INVALID, DATE_INVALID, CURRENCY_UNKNOWN */
export function fromWireInterestQuestion(request: invoiceV1.QuoteInterestRequest): InterestQuestion {
  const faults = new FieldFaults();
  const principal = fromWireMoney(request.principal);
  const dueDate = fromWireDate(request.dueDate, 'due_date');
  const untilDate = fromWireDate(request.untilDate, 'until_date');
  faults.check(principal && principal.minor > 0n, 'principal', faultOf('NOT_POSITIVE'));
  faults.check(dueDate, 'due_date', faultOf('MISSING'));
  faults.check(untilDate, 'until_date', faultOf('MISSING'));
  const policy = readPolicy(request.policy);
  faults.check(policy, 'policy', faultOf('NOT_ONE_OF', { choices: policyForms }));
  if (policy && principal) checkPolicy(policy, principal, enumName<DebtorKind>(request.debtor, 'DEBTOR_'), faults);
  const referenceRates = readRates(request.referenceRates, faults);
  faults.throwIfAny(errors.INTEREST_INVALID);
  return { principal: principal!, dueDate: dueDate!, untilDate: untilDate!, policy: policy!, referenceRates };
}

function checkPolicy(policy: InterestPolicy, principal: Money, debtor: DebtorKind | null, faults: FieldFaults): void {
  if (policy.kind === 'agreed') return;
  const { law, currency, debtor: bound } = policy;
  const isOfCurrency = currency === null || principal.currency === currency;
  faults.check(isOfCurrency, 'principal', `must be in ${currency} under this policy`);
  const fits = debtor === null || bound === null || debtor === bound;
  faults.check(fits, 'debtor', `must be a ${bound?.toLowerCase()} under ${law}`);
}

function readRates(wire: readonly invoiceV1.ReferenceRate[], faults: FieldFaults): ReferenceRate[] {
  faults.check(wire.length <= maxRates, 'reference_rates', faultOf('TOO_MANY', { max: maxRates }));
  const seen = new Set<string>();
  return wire.slice(0, maxRates).flatMap(({ fromDate, percent }, index): ReferenceRate[] => {
    const field = `reference_rates[${index}]`;
    const from = fromWireDate(fromDate, `${field}.from_date`);
    const ppm = readPercent(percent);
    faults.check(from, `${field}.from_date`, faultOf('MISSING'));
    faults.check(ppm !== null, `${field}.percent`, 'must be a number with at most four decimals');
    faults.check(!from || !seen.has(from), `${field}.from_date`, 'stands there twice');
    if (from) seen.add(from);
    return from && ppm !== null ? [{ from, ppm }] : [];
  });
}

export function toWireInterestQuote(quote: InterestQuote): invoiceV1.QuoteInterestResponseInit {
  const { interest, fixedSum, periods, source } = quote;
  return {
    interest: toWireMoney(interest),
    fixedSum: toWireMoney(fixedSum),
    periods: periods.map(toWirePeriod),
    source,
  };
}

function toWirePeriod({ from, to, ppm, days, micros }: InterestPeriod): invoiceV1.InterestPeriodInit {
  return {
    fromDate: toWireDate(from),
    toDate: toWireDate(to),
    ratePercent: formatPercent(ppm),
    days,
    amount: microsText(micros),
  };
}
