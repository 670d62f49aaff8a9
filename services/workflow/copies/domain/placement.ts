export interface PlacementFacts {
  readonly placementId: string;
  readonly caseId: string | null;
  readonly customerId: string;
  readonly state: string;
  readonly version: bigint;
  readonly invoices: readonly { invoiceId: string; state: string }[];
}

export interface PlacementRow extends PlacementFacts {
  /** When a recall ends without the agency's word; null while none is asked for. */
  readonly recallEndsAt: Date | null;
}

/** How long an agency has to confirm a recall before it counts as given back. */
export const recallDays = 14;

const openLineStates = new Set(['PROPOSED', 'SENT', 'ACTIVE', 'RECALL_REQUESTED']);

/** Whether a debt is with an agency, or on its way there or back: our own collection of it stops. */
export function isOpenLine(state: string): boolean {
  return openLineStates.has(state);
}

/** States of lines for which isOpenLine holds, for queries. */
export const openLines: readonly string[] = [...openLineStates];

export function recallEndsAt(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + recallDays * 86_400_000);
}
