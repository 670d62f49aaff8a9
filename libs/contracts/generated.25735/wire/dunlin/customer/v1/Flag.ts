// Original file: /work/wt-people/protos/dunlin/customer/v1/customer.proto

export const Flag = {
  FLAG_UNSPECIFIED: 'FLAG_UNSPECIFIED',
  FLAG_BANKRUPT: 'FLAG_BANKRUPT',
  FLAG_DECEASED: 'FLAG_DECEASED',
  FLAG_MINOR: 'FLAG_MINOR',
  FLAG_FRAUD: 'FLAG_FRAUD',
  FLAG_INSOLVENT: 'FLAG_INSOLVENT',
  FLAG_ATTORNEY: 'FLAG_ATTORNEY',
  FLAG_MORATORIUM: 'FLAG_MORATORIUM',
  FLAG_VULNERABLE: 'FLAG_VULNERABLE',
} as const;

export type Flag =
  | 'FLAG_UNSPECIFIED'
  | 0
  | 'FLAG_BANKRUPT'
  | 1
  | 'FLAG_DECEASED'
  | 2
  | 'FLAG_MINOR'
  | 3
  | 'FLAG_FRAUD'
  | 4
  | 'FLAG_INSOLVENT'
  | 5
  | 'FLAG_ATTORNEY'
  | 6
  | 'FLAG_MORATORIUM'
  | 7
  | 'FLAG_VULNERABLE'
  | 8

export type Flag__Output = typeof Flag[keyof typeof Flag]
