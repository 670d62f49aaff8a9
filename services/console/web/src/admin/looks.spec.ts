import { accessQuery, filterShown, lookOf } from './looks.js';

describe('the access log', () => {
  it.each([
    ['getCustomer', { kind: 'shown', names: ['getCustomer'] }],
    ['exportCases', { kind: 'exported', names: ['cases', 'listCases'] }],
    ['exportQueryCasesBegun', { kind: 'exportBegun', names: ['queryCases', 'listQueryCases'] }],
  ])('knows what %s is', (operation, look) => {
    expect(lookOf(operation)).toEqual(look);
  });

  it('says of a filter what filters', () => {
    const filter = ['sequence=', 'ids=[]', 'customerId=one', 'withCount=true', 'states=["STATE_ACTIVE"]'];
    expect(filterShown({ filter, customerId: 'one' })).toBe('withCount=true, states=["STATE_ACTIVE"]');
    expect(filterShown({ filter: ['customerId=one'], customerId: null })).toBe('customerId=one');
  });

  it('is asked for whole days of the zone, the last one included', () => {
    expect(accessQuery({ from: '2026-03-28', until: '2026-03-29' }, 'Europe/Berlin')).toEqual({
      fromTime: '2026-03-27T23:00:00.000Z',
      beforeTime: '2026-03-29T22:00:00.000Z',
    });
  });

  it('is filtered by nothing that the address does not say', () => {
    expect(accessQuery({ actor: '', from: 'yesterday' }, 'UTC')).toEqual({});
    expect(accessQuery({ actor: 'user:ann', customer: 'c', operation: 'getCase' }, 'UTC')).toEqual({
      actor: 'user:ann',
      customerId: 'c',
      operation: 'getCase',
    });
  });
});
