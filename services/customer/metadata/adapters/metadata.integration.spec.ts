import 'reflect-metadata';
import type { commonV1, customerV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { ann, nextReference, typesOf, useCustomerService } from '../../testing/customer-service.js';

const service = useCustomerService();

const field = (name: string, type: commonV1.MetadataFieldInit['type'], more: commonV1.MetadataFieldInit = {}) => ({
  ...{ name, label: name.toUpperCase(), type },
  ...more,
});
const contractFields = [
  field('tariff', 'TYPE_CHOICE', {
    required: true,
    choices: [
      { code: 'BASIC', label: 'Basic' },
      { code: 'PLUS', label: 'Plus' },
    ],
  }),
  field('rate', 'TYPE_DECIMAL', { min: '0', max: '100', maxDecimals: 2 }),
  field('remark', 'TYPE_TEXT', { maxLength: 20 }),
];

async function apply(name: string, more: customerV1.ApplyMetadataSchemaRequestInit = {}) {
  const request = { requestId: newId(), name, label: 'Contract', fields: contractFields, ...more };
  return (await service.client.applyMetadataSchema(request, ann)).schema!;
}

async function set(customerId: string, schema: string, given: Record<string, string>, expectedVersion?: string) {
  const values = Object.entries(given).map(([name, value]) => ({ field: name, value }));
  const request = { requestId: newId(), customerId, schema, values, expectedVersion };
  return (await service.client.setMetadata(request, ann)).metadata!;
}

const valuesOf = (metadata: Pick<commonV1.Metadata, 'values'>) =>
  Object.fromEntries(metadata.values.map(({ field: name, value }) => [name, value]));

describe('metadata schemas of customers', () => {
  it('are created, changed by the version that was seen, found and listed', async () => {
    const schema = await apply('contract_a');
    expect(schema).toMatchObject({ name: 'contract_a', version: '1', retired: false });
    expect(schema.fields.map(({ name, maxLength }) => [name, maxLength])).toEqual([
      ['tariff', 0],
      ['rate', 0],
      ['remark', 20],
    ]);
    expect(await apply('contract_a')).toEqual(schema);
    expect(await apply('contract_a', { label: 'Contracts', expectedVersion: '1' })).toMatchObject({ version: '2' });
    await expect(apply('contract_a', { label: 'Others', expectedVersion: '1' })).rejects.toMatchObject({
      code: 'METADATA_SCHEMA_CONFLICT',
    });
    await apply('contract_b');
    const { schema: found } = await service.client.getMetadataSchema({ name: 'contract_a' }, ann);
    expect(found!.label).toBe('Contracts');
    const first = await service.client.listMetadataSchemas({ pageSize: 1 }, ann);
    expect(first.schemas.map(({ name }) => name)).toEqual(['contract_a']);
    const rest = await service.client.listMetadataSchemas({ pageSize: 10, pageToken: first.nextPageToken }, ann);
    expect(rest.schemas.map(({ name }) => name)).toContain('contract_b');
    await expect(service.client.getMetadataSchema({ name: 'none' }, ann)).rejects.toMatchObject({
      code: 'METADATA_SCHEMA_NOT_FOUND',
    });
    const published = await service.db.published();
    expect(typesOf(published)).toEqual(Array(3).fill('CustomerMetadataSchemaChanged'));
    expect(published.map(({ key, sequence }) => [key, sequence])).toEqual([
      ['contract_a', 1n],
      ['contract_a', 2n],
      ['contract_b', 1n],
    ]);
  });

  it('are refused where they are wrong, or would make stored values unreadable', async () => {
    await expect(apply('Contract', { label: '', fields: [] })).rejects.toMatchObject({
      code: 'METADATA_SCHEMA_INVALID',
      details: { violations: [{ field: 'name' }, { field: 'label' }, { field: 'fields' }] },
    });
    await apply('kept');
    const others = [field('tariff', 'TYPE_TEXT'), field('rate', 'TYPE_DECIMAL')];
    await expect(apply('kept', { fields: others })).rejects.toMatchObject({
      code: 'METADATA_SCHEMA_STATE_FORBIDS',
      details: { violations: [{ field: 'fields.tariff' }, { field: 'fields.remark' }] },
    });
  });

  it('are made once by two who make them at one time', async () => {
    const made = await Promise.all(['a', 'b', 'c'].map((label) => apply('raced', { label })));
    expect(made.map(({ version }) => version).sort()).toEqual(['1', '2', '3']);
  });
});

describe('metadata of a customer', () => {
  it('is filled in, shown, published without texts, and emptied', async () => {
    await apply('filled');
    const { customerId } = await service.aCustomer();
    await service.db.clearOutbox();
    const filled = await set(customerId, 'filled', { tariff: 'PLUS', rate: '012.50', remark: 'Old friend.' });
    expect(filled).toMatchObject({ schema: 'filled', version: '1' });
    expect(valuesOf(filled)).toEqual({ tariff: 'PLUS', rate: '12.5', remark: 'Old friend.' });
    const { metadata } = await service.client.getCustomer({ customerId }, ann);
    expect(metadata.map(valuesOf)).toEqual([valuesOf(filled)]);
    const [event, ...others] = await service.db.published();
    expect(others).toEqual([]);
    expect(event).toMatchObject({ key: customerId, subject: `${customerId}/filled`, sequence: 1n });
    expect(event!.payload).toMatchObject({
      ...{ customerId, schema: 'filled', schemaLabel: 'Contract' },
      changes: [
        { field: 'tariff', from: '', to: 'PLUS', withheld: false },
        { field: 'rate', from: '', to: '12.5', withheld: false },
        { field: 'remark', from: '', to: '', withheld: true },
      ],
    });
    expect(valuesOf(await set(customerId, 'filled', { rate: '' }))).toEqual({ tariff: 'PLUS', remark: 'Old friend.' });
    expect(await set(customerId, 'filled', { tariff: 'PLUS' })).toMatchObject({ version: '2' });
  });

  it('is refused with every wrong field at once, and by another version than the one that was seen', async () => {
    await apply('judged');
    const { customerId } = await service.aCustomer();
    await expect(set(customerId, 'judged', { rate: '101', colour: 'red' })).rejects.toMatchObject({
      code: 'METADATA_INVALID',
      details: { violations: [{ field: 'rate' }, { field: 'colour' }, { field: 'tariff' }] },
    });
    await set(customerId, 'judged', { tariff: 'PLUS' }, '0');
    await expect(set(customerId, 'judged', { tariff: 'BASIC' }, '0')).rejects.toMatchObject({
      code: 'METADATA_CONFLICT',
    });
    expect(await set(customerId, 'judged', { tariff: 'BASIC' }, '1')).toMatchObject({ version: '2' });
    await expect(set(newId(), 'judged', { tariff: 'PLUS' })).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    await expect(set(customerId, 'none', {})).rejects.toMatchObject({ code: 'METADATA_SCHEMA_NOT_FOUND' });
    await apply('judged', { retired: true });
    await expect(set(customerId, 'judged', { tariff: 'PLUS' })).rejects.toMatchObject({
      code: 'METADATA_STATE_FORBIDS',
    });
    expect((await service.client.getCustomer({ customerId }, ann)).metadata).toHaveLength(1);
  });

  it('is set once by a request, and a repeat reads what is there', async () => {
    await apply('repeated');
    const { customerId } = await service.aCustomer();
    const values = [{ field: 'tariff', value: 'PLUS' }];
    const request = { requestId: newId(), customerId, schema: 'repeated', values };
    const first = await service.client.setMetadata(request, ann);
    expect(await service.client.setMetadata(request, ann)).toEqual(first);
  });
});

describe('metadata of customers in a file', () => {
  it('is taken where it is right and reported where it is not', async () => {
    await apply('of_file');
    const [one, two, three] = [nextReference(), nextReference(), nextReference()];
    await service.aCustomer({ reference: two, name: 'Two' });
    const value = (name: string, given: string) => ({ schema: 'of_file', field: name, value: given });
    const upsert = async () => {
      const rows = [
        { reference: one, metadata: [value('tariff', 'PLUS'), value('rate', '300')] },
        { reference: two, metadata: [value('rate', '7'), { schema: 'none', field: 'x', value: 'y' }] },
        { reference: three, metadata: [value('tariff', ' ')] },
      ];
      return (await service.client.upsertCustomers({ requestId: newId(), source: 'import:7', rows }, ann)).rows;
    };
    const rows = await upsert();
    expect(rows.map(({ outcome }) => outcome.slice(8))).toEqual(['CREATED', 'CHANGED', 'CREATED']);
    expect(rows.flatMap(({ violations }) => violations)).toEqual([
      {
        ...{ field: 'metadata.of_file.rate', value: '300', reason: 'NOT_A_VALUE' },
        description: 'is more than 100',
      },
      {
        ...{ field: 'metadata.none.x', value: 'y', reason: 'UNKNOWN_FIELD' },
        description: 'is of the metadata schema none, which does not exist',
      },
    ]);
    const shown = await Promise.all(
      [one, two, three].map((reference) => service.client.getCustomer({ reference }, ann)),
    );
    expect(shown.map(({ metadata }) => metadata.map(valuesOf))).toEqual([[{ tariff: 'PLUS' }], [{ rate: '7' }], []]);
    await service.db.clearOutbox();
    expect((await upsert()).map(({ outcome }) => outcome.slice(8))).toEqual(['UNCHANGED', 'UNCHANGED', 'UNCHANGED']);
    expect(await service.db.published()).toEqual([]);
  });

  it('is foreseen as it would be stored, without the texts that stand there, and nothing is written', async () => {
    await apply('of_preview');
    const [one, two, three] = [nextReference(), nextReference(), nextReference()];
    const value = (name: string, given: string) => ({ schema: 'of_preview', field: name, value: given });
    const metadata = [value('tariff', 'BASIC'), value('remark', 'secret')];
    await service.client.upsertCustomers(
      { requestId: newId(), source: 'import:9', rows: [{ reference: one, name: 'One', metadata }, { reference: two }] },
      ann,
    );
    await service.db.clearOutbox();
    const rows = [
      {
        reference: one,
        name: 'One',
        metadata: [value('tariff', 'PLUS'), value('remark', 'new'), value('rate', '300')],
      },
      { reference: two, email: 'wrong' },
      { reference: three, metadata: [value('rate', '7')] },
      { reference: ' ' },
    ];
    const { rows: foreseen } = await service.client.previewUpsertCustomers({ rows }, ann);
    expect(foreseen.map(({ outcome }) => outcome.slice(8))).toEqual(['CHANGED', 'UNCHANGED', 'CREATED', 'REFUSED']);
    expect(foreseen[0]!.metadataChanges).toEqual([
      { ...{ schema: 'of_preview', field: 'tariff', label: 'TARIFF' }, from: 'BASIC', to: 'PLUS', isNew: false },
      { ...{ schema: 'of_preview', field: 'remark', label: 'REMARK' }, from: '', to: 'new', isNew: false },
    ]);
    expect(foreseen[2]).toMatchObject({ customerId: '', metadataChanges: [{ field: 'rate', to: '7', isNew: true }] });
    expect(await service.db.published()).toEqual([]);
    const upserted = await service.client.upsertCustomers({ requestId: newId(), source: 'import:9', rows }, ann);
    const told = (each: Pick<customerV1.UpsertCustomersResponseRow, 'zone' | 'outcome' | 'violations'>) => [
      each.zone,
      each.outcome,
      each.violations,
    ];
    expect(upserted.rows.map(told)).toEqual(foreseen.map(told));
    await expect(
      service.client.previewUpsertCustomers({ rows: [{ reference: one }, { reference: one }] }, ann),
    ).rejects.toMatchObject({ code: 'CUSTOMER_INVALID' });
  });

  it('is stored for thousands of customers by a fixed number of statements', async () => {
    await apply('of_many');
    const rows = Array.from({ length: 2_000 }, () => ({
      reference: nextReference(),
      metadata: [{ schema: 'of_many', field: 'tariff', value: 'BASIC' }],
    }));
    const upserted = await service.client.upsertCustomers({ requestId: newId(), source: 'import:8', rows }, ann, {
      deadlineMs: 60_000,
    });
    expect(upserted.rows.every(({ violations }) => violations.length === 0)).toBe(true);
    const { metadata } = await service.client.getCustomer({ customerId: upserted.rows.at(-1)!.customerId }, ann);
    expect(metadata.map(valuesOf)).toEqual([{ tariff: 'BASIC' }]);
  });
});
