import { decodeJwt } from 'jose';
import { newId } from '#libs/ids';
import { useConsole } from '../../testing/console-service.js';
import { StubServices } from '../../testing/stub-services.js';

const customerId = newId();
const asked: { actor: string; roles: unknown; states: string[] }[] = [];
let cases: object[] = [];
const taken: Record<string, unknown>[] = [];
const namesAsked: string[][] = [];

const services = new StubServices({
  'dunlin.workflow.v1.CaseService': {
    ListCases: (request: { states: string[]; pageToken: string }, metadata) => {
      const [token = ''] = metadata.get('authorization').map(String);
      const { sub, roles } = decodeJwt(token.replace('Bearer ', ''));
      asked.push({ actor: `user:${sub}`, roles, states: request.states });
      taken.push(request);
      const [page, nextPageToken] = request.pageToken === '' ? [cases.slice(0, 2), 'more'] : [cases.slice(2), ''];
      return { cases: page, nextPageToken: cases.length > 2 ? nextPageToken : '' };
    },
    GetCase: () => ({ case: { ...cases[0], version: '7' } }),
    PauseCase: () => ({ case: { ...cases[0], version: '8' } }),
    CountCases: (request: { lists: Record<string, unknown>[] }) => {
      taken.push(...request.lists);
      return { counts: request.lists.map(() => ({ count: '10000', more: true })) };
    },
  },
  'dunlin.invoice.v1.InvoiceService': {
    BatchGetInvoices: ({ invoiceIds }: { invoiceIds: string[] }) => ({
      invoices: invoiceIds.map((invoiceId) => ({ invoiceId, customerId, number: `R-${invoiceId}` })),
    }),
  },
  'dunlin.customer.v1.CustomerService': {
    BatchGetCustomers: ({ customerIds }: { customerIds: string[] }) => {
      namesAsked.push(customerIds);
      return { customers: customerIds.map((id) => ({ customerId: id, reference: '=1+1', name: 'Grace Example' })) };
    },
    ListCustomers: (request: Record<string, unknown>) => {
      taken.push(request);
      return { customers: [], nextPageToken: '' };
    },
    SearchCustomers: (request: Record<string, unknown>) => {
      taken.push(request);
      return { customerIds: [customerId, newId()], count: 2, countExact: true };
    },
  },
});
const address = await services.listen();
afterAll(() => services.close());

const console = useConsole({
  DUNLIN_RPC_WORKFLOW_ADDRESS: address,
  DUNLIN_RPC_CUSTOMER_ADDRESS: address,
  DUNLIN_RPC_INVOICE_ADDRESS: address,
});

const aCase = (caseId: string) => ({
  caseId,
  customerId,
  state: 'STATE_ACTIVE',
  outstanding: { currencyCode: 'EUR', minorUnits: '123456' },
});

