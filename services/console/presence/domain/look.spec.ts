import { lookerFaults } from './look.js';

describe('who has a customer open', () => {
  it('has a name of at most 255 characters, however many bytes these take', () => {
    expect(lookerFaults({ subject: 'ada', name: '𝒜'.repeat(255) })).toEqual([]);
    const tooLong = lookerFaults({ subject: 'a'.repeat(256), name: 'a'.repeat(256) });
    expect(tooLong.map(({ field }) => field)).toEqual(['subject', 'name']);
  });
});
