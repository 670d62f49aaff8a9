import { Injectable } from '@nestjs/common';
import { collectableOf, enumName, fromWireDate, type invoiceV1, toWireDate } from '#libs/contracts';
import { DomainError, invalidFields, invariant } from '#libs/errors';
import type { InvoiceLifecycle } from '#libs/fence';
import { OrganisationSettings, RpcClients } from '#libs/platform';
import { type LocalDate, zoneOr } from '#libs/time';
import type { CallerOnward } from '#libs/transactions';
import { PaymentSettings } from '../../payment.settings.js';
import type { PromisableInvoice } from '../domain/draft.js';
import { errors } from '../domain/errors.js';
import { PromiseOwners } from '../use-cases/ports.js';

@Injectable()
export class RpcPromiseOwners extends PromiseOwners {
  constructor(
    private readonly clients: RpcClients,
    private readonly organisation: OrganisationSettings,
    private readonly settings: PaymentSettings,
  ) {
    super();
  }

  override async zoneOf(customerId: string, caller: CallerOnward): Promise<string | null> {
    const { facts } = await this.clients.of('customer').batchGetContactFacts({ customerIds: [customerId] }, caller);
    const found = facts.find((each) => each.customerId === customerId);
    return found ? zoneOr(found.zones[0] ?? '', this.organisation.zone) : null;
  }

  override async findInvoices(
    customerId: string,
    invoiceIds: readonly string[],
    caller: CallerOnward,
  ): Promise<PromisableInvoice[]> {
    const ids = [...invoiceIds];
    const [{ invoices }, { placedInvoiceIds }] = await Promise.all([
      this.clients.of('invoice').batchGetInvoices({ invoiceIds: ids }, caller),
      this.clients.of('workflow').checkHolds({ customerId, invoiceIds: ids }, caller),
    ]);
    return invoices.map((invoice) => fromWireInvoice(invoice, placedInvoiceIds.includes(invoice.invoiceId)));
  }

  override async workingDaysAfter(date: LocalDate, days: number, caller: CallerOnward): Promise<LocalDate> {
    const request = { code: this.settings.promiseCalendar, date: toWireDate(date), days };
    try {
      const found = await this.clients.of('workflow').computeWorkingDay(request, caller);
      const last = fromWireDate(found.date);
      invariant(last, 'A working day has a date.');
      return last;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'CALENDAR_DAY_UNKNOWN') throw error;
      const description = 'has days of grace that the calendar of promises does not know: choose an earlier day';
      throw invalidFields(errors.PROMISE_INVALID, [{ field: 'due_date', description }]);
    }
  }
}

function fromWireInvoice(invoice: invoiceV1.Invoice, placed: boolean): PromisableInvoice {
  const { invoiceId, number, customerId, version } = invoice;
  const lifecycle = enumName<InvoiceLifecycle>(invoice.lifecycle, 'LIFECYCLE_');
  const { remaining, disputed } = collectableOf(invoice);
  const dueDate = fromWireDate(invoice.dueDate, 'due_date');
  invariant(
    lifecycle && remaining && dueDate,
    `Invoice ${invoiceId} came without its lifecycle, remaining or due date.`,
  );
  return {
    ...{ invoiceId, number, customerId, lifecycle, disputed, dueDate, placed },
    currency: remaining.currency,
    collectable: invoice.collectability === 'COLLECTABILITY_COLLECT',
    disputedInPart: !disputed && invoice.disputed,
    collectableMinor: remaining.minor,
    version: BigInt(version),
  };
}