describe('a list', () => {
  beforeEach(() => {
    cases = [aCase('one'), aCase('two'), aCase('three')];
    for (const list of [asked, taken, namesAsked]) list.length = 0;
  });

  it('is asked for as the person, and comes with the names of its customers', async () => {
    const { get } = await console.signIn('agent');
    const response = await get('/api/v1/cases?states=ACTIVE&states=PAUSED,WILL_FAIL');
    const { cases: rows, customers, nextPageToken } = (await response.json()) as Record<string, unknown>;
    expect(asked).toEqual([
      { actor: 'user:agent', roles: ['agent'], states: ['STATE_ACTIVE', 'STATE_PAUSED', 'STATE_WILL_FAIL'] },
    ]);
    expect(rows).toMatchObject([
      { caseId: 'one', state: 'ACTIVE', outstanding: { currencyCode: 'EUR', minorUnits: '123456' } },
      { caseId: 'two' },
    ]);
    expect(customers).toEqual([{ customerId, reference: '=1+1', name: 'Grace Example' }]);
    expect(nextPageToken).toBe('more');
  });

  it('asks once for the names of all customers of a page', async () => {
    const ids = Array.from({ length: 500 }, () => newId());
    cases = [
      { ...aCase('first'), customerId: ids[0] },
      { ...aCase('second'), customerId: ids[0] },
    ];
    cases = [...cases, ...ids.slice(1).map((id) => ({ ...aCase(id), customerId: id }))];
    const { get } = await console.signIn('agent');
    const { nextPageToken } = (await (await get('/api/v1/cases?pageSize=500')).json()) as { nextPageToken: string };
    const more = await get(`/api/v1/cases?pageSize=500&pageToken=${nextPageToken}`);
    expect(((await more.json()) as { customers: object[] }).customers).toHaveLength(499);
    expect(namesAsked).toEqual([[ids[0]], ids.slice(1)]);
  });

  it('tells numbers and customers of invoices by their ids, by one call each, and the access log of it', async () => {
    const { send } = await console.signIn('agent');
    const response = await send('POST', '/api/v1/invoices/batch-get', { invoiceIds: ['7', '8'] });
    const { invoices, customers } = (await response.json()) as Record<string, { number: string }[]>;
    expect(invoices!.map(({ number }) => number)).toEqual(['R-7', 'R-8']);
    expect(customers).toEqual([{ customerId, reference: '=1+1', name: 'Grace Example' }]);
    expect(namesAsked).toEqual([[customerId]]);
    const admin = await console.signIn('admin');
    const { entries } = (await (await admin.get('/api/v1/access-entries?pageSize=1')).json()) as { entries: object[] };
    expect(entries).toEqual([expect.objectContaining({ operation: 'batchGetInvoices', rowCount: '2' })]);
  });

  it('takes every filter, the order, the count and what is left out, in the address and in a body', async () => {
    const { get, send } = await console.signIn('agent');
    const wanted = {
      customerIds: ['one', 'two'],
      invoiceNumberPrefix: 'INV',
      customersOrInvoice: true,
      minOutstanding: { currencyCode: 'EUR', minorUnits: '100' },
      openedFromTime: { seconds: '1772355600', nanos: 0 },
      sequenceVersion: 3,
      orderBy: 'ORDER_NEXT_MESSAGE',
      descending: true,
      withCount: true,
      withoutInvoices: true,
    };
    const inAddress =
      'customerIds=one,two&invoiceNumberPrefix=INV&customersOrInvoice=true&minOutstanding=EUR:100&sequenceVersion=3' +
      '&openedFromTime=2026-03-01T09:00:00Z&orderBy=NEXT_MESSAGE&descending=true&withCount=true&withoutInvoices=true';
    expect((await get(`/api/v1/cases?${inAddress}`)).status).toBe(200);
    const body = { ...wanted, openedFromTime: '2026-03-01T09:00:00Z', orderBy: 'NEXT_MESSAGE' };
    expect((await send('POST', '/api/v1/cases/query', body)).status).toBe(200);
    const counted = await send('POST', '/api/v1/cases/count', { lists: [body] });
    expect(await counted.json()).toEqual({ counts: [{ count: '10000', more: true }] });
    expect(taken).toMatchObject([wanted, wanted, wanted]);
  });

  it('is one entry of the access log with its filter and the number of rows', async () => {
    const { get } = await console.signIn('lead');
    await get('/api/v1/cases?states=ACTIVE&pageSize=2', { 'dunlin-purpose': 'a%20call' });
    const admin = await console.signIn('admin');
    const { entries } = (await (await admin.get('/api/v1/access-entries?actor=user:lead')).json()) as {
      entries: object[];
    };
    expect(entries).toEqual([
      expect.objectContaining({
        actor: 'user:lead',
        client: 'console',
        operation: 'listCases',
        customerId: null,
        purpose: 'a call',
        filter: ['states=["STATE_ACTIVE"]'],
        rowCount: '2',
      }),
    ]);
    const found = async (query: string) => {
      const answer = await admin.get(`/api/v1/access-entries?actor=user:lead&${query}`);
      return ((await answer.json()) as { entries: object[] }).entries.length;
    };
    expect(await found('operation=listCases&fromTime=2026-03-01T09:00:00Z')).toBe(1);
    expect(await found('operation=getCase')).toBe(0);
    expect(await found('fromTime=2100-01-01T00:00:00Z')).toBe(0);
  });

  it('leaves as CSV with all its pages, in the columns that were asked for, safe in spreadsheets', async () => {
    const { get } = await console.signIn('lead');
    const response = await get('/api/v1/cases.csv?columns=caseId,customerReference,outstanding,outstandingCurrency');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="cases.csv"');
    expect((await response.text()).split('\r\n')).toEqual([
      'caseId,customerReference,outstanding,outstandingCurrency',
      `one,'=1+1,1234.56,EUR`,
      `two,'=1+1,1234.56,EUR`,
      `three,'=1+1,1234.56,EUR`,
      '',
    ]);
    const admin = await console.signIn('admin');
    const { entries } = (await (await admin.get('/api/v1/access-entries?pageSize=2')).json()) as { entries: object[] };
    expect(entries).toEqual([
      expect.objectContaining({ operation: 'exportCases', rowCount: '3' }),
      expect.objectContaining({ operation: 'exportCasesBegun', rowCount: '0' }),
    ]);
  });

  it('leaves as CSV also where its filter stands in a body', async () => {
    const { send } = await console.signIn('lead');
    const response = await send('POST', '/api/v1/cases/query.csv?columns=caseId', { customerIds: [customerId] });
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="cases.csv"');
    expect((await response.text()).split('\r\n')).toEqual(['caseId', 'one', 'two', 'three', '']);
    expect(taken).toMatchObject([{ customerIds: [customerId] }, { customerIds: [customerId], pageToken: 'more' }]);
  });

  it('leaves as CSV with names that are asked for once a page, and only where a column shows them', async () => {
    const { get } = await console.signIn('lead');
    await (await get('/api/v1/cases.csv?columns=caseId')).text();
    expect(namesAsked).toEqual([]);
    const response = await get('/api/v1/cases.csv?columns=caseId,customerName');
    expect((await response.text()).split('\r\n').slice(1, -1)).toEqual(
      ['one', 'two', 'three'].map((caseId) => `${caseId},Grace Example`),
    );
    expect(namesAsked).toEqual([[customerId], [customerId]]);
  });

  it('names columns that are none', async () => {
    const { get } = await console.signIn('lead');
    const response = await get('/api/v1/cases.csv?columns=caseId,colour');
    expect(await response.json()).toMatchObject({ status: 400, violations: [{ field: 'columns' }] });
  });
});

