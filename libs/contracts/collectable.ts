import type { Money } from '#libs/money';
import { fromWireMoney } from './convert.js';
import type { invoiceV1 } from './generated/index.js';

type Owed = Pick<invoiceV1.Invoice, 'remaining' | 'disputed' | 'collectableAmount'>;

/**
 * What the debtor is asked for of an invoice, as the services that collect know it: what remains without the part in
 * dispute. Where nothing else is left, all that remains is disputed, and its collection stops. An invoice service of the
 * release before says nothing of parts, so that all of a disputed invoice is.
 */
export function collectableOf({ remaining, disputed, collectableAmount }: Owed): {
  readonly remaining: Money | null;
  readonly disputed: boolean;
} {
  const collectable = fromWireMoney(collectableAmount);
  const isPart = disputed && collectable !== null && collectable.minor > 0n;
  return { remaining: isPart ? collectable : fromWireMoney(remaining), disputed: disputed && !isPart };
}
