/** Acts of people that take a reason by its code. */
export const actsWithReasons = ['pause', 'void', 'cancel', 'dispute', 'recall', 'write_off'] as const;
export type ActWithReasons = (typeof actsWithReasons)[number];
