import { loadSettings, rpcServerShape, RpcSettings, SettingsError, settingsOf } from '../../config/index.js';
import { loadContract, methodsOf, packageOf } from '../contracts.js';
import { namesOf } from '../credentials.js';
import { AllowList, type ServiceCallers } from './allow-list.js';

class CallerSettings extends settingsOf({ ...RpcSettings.shape, ...rpcServerShape }) {}

const invoices = 'dunlin.invoice.v1.InvoiceService';
const methods = methodsOf({ ...loadContract('common'), ...loadContract('invoice') }, [
  packageOf('common'),
  packageOf('invoice'),
]);

function listOf(given: string, callers: ServiceCallers = {}, identity = '<service>'): AllowList {
  const env = { DUNLIN_RPC_CALLERS: given, DUNLIN_RPC_TLS_IDENTITY: identity };
  const settings = loadSettings([CallerSettings], env).get(CallerSettings);
  return new AllowList({ service: 'invoice', methods, callers, settings });
}

/** The rpcs that a caller may call, without their package. */
function allowedTo(list: AllowList, ...names: string[]): string[] {
  return methods.filter(({ path }) => !list.refusal(names, path)).map(({ name }) => name);
}

describe('who may call what', () => {
  it('is as the service says, under the name that its callers have in their certificates', () => {
    const list = listOf('', { payment: ['BatchGetInvoices'] }, 'spiffe://example.org/<service>');
    expect(allowedTo(list, 'spiffe://example.org/payment')).toEqual(['BatchGetInvoices']);
    expect(allowedTo(list, 'payment')).toEqual([]);
    expect(allowedTo(list)).toEqual([]);
  });

  it('lets the workflow service step every clock', () => {
    expect(allowedTo(listOf(''), 'workflow')).toEqual(['SetClock', 'GetOutstanding', 'RunDue']);
  });

  it('grows by what operators add: an rpc, a service, all of them', () => {
    const list = listOf(
      'billing=invoice/BatchGetInvoices, invoice/GetInvoice; billing = customer ;all=*;one=invoice;a=*/GetClock',
    );
    expect(allowedTo(list, 'billing')).toEqual(['GetInvoice', 'BatchGetInvoices']);
    expect(allowedTo(list, 'a')).toEqual(['GetClock']);
    for (const name of ['all', 'one']) expect(allowedTo(list, name)).toHaveLength(methods.length);
    expect(allowedTo(list, 'other', 'billing')).toHaveLength(2);
  });

  it('names the caller, the rpc and what to set where it refuses', () => {
    const refusal = listOf('').refusal(['billing.example.org', 'billing'], `/${invoices}/VoidInvoice`);
    expect(refusal).toMatchObject({
      code: 'CALLER_NOT_ALLOWED',
      kind: 'forbidden',
      message:
        `billing.example.org may not call ${invoices}/VoidInvoice. ` +
        'Add billing.example.org=invoice/VoidInvoice to DUNLIN_RPC_CALLERS (chart value rpc.tls.callers).',
      details: { facts: { caller: 'billing.example.org', method: `${invoices}/VoidInvoice` } },
    });
  });

  it('lets nobody but services act as the system', () => {
    const list = listOf('gateway=*', { payment: ['BatchGetInvoices'] }, 'spiffe://example.org/<service>');
    const refusalAs = (name: string, actor: string) => list.refusal([name], `/${invoices}/BatchGetInvoices`, actor);
    expect(refusalAs('gateway', 'user:ada')).toBeUndefined();
    expect(refusalAs('gateway', 'system:gateway')).toBeUndefined();
    expect(refusalAs('gateway', '')).toBeUndefined();
    expect(refusalAs('gateway', 'system:workflow')).toMatchObject({
      code: 'ACTOR_NOT_ALLOWED',
      kind: 'forbidden',
      message: 'gateway is no service and may not act as system:workflow. Say user:<id>, or system:gateway.',
    });
    // Services act on for whoever called them.
    for (const actor of ['system:workflow', 'system:payment', 'user:ada']) {
      expect(refusalAs('spiffe://example.org/payment', actor)).toBeUndefined();
    }
  });

  it('is open to all for health and reflection', () => {
    expect(listOf('').refusal(['anybody'], '/grpc.health.v1.Health/Check')).toBeUndefined();
  });

  it.each([
    ['billing', 'is not name=service/Method'],
    ['billing=', 'is not name=service/Method'],
    ['billing=invoices/GetInvoice', 'is not *, service or service/Method'],
    ['billing=invoice/getInvoice', 'is not *, service or service/Method'],
    ['billing=invoice/GetInvoise', 'lets billing call invoice/GetInvoise, which is no rpc; those of invoice are'],
  ])('is refused where it says %s', (given, said) => {
    expect(() => listOf(given)).toThrow(SettingsError);
    expect(() => listOf(given)).toThrow(said);
    expect(() => listOf(given)).toThrow('Chart value: rpc.tls.callers');
  });

  it('reads names of a certificate, and none that pretends', () => {
    const subject = { CN: 'common' } as never;
    expect(namesOf({ subjectaltname: 'DNS:b, IP Address:1.2.3.4, URI:spiffe://a', subject })).toEqual([
      'spiffe://a',
      'b',
    ]);
    expect(namesOf({ subjectaltname: 'IP Address:1.2.3.4', subject })).toEqual(['common']);
    expect(namesOf({ subject } as never)).toEqual(['common']);
    expect(namesOf({ subjectaltname: 'URI:"http://a, DNS:workflow, DNS:b"', subject })).toEqual([]);
  });
});
