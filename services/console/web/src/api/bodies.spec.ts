import type { api as client } from './client.js';

type Api = typeof client;

describe('what the screens send', () => {
  it('has no field that the route would refuse, or does not compile', () => {
    const params = { path: { customerId: 'c' }, header: { 'Idempotency-Key': 'k' } };
    const further = { address: 'a@example.com', reason: 'Moved' };
    const path = '/api/v1/customers/{customerId}/change-contact';
    const calls = [
      (api: Api) => api.POST(path, { params, body: { channel: 'EMAIL', address: 'a@example.com' } }),
      // @ts-expect-error -- the route takes no reason
      (api: Api) => api.POST(path, { params, body: { channel: 'EMAIL', address: 'a@example.com', reason: 'Moved' } }),
      // @ts-expect-error -- nor one that is spread
      (api: Api) => api.POST(path, { params, body: { channel: 'EMAIL', ...further } }),
      // @ts-expect-error -- nor one that was made elsewhere
      (api: Api) => api.POST(path, { params, body: further }),
    ];
    expect(calls).toHaveLength(4);
  });
});
