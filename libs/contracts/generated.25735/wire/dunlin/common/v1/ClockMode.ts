// Original file: /work/wt-people/protos/dunlin/common/v1/operations_service.proto

export const ClockMode = {
  CLOCK_MODE_UNSPECIFIED: 'CLOCK_MODE_UNSPECIFIED',
  CLOCK_MODE_REAL: 'CLOCK_MODE_REAL',
  CLOCK_MODE_TEST: 'CLOCK_MODE_TEST',
} as const;

export type ClockMode =
  | 'CLOCK_MODE_UNSPECIFIED'
  | 0
  | 'CLOCK_MODE_REAL'
  | 1
  | 'CLOCK_MODE_TEST'
  | 2

export type ClockMode__Output = typeof ClockMode[keyof typeof ClockMode]
