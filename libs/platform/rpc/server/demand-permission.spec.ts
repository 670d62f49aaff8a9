import { serviceNames } from '#libs/contracts';
import { loadContract, methodsOf, packageOf, type RpcMethod } from '../contracts.js';
import { rpcPermissions } from '../permissions/rpc-permissions.js';
import { demandPermission, demandPermissionOf } from './demand-permission.js';

const rpcsOf = (service: string): RpcMethod[] => methodsOf(loadContract(service), [packageOf(service)]);
const payments = new Map(rpcsOf('payment').map((method) => [method.name, method]));
const operations = new Map(rpcsOf('common').map((method) => [method.name, method]));

const ada = { actor: 'user:ada', token: 'a token', roles: ['viewer'], permissions: ['payments.read'] };
const refused = expect.objectContaining({ code: 'ROLE_MISSING', kind: 'forbidden' });

describe('what a caller by a token may do', () => {
  it('is what their roles permit, and nothing else', () => {
    expect(() => demandPermission(payments.get('ListPayments')!, ada)).not.toThrow();
    expect(() => demandPermission(payments.get('RecordPayment')!, ada)).toThrow(refused);
    const finance = { ...ada, roles: ['finance'], permissions: ['payments.record'] };
    expect(() => demandPermission(payments.get('RecordPayment')!, finance)).not.toThrow();
    // A permission that is withdrawn is missing from the token, whatever the roles say.
    expect(() => demandPermission(payments.get('ListPayments')!, finance)).toThrow(refused);
  });

  it('is never what services do among themselves, and nothing at all without a role', () => {
    expect(() => demandPermission(operations.get('SetClock')!, { ...ada, roles: ['admin'] })).toThrow(refused);
    expect(() => demandPermission(payments.get('CheckMoneyInFlight')!, ada)).not.toThrow();
    const nobody = { ...ada, roles: [], permissions: [] };
    expect(() => demandPermission(payments.get('CheckMoneyInFlight')!, nobody)).toThrow(refused);
  });

  it('is the same to many as to one', () => {
    const caller = { ...ada, correlationId: '', causationId: '', requestId: '', operation: '', inputHash: '' };
    expect(() => demandPermissionOf('payment', 'ListPayments', caller)).not.toThrow();
    expect(() => demandPermissionOf('payment', 'RecordPayment', caller)).toThrow(refused);
    expect(() => demandPermissionOf('payment', 'InventPayment', caller)).toThrow(refused);
    const { permissions: _permissions, ...believed } = caller;
    expect(() => demandPermissionOf('payment', 'RecordPayment', believed)).not.toThrow();
  });

  it('does not change anything by an rpc that nobody thought of', () => {
    const unknown = { ...payments.get('RecordPayment')!, name: 'InventPayment' };
    expect(() => demandPermission(unknown, { ...ada, permissions: ['payments.record'] })).toThrow(refused);
  });

  it('is told for every rpc of every service, and for no other', () => {
    const rpcs = ['common', ...serviceNames].flatMap((service) =>
      rpcsOf(service).map(({ name }) => `${service}/${name}`),
    );
    const told = Object.entries(rpcPermissions).flatMap(([service, names]) =>
      Object.keys(names).map((name) => `${service}/${name}`),
    );
    expect(told.sort()).toEqual(rpcs.sort());
  });
});
