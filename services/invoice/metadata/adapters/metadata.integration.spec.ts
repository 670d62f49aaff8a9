import type { commonV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { counts, csv, importFiles, plainMapping } from '../../testing/import-files.js';
import { KeptCustomers } from '../../testing/kept-customers.js';
import { ann, shortTypes, specService } from '../../testing/spec-service.js';

const spec = specService();
const { importFile, byNumber, errorsOf, upload } = importFiles(spec);

const fields = [
  { name: 'signed', label: 'Signed', type: 'TYPE_YES_NO' as const, required: true },
  { name: 'weight', label: 'Weight', type: 'TYPE_DECIMAL' as const, max: '100', maxDecimals: 2 },
];
const mapping = `${plainMapping}
  invoice.metadata.delivery.signed: { column: signed, optional: true }
  invoice.metadata.delivery.weight: { column: weight, decimal: ',', optional: true }
  customer.metadata.contract.tariff: { column: tariff, optional: true }
`;
const header = 'customer,name,email,number,issued,due,amount,currency,status,signed,weight,tariff';
const file = (...rows: string[]): string => `${[header, ...rows].join('\n')}\n`;
const row = (customer: string, number: string, rest: string, amount = '10.00'): string =>
  `${customer},Ann,,${number},2013-02-01,2013-03-05,${amount},,,${rest}`;

const apply = () =>
  spec.client.applyMetadataSchema({ requestId: newId(), name: 'delivery', label: 'Delivery', fields }, ann);
const valuesOf = async (number: string) => {
  const { metadata } = await spec.client.getInvoice({ number }, ann);
  return metadata.map(({ values }: commonV1.Metadata) =>
    Object.fromEntries(values.map(({ field, value }) => [field, value])),
  );
};

describe('metadata of an invoice', () => {
  it('is filled in by a person, shown and published', async () => {
    await apply();
    await importFile(csv('m-1,Ann,,META-1,2013-02-01,2013-03-05,10.00,,'));
    const { invoiceId, customerId } = await byNumber('META-1');
    await spec.db.clearOutbox();
    const values = [{ field: 'signed', value: 'yes' }];
    const request = { requestId: newId(), invoiceId, schema: 'delivery', values, expectedVersion: '0' };
    const { metadata } = await spec.client.setMetadata(request, ann);
    expect(metadata).toMatchObject({ schema: 'delivery', version: '1', values: [{ field: 'signed', value: 'true' }] });
    expect(await valuesOf('META-1')).toEqual([{ signed: 'true' }]);
    const [event] = await spec.db.published();
    expect(event).toMatchObject({ key: customerId, subject: `${invoiceId}/delivery`, sequence: 1n });
    expect(event!.payload).toMatchObject({ invoiceId, customerId, invoiceNumber: 'META-1', schema: 'delivery' });
    await expect(spec.client.setMetadata({ ...request, requestId: newId() }, ann)).rejects.toMatchObject({
      code: 'METADATA_CONFLICT',
    });
    await expect(
      spec.client.setMetadata({ ...request, requestId: newId(), invoiceId: newId() }, ann),
    ).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
  });
});

describe('metadata in a file', () => {
  beforeAll(apply);

  it('is stored with the invoices of a chunk, and what is wrong is an error of its row', async () => {
    const content = file(
      row('m-2', 'META-2', 'yes,"12,50",PLUS'),
      row('m-2', 'META-3', 'perhaps,250,'),
      row('m-3', 'META-4', ',,'),
    );
    const done = await importFile(content, { mapping });
    expect(counts(done)).toEqual([3, 3, 0, 0, 0, 0, 1]);
    expect(await errorsOf(done.importId)).toEqual(['3 signed=perhaps NOT_A_VALUE', '3 weight=250 NOT_A_VALUE']);
    expect(await valuesOf('META-2')).toEqual([{ signed: 'true', weight: '12.5' }]);
    expect(await valuesOf('META-3')).toEqual([]);
    expect(await valuesOf('META-4')).toEqual([]);
    // What rows say of customers goes with the customers.
    expect(KeptCustomers.customers.get('m-2')!.fields).toMatchObject({ 'metadata.contract.tariff': 'PLUS' });
  });

  it('changes an invoice that is there already, once', async () => {
    await importFile(file(row('m-4', 'META-5', 'no,,')), { mapping });
    const before = await byNumber('META-5');
    await spec.db.clearOutbox();
    const again = await importFile(file(row('m-4', 'META-5', 'yes,3,')), { mapping });
    expect(counts(again)).toEqual([1, 0, 1, 0, 0, 0, 0]);
    expect(await valuesOf('META-5')).toEqual([{ signed: 'true', weight: '3' }]);
    expect(await byNumber('META-5')).toEqual(before);
    expect(shortTypes(await spec.db.published())).toContain('InvoiceMetadataChanged');
    expect(counts(await importFile(file(row('m-4', 'META-5', 'yes,3,')), { mapping }))).toEqual([1, 0, 0, 1, 0, 0, 0]);
  });

  it('changes nothing in a dry run, but says what is wrong', async () => {
    const done = await importFile(file(row('m-5', 'META-6', 'perhaps,,')), { mapping, dryRun: true });
    expect(await errorsOf(done.importId)).toEqual(['2 signed=perhaps NOT_A_VALUE']);
  });

  it('of customers is foreseen by a dry run, field by field with the last line that says it, and written by the real run', async () => {
    KeptCustomers.customers.clear();
    await importFile(file(row('m-7', 'META-7', 'yes,,blue')), { mapping });
    const before = new Map(KeptCustomers.customers);
    const content = file(
      row('m-7', 'META-7', 'yes,,red'),
      row('m-8', 'META-8', 'yes,,'),
      row('m-9', 'META-9', 'yes,,grey'),
      row('m-7', 'META-10', 'yes,,green'),
    );
    const dry = await importFile(content, { mapping, dryRun: true });
    expect(dry).toMatchObject({ customersCreatedCount: '2', customersUpdatedCount: '1', state: 'STATE_COMPLETED' });
    expect(KeptCustomers.customers).toEqual(before);
    const { changes, nextPageToken } = await spec.client.listImportChanges(
      { importId: dry.importId, pageSize: 1 },
      ann,
    );
    const { changes: next } = await spec.client.listImportChanges(
      { importId: dry.importId, pageSize: 1, pageToken: nextPageToken },
      ann,
    );
    const { customerId } = before.get('m-7')!;
    const tariff = { schema: 'contract', field: 'tariff' };
    expect([...changes, ...next]).toMatchObject([
      { row: '4', reference: 'm-9', customerId: '', ...tariff, from: '', to: 'grey', isNew: true },
      { row: '5', reference: 'm-7', customerId, ...tariff, from: 'blue', to: 'green', isNew: false },
    ]);
    const done = await importFile(content, { mapping });
    expect(done).toMatchObject({ customersCreatedCount: '2', customersUpdatedCount: '1' });
    expect(KeptCustomers.customers.get('m-7')!.fields).toMatchObject({ 'metadata.contract.tariff': 'green' });
    await expect(spec.client.listImportChanges({ importId: newId() }, ann)).rejects.toMatchObject({
      code: 'IMPORT_NOT_FOUND',
    });
    expect((await spec.client.listImportChanges({ importId: done.importId }, ann)).changes).toEqual([]);
  });

  it('and all else that a dry run foresees is what the import then does', async () => {
    await importFile(
      file(row('f-1', 'SAME-1', 'yes,1,blue'), row('f-1', 'SAME-2', 'yes,1,'), row('f-2', 'SAME-3', ',,')),
      { mapping },
    );
    const content = file(
      row('f-1', 'SAME-1', 'yes,2,red'),
      row('f-1', 'SAME-2', 'yes,1,'),
      row('f-2', 'SAME-3', 'maybe,,', '11.00'),
      row('f-2', 'SAME-3', 'yes,,'),
      row('refused', 'SAME-4', 'yes,,'),
      row('f-3', 'SAME-5', ',,green').replace('Ann,,', 'Ann,no address,'),
      row('f-3', 'SAME-6', 'perhaps,,').replace('Ann,,', 'Ann,no address,'),
    );
    const told = async (dryRun: boolean) => {
      const done = await importFile(content, { mapping, dryRun });
      const { customersCreatedCount, customersUpdatedCount } = done;
      return [...counts(done), customersCreatedCount, customersUpdatedCount, ...(await errorsOf(done.importId)).sort()];
    };
    const foreseen = await told(true);
    expect(foreseen).toEqual([
      ...[7, 2, 2, 1, 0, 0, 4, '1', '1'],
      ...['4 signed=maybe NOT_A_VALUE', '5 number=SAME-3 DUPLICATE_NUMBER'],
      ...['6 customer=refused CUSTOMER_REFUSED', '6 customer=refused HAS_CONTROL_CHARACTERS'],
      ...['8 email=no address NOT_AN_EMAIL_ADDRESS', '8 signed=perhaps NOT_A_VALUE'],
    ]);
    expect(await told(false)).toEqual(foreseen);
  });

  it('of new customers is foreseen over chunks, each field once by the last row that says it', async () => {
    const far = Array.from({ length: 5_001 }, (_, index) => row('m-10', `FAR-${index}`, ',,'));
    const content = file(
      row('f-9', 'FAR-A', ',,blue'),
      row('f-8', 'FAR-B', ',,grey'),
      ...far,
      row('f-9', 'FAR-C', ',,red'),
    );
    const dry = await importFile(content, { mapping, dryRun: true });
    const { changes } = await spec.client.listImportChanges({ importId: dry.importId }, ann);
    expect(changes.map(({ row: line, reference, from, to }) => [line, reference, from, to])).toEqual([
      ['3', 'f-8', '', 'grey'],
      ['5005', 'f-9', '', 'red'],
    ]);
    const done = await importFile(content, { mapping });
    const { customersCreatedCount, customersUpdatedCount } = dry;
    expect(done).toMatchObject({ customersCreatedCount, customersUpdatedCount });
    expect(KeptCustomers.customers.get('f-9')!.fields).toMatchObject({ 'metadata.contract.tariff': 'red' });
  });

  it('is stored for thousands of invoices', async () => {
    const rows = Array.from({ length: 6_000 }, (_, index) => row('m-6', `MANY-${index}`, `yes,${index % 100},`));
    const done = await importFile(file(...rows), { mapping });
    expect(counts(done)).toEqual([6_000, 6_000, 0, 0, 0, 0, 0]);
    expect(await valuesOf('MANY-5999')).toEqual([{ signed: 'true', weight: '99' }]);
  });

  it('is refused at once where the mapping names what does not exist', async () => {
    const unknown = `${plainMapping}\n  invoice.metadata.delivery.colour: colour\n  invoice.metadata.none.x: x\n`;
    await expect(upload('x', { mapping: unknown })).rejects.toMatchObject({
      code: 'IMPORT_INVALID',
      details: {
        violations: [
          { field: 'columns.invoice.metadata.delivery.colour' },
          { field: 'columns.invoice.metadata.none.x' },
        ],
      },
    });
  });
});