describe('customers', () => {
  beforeEach(() => (taken.length = 0));

  it('are found by what is known of them in a body, never in an address', async () => {
    const { get, send } = await console.signIn('agent');
    for (const field of ['name', 'phone', 'email', 'text']) {
      const refused = await get(`/api/v1/customers?${field}=grace`);
      expect(await refused.json()).toMatchObject({ status: 400, violations: [{ field }] });
    }
    expect((await get('/api/v1/customers?reference=D-1')).status).toBe(200);
    expect((await send('POST', '/api/v1/customers/query', { email: 'grace@' })).status).toBe(200);
    expect(taken).toMatchObject([{ reference: 'D-1' }, { email: 'grace@' }]);
    const wrong = await send('POST', '/api/v1/customers/query?email=grace', { colour: 'red' });
    const { violations } = (await wrong.json()) as { violations: { field: string }[] };
    expect(violations.map(({ field }) => field)).toEqual(['email', 'colour']);
  });

  it('are searched by any text, and the access log keeps how many were found, not by what', async () => {
    const { send } = await console.signIn('agent');
    const response = await send('POST', '/api/v1/customers/search', { text: 'Grace Exampel' });
    expect(await response.json()).toMatchObject({ customerIds: [customerId, expect.any(String)], tooBroad: false });
    const admin = await console.signIn('admin');
    const { entries } = (await (await admin.get('/api/v1/access-entries?pageSize=1')).json()) as { entries: object[] };
    expect(entries).toMatchObject([
      { operation: 'searchCustomers', customerId: null, filter: ['text=(given)'], rowCount: '2' },
    ]);
  });
});

describe('one object', () => {
  it('comes with its version, and its customer stands in the access log', async () => {
    cases = [aCase('one')];
    const { get } = await console.signIn('agent');
    const response = await get('/api/v1/cases/one');
    expect(response.headers.get('etag')).toBe('"7"');
    const admin = await console.signIn('admin');
    const { entries } = (await (await admin.get('/api/v1/access-entries?pageSize=1')).json()) as { entries: object[] };
    expect(entries).toEqual([expect.objectContaining({ operation: 'getCase', customerId, rowCount: '1' })]);
  });
});

describe('a change', () => {
  it('that answers with what it changed stands in the access log as a look does', async () => {
    cases = [aCase('one')];
    const { send } = await console.signIn('agent');
    expect((await send('POST', '/api/v1/cases/one/pause', {})).status).toBe(200);
    const admin = await console.signIn('admin');
    const { entries } = (await (await admin.get('/api/v1/access-entries?pageSize=1')).json()) as { entries: object[] };
    expect(entries).toEqual([expect.objectContaining({ operation: 'pauseCase', customerId, rowCount: '1' })]);
  });
});

describe('a deployment that asks what for', () => {
  const strict = useConsole({
    DUNLIN_RPC_WORKFLOW_ADDRESS: address,
    DUNLIN_RPC_CUSTOMER_ADDRESS: address,
    DUNLIN_CONSOLE_PURPOSE_REQUIRED: 'true',
  });

  it('shows no customer to who does not say', async () => {
    const { get } = await strict.signIn('agent');
    expect(await (await get('/api/v1/cases')).json()).toMatchObject({ status: 400, reason: 'PURPOSE_MISSING' });
    expect((await get('/api/v1/cases', { 'dunlin-purpose': 'a call' })).status).toBe(200);
  });

  it('shows none by a change either', async () => {
    const { send } = await strict.signIn('agent');
    const paused = await send('POST', '/api/v1/cases/one/pause', {});
    expect(await paused.json()).toMatchObject({ status: 400, reason: 'PURPOSE_MISSING' });
  });
});
