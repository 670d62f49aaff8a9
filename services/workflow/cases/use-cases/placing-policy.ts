/** What this installation says about steps that place debts. */
export abstract class PlacingPolicy {
  /** Whether a step places debts that were never announced. */
  abstract readonly placesUnannounced: boolean;
}
