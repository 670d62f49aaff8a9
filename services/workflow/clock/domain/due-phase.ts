/** The phases of one step of the test clock, in order. */
export const duePhases = ['SWEEP', 'INPUT', 'PAYMENTS', 'ACTS'] as const;
export type DuePhase = (typeof duePhases)[number];
