/** Why a charge failed, in the words of the sandbox. */
export interface Failure {
  readonly code: string;
  /** What the card network advises: 01 update first, 02 not before 72 hours, 03 and 21 never again; empty for none. */
  readonly advice_code: string;
  readonly message: string;
}

/** What happens to a charge. */
export interface Outcome {
  readonly name: string;
  /** What the debtor chooses on the page. */
  readonly label: string;
  /** How it first answers. */
  readonly first: 'succeeded' | 'pending' | 'requires_action' | 'failed';
  readonly failure?: Failure;
  /** What becomes of it after the delay. */
  readonly later?: { readonly state: 'succeeded' | 'failed' | 'reversed'; readonly failure?: Failure };
  /** What the caller gets in place of the answer, the first time. */
  readonly answer?: 'dropped-before' | 'dropped-after' | 'rubbish' | 'slow';
  readonly webhooks?: 'duplicate' | 'late' | 'early' | 'out-of-order';
}

/** All declines of cards have the same message, as with real providers: only the code tells them apart. */
const declined = (code: string, advice_code = ''): Failure => ({
  code,
  advice_code,
  message: 'Your card was declined.',
});
const returned = (code: string, message: string): Failure => ({ code, advice_code: '', message });

const cards: readonly Outcome[] = [
  { name: 'settles', label: 'Visa 4242: pays', first: 'succeeded' },
  {
    name: 'insufficient-funds',
    label: 'Visa 9995: insufficient funds',
    first: 'failed',
    failure: declined('insufficient_funds'),
  },
  { name: 'do-not-honor', label: 'Visa 0005: do not honor', first: 'failed', failure: declined('do_not_honor', '02') },
  { name: 'lost-card', label: 'Visa 9987: lost', first: 'failed', failure: declined('lost_card', '03') },
  { name: 'stolen-card', label: 'Visa 9979: stolen', first: 'failed', failure: declined('stolen_card', '03') },
  { name: 'expired-card', label: 'Visa 0069: expired', first: 'failed', failure: declined('expired_card', '01') },
  { name: 'requires-action', label: 'Visa 3155: asks the debtor to confirm', first: 'requires_action' },
  {
    name: 'timeout-before-success',
    label: 'Visa 0010: pays, but the first request is lost',
    first: 'succeeded',
    answer: 'dropped-before',
  },
  {
    name: 'timeout-after-success',
    label: 'Visa 0028: pays, but the first answer is lost',
    first: 'succeeded',
    answer: 'dropped-after',
  },
  { name: 'rubbish', label: 'Visa 0036: pays, but the first answer is rubbish', first: 'succeeded', answer: 'rubbish' },
  { name: 'slow', label: 'Visa 0044: pays, but the first answer is slow', first: 'succeeded', answer: 'slow' },
  {
    name: 'webhook-duplicate',
    label: 'Visa 0051: pays, its webhook comes three times',
    first: 'succeeded',
    webhooks: 'duplicate',
  },
  { name: 'webhook-late', label: 'Visa 0077: pays, its webhook is late', first: 'succeeded', webhooks: 'late' },
  {
    name: 'webhook-early',
    label: 'Visa 0085: pays, its webhook comes before the answer',
    first: 'succeeded',
    webhooks: 'early',
  },
  {
    name: 'chargeback',
    label: 'Visa 0259: pays, and charges back',
    first: 'succeeded',
    later: { state: 'reversed', failure: returned('fraudulent', 'The cardholder disputes the charge.') },
  },
];

const accounts: readonly Outcome[] = [
  { name: 'debit-settles', label: 'Account 6789: pays', first: 'pending', later: { state: 'succeeded' } },
  {
    name: 'debit-out-of-order',
    label: 'Account 6790: pays, its webhooks come in the wrong order',
    first: 'pending',
    later: { state: 'succeeded' },
    webhooks: 'out-of-order',
  },
  {
    name: 'debit-returned',
    label: 'Account 1116: settles and is returned later',
    first: 'succeeded',
    later: { state: 'reversed', failure: returned('MD06', 'The debtor asked for the money back.') },
  },
  ...[
    ['R01', 'Insufficient funds.'],
    ['R02', 'The account is closed.'],
    ['R03', 'There is no such account.'],
    ['R08', 'The payment was stopped.'],
    ['R10', 'The customer says it was not authorised.'],
    ['AC04', 'The account is closed.'],
    ['AM04', 'Insufficient funds.'],
    ['MD01', 'There is no mandate.'],
    ['MS03', 'No reason is given.'],
  ].map(([code = '', message = '']): Outcome => ({
    name: `debit-${code.toLowerCase()}`,
    label: `Account of bank return ${code}: ${message}`,
    first: 'pending',
    later: { state: 'failed', failure: returned(code, message) },
  })),
];

export const outcomesOf = { CARD: cards, BANK_ACCOUNT: accounts } as const;

/** Amounts in minor units that decide whatever the method would do. */
const magicAmounts: Readonly<Record<string, string>> = {
  '900001': 'insufficient-funds',
  '900002': 'do-not-honor',
  '900003': 'stolen-card',
  '900004': 'expired-card',
  '900005': 'requires-action',
  '900006': 'timeout-before-success',
  '900007': 'timeout-after-success',
  '900008': 'chargeback',
  '900009': 'debit-settles',
  '900010': 'debit-r01',
};

export function outcomeNamed(name: string): Outcome | undefined {
  return [...cards, ...accounts].find((outcome) => outcome.name === name);
}

export function outcomeOf(amountMinor: string, ofMethod: string): Outcome {
  return outcomeNamed(magicAmounts[amountMinor] ?? ofMethod) ?? cards[0]!;
}
