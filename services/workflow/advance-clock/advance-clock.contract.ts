export interface AdvanceClockInput {
  readonly advanceId: string;
}

export const advanceClockId = (advanceId: string): string => `advance-clock/${advanceId}`;
