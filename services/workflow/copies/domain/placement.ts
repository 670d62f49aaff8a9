/** This service's copy of what dca-handoff published last of a placement. */
export interface PlacementFacts {
  readonly placementId: string;
  readonly caseId: string | null;
  readonly customerId: string;
  readonly state: string;
  readonly version: bigint;
  /** When a recall ends without the agency's word; null while none is requested. */
  readonly recallEndsAt: Date | null;
  readonly lines: readonly PlacementLine[];
}

export interface PlacementLine {
  readonly invoiceId: string;
  readonly state: string;
  /** The debt is with the agency, or on its way there or back: our own collection of it stops. */
  readonly open: boolean;
}

/** States of a line whose debt an agency collects: it can be asked to give it back. */
export const agencyStates: readonly string[] = ['SENT', 'ACTIVE'];
