/** A medium of contact. */
export const channels = ['EMAIL', 'SMS', 'CALL', 'LETTER'] as const;
export type Channel = (typeof channels)[number];
