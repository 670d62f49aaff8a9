import { type invoiceV1, toWireMoney } from '#libs/contracts';
import { type Components, partsOf } from '../domain/components.js';

/** Without components of zero. */
export function toWireComponents(amounts: Components, currency: string): invoiceV1.ComponentAmountInit[] {
  return partsOf(amounts).map(({ component, minor }) => ({
    component: `COMPONENT_${component}` as const,
    amount: toWireMoney({ minor, currency }),
  }));
}
