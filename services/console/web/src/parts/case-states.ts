import type { Schemas } from '../api/client.js';

export type CaseState = NonNullable<Schemas['Case']['state']>;

/** Every state, so that one that is added is not forgotten. */
const all: Readonly<Record<CaseState, true>> = {
  ACTIVE: true,
  PAUSED: true,
  WILL_FAIL: true,
  FAILED: true,
  EXPIRED: true,
  COLLECTIONS: true,
  CANCELLED: true,
  PAID: true,
  CLOSED: true,
  ON_HOLD: true,
  ON_ARRANGEMENT: true,
  WRITTEN_OFF: true,
};

/** States that a case shows, in the order of lists of them. */
export const caseStates = Object.keys(all) as CaseState[];
