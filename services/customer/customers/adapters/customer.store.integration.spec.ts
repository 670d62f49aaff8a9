import 'reflect-metadata';
import type { customerV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { listPage, schemaDrift } from '#libs/platform';
import { ann, useCustomerService } from '../../testing/customer-service.js';
import { customerTables } from './customer.tables.js';

const service = useCustomerService();

it('has tables that agree with the entities', async () => {
  expect(await schemaDrift(service.db.ownerUrl, customerTables)).toEqual([]);
});

describe('finding customers', () => {
  const references = async (request: customerV1.ListCustomersRequestInit) =>
    (await service.client.listCustomers(request, ann)).customers.map(({ reference }) => reference);

  beforeAll(async () => {
    const rows = [
      { reference: 'FIND-1', name: 'Acme Trading GmbH', email: 'Office@acme.test', phone: '+4930901820' },
      { reference: 'FIND-2', name: 'Trading Post 100%', email: 'post@trading.test', phone: '+4930901821' },
      { reference: 'FIND-3', name: "O'Brien-Acme", email: 'office_2@acme.test', phone: '+12125550123' },
      { reference: 'FIND_4', name: 'Ärzte Union' },
    ];
    for (const row of rows) await service.aCustomer(row);
  });

  it.each([
    [{ name: 'acme' }, ['FIND-3', 'FIND-1']],
    [{ name: 'ACME tr' }, ['FIND-1']],
    [{ name: 'trading' }, ['FIND-1', 'FIND-2']],
    [{ name: 'rading' }, []],
    [{ name: 'ärzte' }, ['FIND_4']],
    [{ name: '100%' }, ['FIND-2']],
    [{ name: '100_' }, []],
    [{ name: 'T%' }, []],
    [{ reference: 'FIND_' }, ['FIND_4']],
    [{ reference: 'FIND-' }, ['FIND-1', 'FIND-2', 'FIND-3']],
    [{ reference: 'find-' }, []],
    [{ phone: '+49 30 9018' }, ['FIND-1', 'FIND-2']],
    [{ phone: '001 (212)' }, ['FIND-3']],
    [{ email: 'OFFICE' }, ['FIND-1', 'FIND-3']],
    [{ email: 'office_' }, ['FIND-3']],
    [{ email: '+4930' }, []],
    [{ name: 'trading', email: 'office' }, ['FIND-1']],
    [{ name: 'acme', phone: '+1', reference: 'FIND' }, ['FIND-3']],
    [{ name: 'acme', phone: '+44' }, []],
  ])('%j finds %j', async (filter, expected) => {
    const found = await references({ pageSize: 500, ...filter });
    expect(found.filter((reference) => reference.startsWith('FIND'))).toEqual(expected);
  });

  it('finds nothing by what cannot be stored', async () => {
    const nul = 'a\u0000';
    expect(await references({ name: nul })).toEqual([]);
    expect(await references({ reference: nul })).toEqual([]);
    await expect(service.client.getCustomer({ reference: nul }, ann)).rejects.toMatchObject({
      code: 'CUSTOMER_NOT_FOUND',
    });
  });

  it('finds a customer by its new name and no longer by the old one', async () => {
    const { customerId, reference } = await service.aCustomer({ name: 'Quondam Holding' });
    await service.client.changeCustomer({ requestId: newId(), customerId, name: 'Novum Holding' }, ann);
    expect(await references({ name: 'quondam' })).toEqual([]);
    expect(await references({ name: 'novum' })).toEqual([reference]);
    expect(await references({ name: 'holding' })).toEqual([reference]);
  });

  it('pages by reference without gap or repeat, and binds the token to the filter', async () => {
    const rows = Array.from({ length: 25 }, (_, index) => ({ reference: `PAGE-${String(index).padStart(2, '0')}` }));
    await service.client.upsertCustomers({ requestId: newId(), rows }, ann);
    const seen: string[] = [];
    let pageToken = '';
    do {
      const page = await service.client.listCustomers({ reference: 'PAGE-', pageSize: 10, pageToken }, ann);
      seen.push(...page.customers.map(({ reference }) => reference));
      pageToken = page.nextPageToken;
      if (pageToken !== '') {
        const other = service.client.listCustomers({ reference: 'PAGE', pageSize: 10, pageToken }, ann);
        await expect(other).rejects.toMatchObject({ code: 'PAGE_TOKEN_INVALID' });
      }
    } while (pageToken !== '');
    expect(seen).toEqual(rows.map(({ reference }) => reference));
  });

  it('pages through a search in the order of what is found, and shows each customer once', async () => {
    const rows = [
      { reference: 'WORD-1', name: 'Zebulon Zabel', email: 'zz@b.test', phone: '+4930901833' },
      { reference: 'WORD-2', name: 'Zebulon', email: 'zz@c.test', phone: '+4930901832' },
      { reference: 'WORD-3', name: 'Zebulon', email: 'ZZ@a.test', phone: '+4930901831' },
    ];
    for (const row of rows) await service.aCustomer(row);
    const paged = async (request: customerV1.ListCustomersRequestInit): Promise<string[]> => {
      const { customers, nextPageToken } = await service.client.listCustomers({ pageSize: 1, ...request }, ann);
      const found = customers.map(({ reference }) => reference);
      return nextPageToken === '' ? found : [...found, ...(await paged({ ...request, pageToken: nextPageToken }))];
    };
    expect(await paged({ name: 'z' })).toEqual(['WORD-1', 'WORD-2', 'WORD-3']);
    expect(await paged({ name: 'zeb' })).toEqual(['WORD-2', 'WORD-3', 'WORD-1']);
    expect(await paged({ email: 'zz' })).toEqual(['WORD-3', 'WORD-1', 'WORD-2']);
    expect(await paged({ phone: '+493090183', name: 'z' })).toEqual(['WORD-3', 'WORD-2', 'WORD-1']);
    expect(await paged({ reference: 'WORD', name: 'zeb' })).toEqual(['WORD-2', 'WORD-3', 'WORD-1']);
  });

  it('goes on with a page token of 0.2.0 where the order is still that of the reference', async () => {
    for (const reference of ['TOKEN-1', 'TOKEN-2']) await service.aCustomer({ reference, name: 'Tokyo' });
    const next = async (search: { reference?: string; name?: string }): Promise<string[]> => {
      const filter = { name: '', reference: '', phone: '', email: '', ...search };
      const first = { pageSize: 1, pageToken: '' };
      const { nextPageToken: pageToken } = await listPage(
        first,
        filter,
        (key: string) => [key],
        async () => {
          return ['TOKEN-1', 'TOKEN-2'];
        },
      );
      return references({ ...search, pageToken });
    };
    expect(await next({ reference: 'TOKEN' })).toEqual(['TOKEN-2']);
    await expect(next({ name: 'tokyo' })).rejects.toMatchObject({ code: 'PAGE_TOKEN_INVALID' });
  });
});

describe('contact facts', () => {
  it('belong together and leave unknown customers out', async () => {
    const one = await service.aCustomer({ email: 'a@b.test', candidateZones: ['Europe/Vienna'] });
    const two = await service.aCustomer();
    await service.client.recordOptOut({ requestId: newId(), customerId: one.customerId, channel: 'CHANNEL_SMS' }, ann);
    const customerIds = [two.customerId, one.customerId, newId(), 'nonsense', one.customerId];
    const { facts } = await service.client.batchGetContactFacts({ customerIds }, ann);
    expect(facts.map(({ customerId }) => customerId)).toEqual([one.customerId, two.customerId].sort());
    expect(facts.find(({ customerId }) => customerId === one.customerId)).toMatchObject({
      reference: one.reference,
      zones: ['Europe/Berlin', 'Europe/Vienna'],
      contacts: [{ address: 'a@b.test' }],
      optedOutChannels: ['CHANNEL_SMS'],
      flags: [],
      version: '2',
    });
    const many = service.client.batchGetContactFacts({ customerIds: Array.from({ length: 501 }, () => newId()) }, ann);
    await expect(many).rejects.toMatchObject({ code: 'CUSTOMER_INVALID' });
  });

  it('never mix two versions while they change', async () => {
    const { customerId } = await service.aCustomer({ email: 'v1@example.test' });
    let done = false;
    const writer = (async () => {
      for (let version = 2; version <= 20; version += 1) {
        const address = `v${version}@example.test`;
        await service.client.changeContact({ requestId: newId(), customerId, channel: 'CHANNEL_EMAIL', address }, ann);
      }
      done = true;
    })();
    while (!done) {
      const [facts] = (await service.client.batchGetContactFacts({ customerIds: [customerId] }, ann)).facts;
      expect(facts!.contacts[0]!.address).toBe(`v${facts!.version}@example.test`);
    }
    await writer;
  });
});

describe('the database itself', () => {
  beforeAll(async () => {
    const { customerId } = await service.aCustomer({ email: 'a@b.test' });
    await service.client.recordOptOut({ requestId: newId(), customerId, channel: 'CHANNEL_SMS' }, ann);
    await service.client.raiseFlag(
      { requestId: newId(), customerId, flag: 'FLAG_FRAUD', reason: 'police report' },
      ann,
    );
  });

  it.each([
    ['an unknown kind', `UPDATE customers SET kind = 'CAT'`, 'customers_kind'],
    ['a long name', `UPDATE customers SET name = repeat('x', 201)`, 'customers_lengths'],
    ['the primary zone among the others', `UPDATE customers SET other_zones = ARRAY[zone]`, 'customers_zones'],
    ['an unknown validity', `UPDATE contacts SET validity = 'SOSO'`, 'contacts_validity'],
    ['a phone that is no number', `UPDATE contacts SET channel = 'SMS', address = '030'`, 'contacts_address'],
    ['an unknown flag', `UPDATE raised_flags SET flag = 'RICH'`, 'raised_flags_flag'],
    ['an unknown channel', `UPDATE opt_outs SET channel = 'FAX'`, 'opt_outs_channel'],
    ['a customer deleted before its contacts', `DELETE FROM customers`, 'contacts_customer'],
  ])('refuses %s', async (_, sql, constraint) => {
    await expect(service.db.database.query(sql)).rejects.toMatchObject({ constraint });
  });
});
