import { type ChargedComponent, chargedComponents, componentsOf } from '../../ledger/domain/components.js';
import { billedComponentOf, type Invoice, remainingOf, wholeAmountOf } from '../../ledger/domain/invoice.js';

/** How what was billed became what remains. */
export interface InvoiceSums {
  /** Tax included, before anything else. */
  readonly billedMinor: bigint;
  /** What a file changed of it since its lines were written; zero without lines. */
  readonly adjustedMinor: bigint;
  /** Charged since; without those of zero. */
  readonly charged: readonly { readonly component: ChargedComponent; readonly minor: bigint }[];
  readonly creditNotesMinor: bigint;
  readonly paidMinor: bigint;
  readonly remainingMinor: bigint;
}

/** The sums of a paper: billed and charged, less credit notes and what was paid, is what remains while it is owed. */
export function sumsOf(invoice: Invoice): InvoiceSums {
  const billedMinor = wholeAmountOf(invoice) + invoice.creditNoteMinor;
  const amounts = componentsOf(invoice);
  const billed = billedComponentOf(invoice);
  const charged = chargedComponents.flatMap((component) => {
    const minor = component === billed ? 0n : amounts[component];
    return minor === 0n ? [] : [{ component, minor }];
  });
  return {
    billedMinor,
    adjustedMinor: invoice.linesGrossMinor === 0n ? 0n : billedMinor - invoice.linesGrossMinor,
    charged,
    creditNotesMinor: invoice.creditNoteMinor,
    paidMinor: invoice.paidMinor + invoice.paidElsewhereMinor,
    remainingMinor: remainingOf(invoice),
  };
}
