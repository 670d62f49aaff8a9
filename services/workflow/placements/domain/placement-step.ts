/** Facts in, the next step of a placement and its reason out. Pure; runs inside the workflow. */
export interface PlacementFacts {
  /** Business time, epoch milliseconds. */
  readonly nowMs: number;
  /** State of the placement as published last; null when no event about it has arrived. */
  readonly state: string | null;
  /** When a recall ends without the agency's word; null while none is requested. */
  readonly recallEndsAtMs: number | null;
}

interface PlacementStep {
  /** WAIT: for an event about the placement, or for the end of a recall. */
  readonly next: 'SEND' | 'EXPIRE_RECALL' | 'END' | 'WAIT';
  readonly because: string;
}

const finishedStates: readonly string[] = ['REJECTED', 'RECALLED', 'CLOSED_PAID', 'REFUSED'];

/** Whether nothing happens to the placement any more. */
export function isFinished(state: string): boolean {
  return finishedStates.includes(state);
}

export function nextPlacementStep({ nowMs, state, recallEndsAtMs }: PlacementFacts): PlacementStep {
  if (state === null) return { next: 'END', because: 'no event about the placement has arrived' };
  if (isFinished(state)) return { next: 'END', because: `the placement is ${state}` };
  if (state === 'DRAFT' || state === 'READY') return { next: 'SEND', because: `the placement is ${state}` };
  if (recallEndsAtMs === null) return { next: 'WAIT', because: 'the agency has the placement' };
  const end = new Date(recallEndsAtMs).toISOString();
  if (recallEndsAtMs <= nowMs) {
    return { next: 'EXPIRE_RECALL', because: `the agency did not confirm the recall by ${end}` };
  }
  return { next: 'WAIT', because: `the agency has until ${end} to confirm the recall` };
}
