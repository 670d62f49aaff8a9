import type { Dunlin } from '#libs/client';

/** What the made-up organisation keeps of its customers and of its invoices. */
export async function applySchemas({ customer, invoice, caller }: Dunlin): Promise<void> {
  await customer.applyMetadataSchema(
    {
      ...{ requestId: 'sample/schema/contract', name: 'contract', label: 'Contract' },
      fields: [
        {
          ...{ name: 'tariff', label: 'Tariff', type: 'TYPE_CHOICE', required: true },
          choices: [
            { code: 'BASIC', label: 'Basic' },
            { code: 'PLUS', label: 'Plus' },
            { code: 'GOLD', label: 'Gold' },
          ],
        },
        { name: 'ends_on', label: 'Ends on', type: 'TYPE_DATE', min: '2010-01-01' },
        { name: 'discount', label: 'Discount in percent', type: 'TYPE_DECIMAL', min: '0', max: '40', maxDecimals: 1 },
        { name: 'remark', label: 'Remark', type: 'TYPE_TEXT' },
      ],
    },
    caller,
  );
  await invoice.applyMetadataSchema(
    {
      ...{ requestId: 'sample/schema/delivery', name: 'delivery', label: 'Delivery' },
      fields: [
        { name: 'signed', label: 'Receipt signed', type: 'TYPE_YES_NO' },
        { name: 'parcels', label: 'Parcels', type: 'TYPE_WHOLE_NUMBER', min: '1', max: '500' },
      ],
    },
    caller,
  );
}

const tariffs = ['BASIC', 'PLUS', 'GOLD'];
const remarks = ['', 'Moves in autumn.', '', 'Pays by the quarter.', ''];

/** Fills in what is kept of one customer, and of some of their invoices. @param number of the customer in the sample */
export async function fillMetadata(
  { customer, invoice, caller }: Dunlin,
  number: number,
  reference: string,
  customerId: string,
): Promise<void> {
  const values = {
    tariff: tariffs[number % tariffs.length]!,
    ends_on: `${2013 + (number % 3)}-${String((number % 12) + 1).padStart(2, '0')}-28`,
    discount: number % 4 === 0 ? '2.5' : '',
    remark: remarks[number % remarks.length]!,
  };
  const given = Object.entries(values).map(([field, value]) => ({ field, value }));
  const requestId = `sample/metadata/${reference}`;
  await customer.setMetadata({ requestId, customerId, schema: 'contract', values: given }, caller);
  const { invoices } = await invoice.listInvoices({ customerId, pageSize: 2 }, caller);
  for (const [index, { invoiceId, number: invoiceNumber }] of invoices.entries()) {
    const delivery = [
      { field: 'signed', value: String(index === 0) },
      { field: 'parcels', value: String((number % 7) + 1) },
    ];
    await invoice.setMetadata(
      { requestId: `sample/metadata/${invoiceNumber}`, invoiceId, schema: 'delivery', values: delivery },
      caller,
    );
  }
}
