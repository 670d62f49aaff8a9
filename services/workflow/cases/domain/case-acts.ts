import { isClosed, type ShownState, type StoredState } from './case.js';
import { errors } from './errors.js';
import { refusals } from './refusals.js';

/** What people can do about a case. */
export const caseActs = ['PAUSE', 'RESUME', 'CANCEL', 'CHANGE_SEQUENCE', 'SEND_TO_COLLECTIONS', 'RECALL'] as const;
export type CaseAct = (typeof caseActs)[number];

/** What decides which acts are allowed. */
export interface ActFacts {
  readonly shown: ShownState;
  /** The state beneath, which shows again without holds and placements. */
  readonly stored: StoredState;
  /** How many of its open invoices are with an agency, or on their way there or back. */
  readonly placedInvoiceCount: number;
  /** How many of these an agency can be asked to give back. */
  readonly recallableInvoiceCount: number;
  readonly openInvoiceCount: number;
  /** Whether a hold is in force that resuming the case lifts, on the case or on any of its open invoices. */
  readonly pausedInPart: boolean;
  /** Reason of the first hold in force besides a pause of the case by people; null for none. */
  readonly heldBesides: string | null;
}

/** Why an act is not allowed now. */
export interface ActRefusal {
  readonly reason: RefusalReason;
  readonly text: string;
}

type RefusalReason = keyof typeof refusals;

/** The table of acts, one row each: why it is refused, null where it is allowed. A case that has ended allows none. */
const reasonsAgainst: Readonly<Record<CaseAct, (facts: ActFacts) => RefusalReason | null>> = {
  // What else runs on hold does not matter.
  PAUSE: ({ shown, stored }) => {
    if (shown === 'PAUSED') return 'ALREADY_PAUSED';
    if (shown === 'COLLECTIONS') return 'WITH_AGENCY';
    return stored === 'EXPIRED' ? 'STEPS_EXHAUSTED' : null;
  },
  // Also where the rest of it is collected, or with an agency.
  RESUME: ({ shown, pausedInPart }) => (shown === 'PAUSED' || pausedInPart ? null : 'NOT_PAUSED'),
  CANCEL: () => null,
  CHANGE_SEQUENCE: () => null,
  // Out of a pause of people alone, which the act lifts. dca-handoff decides about each debt.
  SEND_TO_COLLECTIONS: ({ shown, heldBesides, placedInvoiceCount, openInvoiceCount }) => {
    if (shown === 'COLLECTIONS' || (placedInvoiceCount > 0 && placedInvoiceCount === openInvoiceCount))
      return 'WITH_AGENCY';
    if (shown === 'ON_ARRANGEMENT') return 'ON_ARRANGEMENT';
    return shown === 'ON_HOLD' || (shown === 'PAUSED' && heldBesides !== null) ? 'HELD' : null;
  },
  // Of all that agencies have, dca-handoff takes back what they can give back.
  RECALL: ({ placedInvoiceCount, recallableInvoiceCount }) => {
    if (recallableInvoiceCount > 0) return null;
    return placedInvoiceCount > 0 ? 'ON_ITS_WAY' : 'NOT_WITH_AGENCY';
  },
};

function textOf(reason: RefusalReason, { heldBesides }: ActFacts): string {
  const hold = reason === 'HELD' && heldBesides !== null ? ` It says: ${heldBesides}.` : '';
  return `${refusals[reason]}${hold}`;
}

/** For each act, null where it is allowed now, else why it is not. */
export function actsOf(facts: ActFacts): Readonly<Record<CaseAct, ActRefusal | null>> {
  const refusalOf = (act: CaseAct): ActRefusal | null => {
    const reason = isClosed(facts.shown) ? 'CASE_ENDED' : reasonsAgainst[act](facts);
    return reason && { reason, text: textOf(reason, facts) };
  };
  return Object.fromEntries(caseActs.map((act) => [act, refusalOf(act)])) as Record<CaseAct, ActRefusal | null>;
}

export function allowedActs(facts: ActFacts): CaseAct[] {
  const acts = actsOf(facts);
  return caseActs.filter((act) => acts[act] === null);
}

/** @throws CASE_STATE_FORBIDS, whose facts carry the reason that `actsOf` gives */
export function assertAllowed(act: CaseAct, facts: ActFacts): void {
  const refusal = actsOf(facts)[act];
  if (!refusal) return;
  const allowed = allowedActs(facts).map((other) => other.toLowerCase().replaceAll('_', ' '));
  const hint = allowed.length > 0 ? ` Allowed now: ${allowed.join(', ')}.` : '';
  const details = { state: facts.shown, allowed, facts: { reason: refusal.reason } };
  throw errors.CASE_STATE_FORBIDS(`${refusal.text}${hint}`, details);
}
