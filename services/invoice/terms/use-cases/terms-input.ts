import { faultOf } from '#libs/errors';
import { FieldFaults, maxLengths, readChoice, readId, readLine, readOptionalLine, readWholeNumber } from '#libs/fields';
import type { RollRule } from '#libs/time';
import { noInterest, policyForms, readPolicy } from '../../interest/domain/policies.js';
import { type InvoiceKind, invoiceKinds } from '../../ledger/domain/invoice.js';
import { errors } from '../domain/errors.js';
import {
  isRemoved,
  maxNetDays,
  type MonthEnd,
  type SaidTerms,
  type SettableLevel,
  settableLevels,
  type TermsKey,
} from '../domain/terms.js';

/** Whose terms, as a caller says it; what is not said is null or empty. */
export interface GivenKey {
  readonly level: string | null;
  readonly className: string;
  readonly customerId: string;
  readonly kind: InvoiceKind | null;
}

export interface GivenTerms extends GivenKey {
  readonly netDays: number | null;
  readonly monthEnd: MonthEnd | null;
  readonly calendar: string;
  readonly roll: RollRule | null;
  /** Empty where it is not said. */
  readonly interestPolicy: string;
  readonly fixedSum: boolean | null;
}

/** @param path of the terms within the request, with its dot @throws TERMS_INVALID */
export function readTerms(given: GivenTerms, path: string): TermsKey & SaidTerms {
  const faults = new FieldFaults();
  const key = takeKey(faults, given, path);
  const { netDays, monthEnd, roll } = given;
  if (netDays !== null) faults.take(`${path}net_days`, readWholeNumber(netDays, 0, maxNetDays));
  const calendar = faults.take(`${path}calendar`, readOptionalLine(given.calendar, maxLengths.calendarCode)) || null;
  const interestPolicy = given.interestPolicy || null;
  const isPolicy = interestPolicy === null || interestPolicy === noInterest || readPolicy(interestPolicy) !== null;
  faults.check(isPolicy, `${path}interest_policy`, faultOf('NOT_ONE_OF', { choices: `${noInterest}, ${policyForms}` }));
  const said: SaidTerms = { netDays, monthEnd, calendar, roll, interestPolicy, fixedSum: given.fixedSum };
  faults.check(
    !isRemoved(said),
    `${path}net_days`,
    'is missing, and so are all others: say at least one of them, or remove the terms',
  );
  faults.throwIfAny(errors.TERMS_INVALID);
  return { ...key!, ...said };
}

/** @throws TERMS_INVALID */
export function readKey(given: GivenKey): TermsKey {
  const faults = new FieldFaults();
  const key = takeKey(faults, given, '');
  faults.throwIfAny(errors.TERMS_INVALID);
  return key!;
}

function takeKey(faults: FieldFaults, given: GivenKey, path: string): TermsKey | null {
  const { className, customerId } = given;
  const level = faults.take<SettableLevel>(`${path}level`, readChoice(given.level, settableLevels));
  const kind = faults.take(`${path}kind`, readChoice(given.kind, invoiceKinds));
  if (level === undefined) return null;
  const ofClass = level === 'CLASS';
  const ofCustomer = level === 'CUSTOMER';
  faults.check(ofClass || className === '', `${path}class`, 'is given, although the terms are of another level');
  faults.check(
    ofCustomer || customerId === '',
    `${path}customer_id`,
    'is given, although the terms are of another level',
  );
  const name = ofClass ? faults.take(`${path}class`, readLine(className, maxLengths.customerClass)) : '';
  const id = ofCustomer ? faults.take(`${path}customer_id`, readId(customerId)) : '';
  return kind === undefined ? null : { level, subject: name || id || '', kind };
}

/** Of whom is asked: at most one of a class and a customer. @throws TERMS_INVALID */
export function readAsked(given: Pick<GivenKey, 'className' | 'customerId'>): {
  readonly className: string | null;
  readonly customerId: string | null;
} {
  const faults = new FieldFaults();
  const className = faults.take('class', readOptionalLine(given.className, maxLengths.customerClass));
  const customerId = given.customerId === '' ? null : faults.take('customer_id', readId(given.customerId));
  faults.check(!className || !given.customerId, 'class', 'and customer_id are given; give one of them');
  faults.throwIfAny(errors.TERMS_INVALID);
  return { className: className || null, customerId: customerId ?? null };
}
