import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { isId } from '#libs/ids';
import { Clock } from '#libs/time';
import { hasControlCharacters } from '../../ledger/domain/invoice-input.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { invoiceNotFound } from './invoice-commands.js';
import { InvoiceStore, type PageRequest } from '../../ledger/use-cases/ports.js';
import { InvoiceReader, type InvoiceFilter, type InvoiceKey, type Summary } from './ports.js';

const mostStandings = 500;
const mostNumbers = 5_000;

/** An answer with the business instant that its derived facets are meant at. */
export interface AtNow<Content> {
  readonly now: Date;
  readonly content: Content;
}

/** Reads, from committed rows only. */
@Injectable()
export class ReadInvoices {
  constructor(
    private readonly invoices: InvoiceStore,
    private readonly reader: InvoiceReader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError INVOICE_NOT_FOUND */
  async get(invoiceId: string, number: string): Promise<AtNow<Invoice>> {
    const [named] = invoiceId === '' ? possibleNumbers([number.trim()]) : [invoiceId].filter(isId);
    const key = invoiceId === '' ? { number: named ?? '' } : { invoiceId: named ?? '' };
    const [content, now] = await Promise.all([named === undefined ? null : this.invoices.find(key), this.clock.now()]);
    if (!content) throw invoiceNotFound(invoiceId || number);
    return { now, content };
  }

  async list(filter: InvoiceFilter, page: PageRequest<InvoiceKey>): Promise<AtNow<Invoice[]>> {
    const now = await this.clock.now();
    return { now, content: await this.reader.list(filter, now, page) };
  }

  /** @throws DomainError TOO_MANY_ITEMS */
  async standings(invoiceIds: readonly string[]): Promise<AtNow<Invoice[]>> {
    assertAtMost(mostStandings, invoiceIds);
    const content = await this.invoices.findMany(invoiceIds.filter(isId));
    return { now: await this.clock.now(), content };
  }

  /** @throws DomainError TOO_MANY_ITEMS */
  resolve(numbers: readonly string[]): Promise<Invoice[]> {
    assertAtMost(mostNumbers, numbers);
    return this.invoices.findByNumbers(possibleNumbers(numbers));
  }

  summary(): Promise<Summary> {
    return this.reader.summary();
  }
}

/** A number with control characters is nobody's, and some of them no database takes. */
function possibleNumbers(numbers: readonly string[]): string[] {
  return numbers.filter((number) => !hasControlCharacters(number));
}

function assertAtMost(most: number, items: readonly unknown[]): void {
  if (items.length <= most) return;
  const message = `The request names ${items.length} items; one call may name ${most}. Ask in several calls.`;
  throw new DomainError('TOO_MANY_ITEMS', 'invalid', message);
}
