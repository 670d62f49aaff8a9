import type { customerV1, invoiceV1, paymentV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import type { World } from '../harness/world.js';

/** A currency that no sequence of the samples collects unless it is meant to. */
export const plainCurrency = 'EUR';

/** The customer that a request or an event is about. */
export async function aCustomer(world: World): Promise<customerV1.Customer> {
  const reference = world.unique('customer');
  const request = {
    requestId: newId(),
    reference,
    name: 'Ada Example',
    email: `${reference}@example.test`,
    phone: '+12025550123',
  };
  const { customer } = await world.dunlin.customer.createCustomer(request, world.dunlin.caller);
  return customer!;
}

export async function aDraft(world: World, currencyCode = plainCurrency): Promise<invoiceV1.Invoice> {
  const { customerId } = await aCustomer(world);
  const request = { requestId: newId(), customerId, ...invoiceTerms(world, currencyCode) };
  const { invoice } = await world.dunlin.invoice.createInvoice(request, world.dunlin.caller);
  return invoice!;
}

/** An invoice that is owed. */
export async function anInvoice(world: World, currencyCode = plainCurrency): Promise<invoiceV1.Invoice> {
  const { invoiceId } = await aDraft(world, currencyCode);
  const { invoice } = await world.dunlin.invoice.issueInvoice({ requestId: newId(), invoiceId }, world.dunlin.caller);
  return invoice!;
}

/** A payment of a part of an invoice. */
export async function aPayment(world: World): Promise<paymentV1.Payment> {
  const invoice = await anInvoice(world);
  const request = {
    requestId: newId(),
    invoiceNumbers: [invoice.number],
    amount: { currencyCode: plainCurrency, minorUnits: '5000' },
  };
  const { payment } = await world.dunlin.payment.recordPayment(request, world.dunlin.caller);
  return payment!;
}

export function invoiceTerms(world: World, currencyCode = plainCurrency) {
  return {
    number: world.unique('INV'),
    amount: { currencyCode, minorUnits: '12500' },
    issueDate: { year: 2026, month: 2, day: 2 },
    dueDate: { year: 2026, month: 3, day: 20 },
  };
}

/** A metadata schema of customers or of invoices, which have the same form. */
export function aSchema(world: World) {
  const name = world
    .unique('schema')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '_');
  return { name, label: 'Unseen', fields: [{ name: 'note', label: 'Note', type: 'TYPE_TEXT' as const }] };
}
