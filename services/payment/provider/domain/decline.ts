/** What follows from a decline. */
type DeclineClass = 'SOFT' | 'HARD' | 'NEEDS_ACTION' | 'EXPIRED_METHOD';

/** Why a provider did not get the money, or had to give it back. */
export interface Decline {
  readonly class: DeclineClass;
  /** Code of the issuer or bank, such as insufficient_funds, R01 or AM04. */
  readonly code: string;
  /** What the card network advises, such as 02; empty for nothing. */
  readonly adviceCode: string;
  /** The provider's sentence. Many reasons share one, so nothing is decided by it. */
  readonly sentence: string;
}

/** Codes after which the method may never be charged again. */
const hardCodes = [
  ...['lost_card', 'stolen_card', 'pickup_card', 'fraudulent', 'invalid_account', 'account_closed', 'method_unknown'],
  ...['revocation_of_authorization', 'revocation_of_all_authorizations', 'stop_payment_order', 'mandate_revoked'],
  ...['invalid_number', 'incorrect_number', 'no_account', 'debit_not_authorized', 'bank_account_unusable'],
  // ACH: closed, unknown or wrong account, not authorised, stopped, dead, frozen, corporate.
  ...['R02', 'R03', 'R04', 'R05', 'R07', 'R08', 'R10', 'R14', 'R15', 'R16', 'R20', 'R29'],
  // SEPA: wrong or closed or blocked account, debits forbidden, no mandate, dead.
  ...['AC01', 'AC04', 'AC06', 'AG01', 'MD01', 'MD07'],
];
const actionCodes = ['authentication_required', 'authentication_failed', 'authentication_expired'];
const expiredCodes = ['expired_card', 'invalid_expiry_month', 'invalid_expiry_year'];
/** The network forbids another attempt, whatever the issuer's code (Mastercard 03 and 21). */
const neverAgain = ['03', '21'];
const updateFirst = '01';

const maxCodeLength = 60;
const maxSentenceLength = 500;

/** Decides by the structured codes alone; a code that nobody knows forbids nothing. */
export function declineOf(given: { code: string; adviceCode: string; sentence: string }): Decline {
  const code = given.code.slice(0, maxCodeLength);
  const adviceCode = given.adviceCode.slice(0, maxCodeLength);
  return { class: classOf(code, adviceCode), code, adviceCode, sentence: given.sentence.slice(0, maxSentenceLength) };
}

function classOf(code: string, adviceCode: string): DeclineClass {
  if (neverAgain.includes(adviceCode) || hardCodes.includes(code)) return 'HARD';
  if (expiredCodes.includes(code)) return 'EXPIRED_METHOD';
  if (actionCodes.includes(code)) return 'NEEDS_ACTION';
  return adviceCode === updateFirst ? 'EXPIRED_METHOD' : 'SOFT';
}
