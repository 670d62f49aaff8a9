/** States of an invoice itself, in the order of its life. */
export const lifecycleNames = ['DRAFT', 'OPEN', 'PAID', 'VOID', 'WRITTEN_OFF', 'SETTLED'] as const;
