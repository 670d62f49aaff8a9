import 'reflect-metadata';
import { newId } from '#libs/ids';
import { ann, useCustomerService } from '../../../testing/customer-service.js';
import { FillNameWords } from '../../use-cases/search/fill-name-words.js';

const service = useCustomerService();

const search = (text: string) => service.client.searchCustomers({ text }, ann);
const found = async (text: string) => {
  const { customerIds } = await search(text);
  const { customers } = await service.client.batchGetCustomers({ customerIds }, ann);
  const references = new Map(customers.map(({ customerId, reference }) => [customerId, reference]));
  return customerIds.map((id) => references.get(id));
};

beforeAll(async () => {
  const rows = [
    { reference: 'S-2013-0001', name: 'Acme Trading GmbH', email: 'Office@acme.test', phone: '+4930901820' },
    { reference: 'S-2013-0002', name: 'Björn Müller', email: 'bjoern@mueller.test', phone: '+49 171 1234567' },
    { reference: 'S-2013-0003', name: 'Anna Schmidt', email: 'office_2@acme.test', phone: '+12125550123' },
    { reference: 'S-2013-0004', name: 'Мария Иванова' },
    { reference: 'S-2013-0005', name: 'John Smith' },
    { reference: 'T 100%', name: 'Trading Post 100%' },
  ];
  for (const row of rows) await service.aCustomer(row);
  const { customer } = await service.client.getCustomer({ reference: 'S-2013-0005' }, ann);
  const { customerId } = customer!;
  for (const address of ['john@home.test', 'smith@work.test']) {
    await service.client.addContact({ requestId: newId(), customerId, channel: 'CHANNEL_EMAIL', address }, ann);
  }
  const contacts = [{ channel: 'CHANNEL_SMS', address: '+442071838750' } as const];
  await service.client.addBillingContact({ requestId: newId(), customerId, name: 'Ada', contacts }, ann);
});

it.each([
  ['beginning of a name', 'acme tr', ['S-2013-0001']],
  ['beginning of a word', 'schm', ['S-2013-0003']],
  ['words in another order', 'Schmidt, Anna', ['S-2013-0003']],
  ['e-mail address', 'OFFICE@acme.test', ['S-2013-0001']],
  ['beginning of an e-mail address', 'bjoern@', ['S-2013-0002']],
  ['further e-mail address', 'smith@work', ['S-2013-0005']],
  ['phone number of this country', '030 / 90 18-20', ['S-2013-0001']],
  ['phone number of another country', '+1 (212) 555-0123', ['S-2013-0003']],
  ['phone number with the old prefix', '0049 171 1234567', ['S-2013-0002']],
  ['national number of elsewhere', '0212 555 0123', ['S-2013-0003']],
  ['end of a phone number', '234567', ['S-2013-0002']],
  ['phone number of a billing contact', '020 7183 8750', ['S-2013-0005']],
  ['reference', 's-2013-0004', ['S-2013-0004']],
  ['part of a reference', '0003', ['S-2013-0003']],
  ['signs that mean something in patterns', '100%', ['T 100%']],
  ['typo', 'Schmitd', ['S-2013-0003']],
  ['typos in two words, turned around', 'Schmitd Ana', ['S-2013-0003']],
  ['typo in a short word', 'jhon', ['S-2013-0005']],
  ['another spelling of an umlaut', 'Bjorn Mueller', ['S-2013-0002']],
  ['typo in another script', 'Мариа', ['S-2013-0004']],
  ['nothing like it', 'Zyxwvut', []],
  ['signs only', '%%', []],
])('finds a customer by %s', async (_what, text, references) => {
  expect(await found(text)).toEqual(references);
});

