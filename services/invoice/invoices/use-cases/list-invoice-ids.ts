import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/time';
import type { PageRequest } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { type InvoiceFilter, InvoiceReader, type NamedInvoice } from './ports.js';

/** What one message carries with room to spare. */
export const maxPageSize = 10_000;
/** As many items as an act on many takes. */
const maxNamed = 100_000;
/** More are not counted: by then it is clear that the filter must say much more. */
const maxCounted = 1_000_000;

/** An invoice of a list as it was at an instant. */
export interface DatedInvoice extends NamedInvoice {
  /** When the first page was read, at which overdue is decided. */
  readonly asOf: Date;
}

export type NamedKey = readonly [asOf: Date, number: string, invoiceId: string];

/** Names every invoice of a list. */
@Injectable()
export class ListInvoiceIds {
  constructor(
    private readonly invoices: InvoiceReader,
    private readonly clock: Clock,
  ) {}

  /**
   * By number, which never changes: what changes between two pages hides no invoice and names none twice.
   * @throws TOO_BROAD
   */
  async listInvoiceIds(filter: InvoiceFilter, { after, limit }: PageRequest<NamedKey>): Promise<DatedInvoice[]> {
    const byNumber: InvoiceFilter = { ...filter, order: 'NUMBER', descending: false };
    const [asOf, ...key] = after ?? [await this.clock.now()];
    if (after === null) await this.assertNotTooBroad(byNumber, asOf);
    const named = await this.invoices.listNamed(byNumber, asOf, { after: after === null ? null : key, limit });
    return named.map((invoice) => ({ ...invoice, asOf }));
  }

  private async assertNotTooBroad(filter: InvoiceFilter, now: Date): Promise<void> {
    const count = await this.invoices.countWhole(filter, now, maxCounted + 1);
    if (count <= maxNamed) return;
    const isExact = count <= maxCounted;
    const counted = Math.min(count, maxCounted);
    const found = isExact ? `${counted}` : `more than ${counted}`;
    throw errors.TOO_BROAD(`The filter fits ${found} invoices, and an act takes ${maxNamed}. Narrow the filter.`, {
      facts: { count: String(counted), count_exact: String(isExact) },
    });
  }
}
