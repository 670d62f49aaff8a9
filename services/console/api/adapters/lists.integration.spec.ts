import { decodeJwt } from 'jose';
import { newId } from '#libs/ids';
import { useConsole } from '../../testing/console-service.js';
import { StubServices } from '../../testing/stub-services.js';

const customerId = newId();
const asked: { actor: string; roles: unknown; states: string[] }[] = [];
let cases: object[] = [];

const services = new StubServices({
  'dunlin.workflow.v1.CaseService': {
    ListCases: (request: { states: string[]; pageToken: string }, metadata) => {
      const [token = ''] = metadata.get('authorization').map(String);
      const { sub, roles } = decodeJwt(token.replace('Bearer ', ''));
      asked.push({ actor: `user:${sub}`, roles, states: request.states });
      const [page, nextPageToken] = request.pageToken === '' ? [cases.slice(0, 2), 'more'] : [cases.slice(2), ''];
      return { cases: page, nextPageToken: cases.length > 2 ? nextPageToken : '' };
    },
    GetCase: () => ({ case: { ...cases[0], version: '7' } }),
    PauseCase: () => ({ case: { ...cases[0], version: '8' } }),
  },
  'dunlin.customer.v1.ContactService': {
    BatchGetContactFacts: ({ customerIds }: { customerIds: string[] }) => ({
      facts: customerIds.map((id) => ({ customerId: id, reference: '=1+1', name: 'Grace Example' })),
    }),
  },
});
const address = await services.listen();
afterAll(() => services.close());

const console = useConsole({ DUNLIN_RPC_WORKFLOW_ADDRESS: address, DUNLIN_RPC_CUSTOMER_ADDRESS: address });

const aCase = (caseId: string) => ({
  caseId,
  customerId,
  state: 'STATE_ACTIVE',
  outstanding: { currencyCode: 'EUR', minorUnits: '123456' },
});

describe('a list', () => {
  beforeEach(() => {
    cases = [aCase('one'), aCase('two'), aCase('three')];
    asked.length = 0;
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

  it('names columns that are none', async () => {
    const { get } = await console.signIn('lead');
    const response = await get('/api/v1/cases.csv?columns=caseId,colour');
    expect(await response.json()).toMatchObject({ status: 400, violations: [{ field: 'columns' }] });
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
