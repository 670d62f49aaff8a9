/** Counts since the process started; each only grows. */
export interface MessagingTotals {
  published: number;
  /** Events that were set aside, as the broker does not take them. */
  refused: number;
  handled: number;
  duplicates: number;
  passedOver: number;
  parked: number;
  replayed: number;
  deadLettered: number;
  failures: number;
  /** Slots of the outbox taken over from a relay that was gone. */
  takenOver: number;
}

export function newTotals(): MessagingTotals {
  return {
    published: 0,
    refused: 0,
    handled: 0,
    duplicates: 0,
    passedOver: 0,
    parked: 0,
    replayed: 0,
    deadLettered: 0,
    failures: 0,
    takenOver: 0,
  };
}
