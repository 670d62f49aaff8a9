import type { WaitMode } from '../waiting/wait-until.js';

export interface PlaceWithAgencyInput {
  readonly placementId: string;
  readonly mode: WaitMode;
}

export const placeWithAgencyId = (placementId: string): string => `place-with-agency/${placementId}`;
