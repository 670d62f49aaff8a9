import type { ChargeData } from './diary-events.js';
import { followed, major } from './words.js';

type Line = (data: ChargeData) => string;

/** Lines about charges, with why they were added or waived. */
export const chargeLines = {
  'dunlin.invoice.v1.ChargeAdded': (charge) =>
    `${nameOf(charge)} of ${major(charge.amount)} charged on invoice ${charge.number}${followed(charge.reason)}`,
  'dunlin.invoice.v1.ChargeWaived': (charge) =>
    `${nameOf(charge)} on invoice ${charge.number} waived by ${major(charge.amount)}${followed(charge.reason)}`,
} satisfies Readonly<Record<string, Line>>;

function nameOf({ kind }: ChargeData): string {
  return kind === 'COST' ? 'Costs' : 'Fee';
}
