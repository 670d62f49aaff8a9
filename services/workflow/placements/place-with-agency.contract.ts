import type { WaitMode, WorkflowStart } from '../waking/waking.contract.js';

export const workflowType = 'placeWithAgency';
export const idPrefix = 'place-with-agency/';

export interface PlaceWithAgencyInput {
  readonly placementId: string;
  readonly mode: WaitMode;
}

export function idOf(placementId: string): string {
  return `${idPrefix}${placementId}`;
}

export function wakeOf(placementId: string, mode: WaitMode): WorkflowStart {
  return { workflowId: idOf(placementId), workflowType, input: { placementId, mode } };
}
