// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto

export const DuePhase = {
  DUE_PHASE_UNSPECIFIED: 'DUE_PHASE_UNSPECIFIED',
  DUE_PHASE_SWEEP: 'DUE_PHASE_SWEEP',
  DUE_PHASE_INPUT: 'DUE_PHASE_INPUT',
  DUE_PHASE_PAYMENTS: 'DUE_PHASE_PAYMENTS',
  DUE_PHASE_ACTS: 'DUE_PHASE_ACTS',
} as const;

export type DuePhase =
  | 'DUE_PHASE_UNSPECIFIED'
  | 0
  | 'DUE_PHASE_SWEEP'
  | 1
  | 'DUE_PHASE_INPUT'
  | 2
  | 'DUE_PHASE_PAYMENTS'
  | 3
  | 'DUE_PHASE_ACTS'
  | 4

export type DuePhase__Output = typeof DuePhase[keyof typeof DuePhase]
