/** What payment terms may say besides days and a calendar; the likelier first. */
export const monthEnds = ['NONE', 'OF_ISSUE'] as const;
export const rolls = ['FOLLOWING', 'MODIFIED_FOLLOWING', 'PRECEDING', 'NONE'] as const;
