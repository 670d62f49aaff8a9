import type { Schemas } from '../api/client.js';

export type PaymentMethod = NonNullable<Schemas['Payment']['method']>;

/** Ways in which money comes that people record. */
export const paymentMethods: readonly PaymentMethod[] = ['BANK_TRANSFER', 'CHEQUE', 'CASH'];
