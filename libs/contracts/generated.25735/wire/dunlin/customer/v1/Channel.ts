// Original file: /work/wt-people/protos/dunlin/customer/v1/customer.proto

export const Channel = {
  CHANNEL_UNSPECIFIED: 'CHANNEL_UNSPECIFIED',
  CHANNEL_EMAIL: 'CHANNEL_EMAIL',
  CHANNEL_SMS: 'CHANNEL_SMS',
  CHANNEL_CALL: 'CHANNEL_CALL',
  CHANNEL_LETTER: 'CHANNEL_LETTER',
} as const;

export type Channel =
  | 'CHANNEL_UNSPECIFIED'
  | 0
  | 'CHANNEL_EMAIL'
  | 1
  | 'CHANNEL_SMS'
  | 2
  | 'CHANNEL_CALL'
  | 3
  | 'CHANNEL_LETTER'
  | 4

export type Channel__Output = typeof Channel[keyof typeof Channel]
