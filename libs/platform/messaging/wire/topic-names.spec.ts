import { groupOf, serviceOf, topicOf } from './topic-names.js';

describe('names on the broker', () => {
  it('derives topics and groups from names', () => {
    expect(topicOf('dunlin.', 'dunlin.dca_handoff.v1.PlacementSent')).toBe('dunlin.dca-handoff.events.v1');
    expect(serviceOf('dunlin.dca_handoff.v1.PlacementSent')).toBe('dca-handoff');
    expect(groupOf('dunlin.', 'customer')).toBe('dunlin.customer');
  });
});
