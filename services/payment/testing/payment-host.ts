import { join } from 'node:path';
import { newId } from '#libs/ids';
import { type RunningService, runService } from '#libs/testing';
import type { KnownInvoice } from '../payments/domain/naming.js';
import { InvoiceGateway, type Remaining } from '../payments/use-cases/ports.js';
import { service } from '../service.js';

export const start = new Date('2013-03-01T10:00:00.000Z');
export const acme = '018f0000-0000-7000-8000-00000000000a';
export const bolt = '018f0000-0000-7000-8000-00000000000b';

/** Who asks in these specs. */
export const ann = { actor: 'user:ann', correlationId: 'spec' };

/** The invoice service in memory: what it knows, and what happens while it is asked. */
export class Invoices {
  readonly known = new Map<string, KnownInvoice & { remainingMinor: bigint }>();
  calls = 0;
  beforeResponse: () => Promise<void> = () => Promise.resolve();

  clear(): void {
    this.known.clear();
    this.calls = 0;
    this.beforeResponse = () => Promise.resolve();
  }

  add(number: string, customerId = acme, remainingMinor = 100_00n, currency = 'USD', creditorId = 'main'): string {
    const invoiceId = newId();
    const invoice = { number, invoiceId, customerId, creditorId, currency, remainingMinor };
    this.known.set(creditorId === 'main' ? number : `${number}/${creditorId}`, invoice);
    return invoiceId;
  }

  async resolve(numbers: readonly string[]): Promise<KnownInvoice[]> {
    this.calls += 1;
    await this.beforeResponse();
    return [...this.known.values()].filter(({ number }) => numbers.includes(number));
  }

  async remaining(invoiceId: string): Promise<Remaining | null> {
    const invoice = [...this.known.values()].find((candidate) => candidate.invoiceId === invoiceId);
    const remaining = invoice && { minor: invoice.remainingMinor, currency: invoice.currency };
    await this.beforeResponse();
    return invoice ? { customerId: invoice.customerId, lifecycle: lifecycleOf(invoice), remaining: remaining! } : null;
  }
}

/** The payment service in this process, with the invoice service in memory. */
export interface PaymentHost extends RunningService<'payment'> {
  readonly invoices: Invoices;
}

export async function runPayment(): Promise<PaymentHost> {
  const migrations = join(import.meta.dirname, '../migrations');
  const host = await runService(service, 'payment', { migrations, start });
  const invoices = new Invoices();
  Object.assign(host.running.app.get(InvoiceGateway), {
    resolve: (numbers: readonly string[]) => invoices.resolve(numbers),
    remaining: (invoiceId: string) => invoices.remaining(invoiceId),
  });
  return { ...host, invoices };
}

export async function clearPayments({ db, invoices }: PaymentHost): Promise<void> {
  await db.database.query('DELETE FROM payment_invoices');
  await db.database.query('DELETE FROM payments');
  await db.clearOutbox();
  invoices.clear();
}

export async function paymentCount({ db }: PaymentHost): Promise<number> {
  return (await db.database.query('SELECT FROM payments')).length;
}

function lifecycleOf({ remainingMinor }: { remainingMinor: bigint }): string {
  return remainingMinor > 0n ? 'OPEN' : 'PAID';
}
