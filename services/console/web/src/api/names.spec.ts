import { names } from './names.js';

describe('names of customers', () => {
  it('are taken from the answers that bring them, and told to who shows them', () => {
    const told: string[] = [];
    const stop = names.subscribe(() => told.push(names.get('c-1') ?? ''));
    names.noteAll({ cases: [], customers: [{ customerId: 'c-1', reference: 'K-1', name: 'Åse' }] });
    names.noteAll({ customers: [{ customerId: 'c-1', reference: 'K-1', name: 'Åse' }] });
    names.noteAll({ customer: { customerId: 'c-1', reference: 'K-1', name: '' } });
    names.noteAll(undefined);
    names.noteAll({ customer: null });
    stop();
    expect(told).toEqual(['Åse', 'K-1']);
    expect(names.get('c-2')).toBeUndefined();
  });
});
