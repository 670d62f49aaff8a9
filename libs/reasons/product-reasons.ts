import type { ActWithReasons } from './acts.js';

/** What comes with Dunlin: by act, each code with a sentence that says what it is for. */
export const productReasons: Readonly<Record<ActWithReasons, Readonly<Record<string, string>>>> = {
  pause: {
    NEGOTIATING: 'The debtor talks with us about how to pay; nothing is sent until that is settled.',
    UNDER_REVIEW: 'The debtor doubts the claim and we look into it, before a dispute is raised or not.',
    SEASONAL: 'The business of the debtor earns nothing now; collection goes on when its season begins.',
    HARDSHIP: 'Illness, loss of work or the like; the debtor gets time.',
    WAITING_FOR_DOCUMENTS: 'Something that one side has to send is missing.',
  },
  void: {
    BILLED_TWICE: 'The same was billed by another invoice, which stands.',
    BILLED_IN_ERROR: 'Nothing was owed: it was never ordered or delivered, or another customer ordered it.',
    REPLACED: 'A corrected invoice takes its place.',
    GOODWILL: 'It was owed, and we ask for it no more.',
  },
  cancel: {
    HANDLED_ELSEWHERE: 'Somebody else collects it, such as a lawyer or another system.',
    UNECONOMIC: 'Collecting it costs more than it brings.',
    GOODWILL: 'We leave the debtor alone, and what is owed stays owed.',
    NO_LONGER_POSSIBLE: 'The debtor has died, was dissolved or cannot be found, and nobody stands in.',
  },
  dispute: {
    NOT_RECEIVED: 'The debtor says that nothing was delivered.',
    NOT_ORDERED: 'The debtor says that nothing was ordered.',
    DEFECTIVE: 'The debtor says that what was delivered is not as agreed.',
    WRONG_AMOUNT: 'The debtor says that price, quantity or tax is wrong.',
    PAID_ALREADY: 'The debtor says that it is paid, and the payment is not found here.',
  },
  recall: {
    PAID_TO_US: 'The debtor has paid us, or will.',
    AGREED_WITH_DEBTOR: 'We agreed with the debtor how to pay.',
    COMPLAINT: 'The debtor complained about the agency, and we look into it.',
    PLACED_BY_MISTAKE: 'It should not have been placed.',
    OTHER_AGENCY: 'Another agency, or a lawyer, goes on with it.',
  },
  write_off: {
    UNCOLLECTABLE: 'Everything was tried, and nothing came.',
    INSOLVENT: 'The debtor is insolvent, and nothing is to be expected.',
    NOT_FOUND: 'The debtor cannot be found, has died or was dissolved, and nobody stands in.',
    UNECONOMIC: 'Collecting it costs more than it brings.',
    TIME_BARRED: 'So much time has passed that it can no longer be enforced.',
    GOODWILL: 'It is owed, and we leave it at that.',
  },
};
