const finishedStates = new Set(['REJECTED', 'RECALLED', 'CLOSED_PAID', 'REFUSED']);

export function isFinished(placementState: string): boolean {
  return finishedStates.has(placementState);
}
