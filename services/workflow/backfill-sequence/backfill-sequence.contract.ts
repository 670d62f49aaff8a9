export interface BackfillSequenceInput {
  /** Steps that are behind are passed over for what joins. */
  readonly skipMissed: boolean;
}

export const backfillSequenceId = (name: string, version: number): string => `backfill-sequence/${name}/${version}`;
