import { Injectable } from '@nestjs/common';
import { enumName, fromWireMoney } from '#libs/contracts';
import { invariant } from '#libs/errors';
import { isId } from '#libs/ids';
import { zero } from '#libs/money';
import { RpcClients } from '#libs/platform';
import type { CallerOnward } from '#libs/transactions';
import type { KnownInvoice } from '../domain/naming.js';
import { InvoiceGateway, type Remaining } from '../use-cases/ports.js';

@Injectable()
export class RpcInvoiceGateway extends InvoiceGateway {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async resolve(numbers: readonly string[], caller: CallerOnward): Promise<KnownInvoice[]> {
    const { found } = await this.client.resolveInvoices({ numbers: [...numbers] }, caller);
    return found.map(({ number, invoiceId, customerId, creditorId, remaining }) => {
      invariant(remaining, 'The invoice service says what remains.');
      const { minor: remainingMinor, currency } = fromWireMoney(remaining);
      return { number, invoiceId, customerId, creditorId, currency, remainingMinor };
    });
  }

  override async remaining(invoiceId: string, caller: CallerOnward): Promise<Remaining | null> {
    if (!isId(invoiceId)) return null;
    const { invoices } = await this.client.batchGetInvoices({ invoiceIds: [invoiceId] }, caller);
    const invoice = invoices.find((candidate) => candidate.invoiceId === invoiceId);
    if (!invoice) return null;
    const remaining = fromWireMoney(invoice.remaining);
    invariant(remaining, 'The invoice service says what remains.');
    const { customerId } = invoice;
    const lifecycle = enumName<string>(invoice.lifecycle, 'LIFECYCLE_') ?? '';
    return { customerId, lifecycle, remaining: lifecycle === 'OPEN' ? remaining : zero(remaining.currency) };
  }

  private get client() {
    return this.clients.of('invoice');
  }
}
