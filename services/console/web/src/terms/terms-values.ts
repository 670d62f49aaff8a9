/** What payment terms may say besides days and a calendar; the likelier first. */
export const monthEnds = ['NONE', 'OF_ISSUE'] as const;

/** Which of a customer's invoices. */
export const kinds = ['REGULAR', 'OUT_OF_TURN'] as const;
export type Kind = (typeof kinds)[number];

export const rolls = ['FOLLOWING', 'MODIFIED_FOLLOWING', 'PRECEDING', 'NONE'] as const;