it('finds every customer that fits, not only those that fit as it is written', async () => {
  const names = [
    'Vogel Ritana',
    'Rita Vogel',
    'Ritana-Vogel',
    'Vogel, Karl Rita',
    'Rita Vogelsang',
    'Karl Vogel’s Rita',
  ];
  const rows = names.map((name, index) => ({ reference: `RV-${index}`, name }));
  await service.client.upsertCustomers({ requestId: newId(), source: 'import:words', rows }, ann);
  expect((await found('Vogel Rita')).sort()).toEqual(['RV-0', 'RV-1', 'RV-2', 'RV-3', 'RV-5']);
  expect(await found('Karl Vogl')).toEqual(expect.arrayContaining(['RV-3', 'RV-5']));
});

describe('a whole key', () => {
  const whole = { reference: '1001', email: 'whole@key.test', phone: '+493055501001' };

  beforeAll(async () => {
    const others = Array.from({ length: 1_100 }, (_, index) => ({
      reference: `1001${index + 10}`,
      email: `${whole.email}${'a'.repeat(1 + (index % 20))}`,
    }));
    await service.client.upsertCustomers({ requestId: newId(), source: 'import:keys', rows: [whole, ...others] }, ann);
  });

  it.each([
    ['reference', '1001'],
    ['e-mail address', 'Whole@key.test'],
    ['phone number', '030 5550 1001'],
  ])('finds the one whose %s it is, however many have more than that', async (_what, text) => {
    expect(await found(text)).toEqual(['1001']);
  });

  it('finds too many by its beginning', async () => {
    expect(await search('whole@key')).toMatchObject({ tooBroad: true, count: 1_101 });
  });
});

it('says whether typos were passed over', async () => {
  expect(await search('Schmitd')).toMatchObject({ byTypos: true, count: 1, countExact: true, tooBroad: false });
  expect(await search('Schmidt Anna')).toMatchObject({ byTypos: false, count: 1 });
});

it('refuses a text that is missing or too long', async () => {
  for (const text of [' ', 'x'.repeat(201)]) {
    await expect(search(text)).rejects.toMatchObject({ code: 'CUSTOMER_INVALID' });
  }
});

it('lists by text, in the order of the references and by pages', async () => {
  const first = await service.client.listCustomers({ text: 'trading', pageSize: 1 }, ann);
  const second = await service.client.listCustomers(
    { text: 'trading', pageSize: 1, pageToken: first.nextPageToken },
    ann,
  );
  const listed = [...first.customers, ...second.customers].map(({ reference }) => reference);
  expect(listed).toEqual(['S-2013-0001', 'T 100%']);
  expect(second.nextPageToken).toBe('');
  expect((await service.client.listCustomers({ text: 'Zyxwvut' }, ann)).customers).toEqual([]);
});

describe('too many', () => {
  beforeAll(async () => {
    const rows = Array.from({ length: 1_200 }, (_, index) => ({
      reference: `WIDE-${index}`,
      name: `Wideword Number${index}`,
    }));
    await service.client.upsertCustomers({ requestId: newId(), source: 'import:wide', rows }, ann);
  });

  it.each([
    ['as it is written', 'wideword', false],
    ['with typos', 'widewrod', true],
  ])('are counted and none of them returned: %s', async (_what, text, byTypos) => {
    expect(await search(text)).toEqual({ customerIds: [], tooBroad: true, count: 1_200, countExact: true, byTypos });
    await expect(service.client.listCustomers({ text }, ann)).rejects.toMatchObject({
      code: 'TOO_BROAD',
      details: { facts: { count: '1200', count_exact: 'true' } },
    });
  });

  it('are found when the text says more', async () => {
    expect(await found('Wideword Number77')).toContain('WIDE-77');
    expect(await found('Number77 Widewrod')).toEqual(['WIDE-77']);
  });
});

it('learns the words of names that the release before stored', async () => {
  const { customerId } = await service.aCustomer({ name: 'Quizzical Zebra' });
  await service.db.database.query('DELETE FROM name_words');
  expect((await search('Quizzicla')).customerIds).toEqual([]);
  const fill = service.running.app.get(FillNameWords);
  for (let after: string | null = ''; after !== null;) after = await fill.fillNameWords(after);
  expect((await search('Quizzicla')).customerIds).toEqual([customerId]);
});
