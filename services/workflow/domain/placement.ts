/** How long an agency has to confirm a recall before it counts as given back. */
export const recallDays = 14;

const openLineStates = new Set(['PROPOSED', 'SENT', 'ACTIVE', 'RECALL_REQUESTED']);
const finishedStates = new Set(['REJECTED', 'RECALLED', 'CLOSED_PAID', 'REFUSED']);

/** Whether a debt is with an agency, or on its way there or back: our own collection of it stops. */
export function isOpenLine(state: string): boolean {
  return openLineStates.has(state);
}

/** States of lines for which isOpenLine holds, for queries. */
export const openLines: readonly string[] = [...openLineStates];

export function isFinished(placementState: string): boolean {
  return finishedStates.has(placementState);
}

export function recallEndsAt(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + recallDays * 86_400_000);
}
