import { membershipChange } from './membership.js';

describe('a change of members', () => {
  it('names who joins and who leaves, and nobody who stays', () => {
    expect(membershipChange(['ann', 'ben'], ['ben', 'cem'])).toEqual({
      addPersonIds: ['cem'],
      removePersonIds: ['ann'],
    });
  });

  it('is empty where all stay', () => {
    expect(membershipChange(['ann', 'ben'], ['ben', 'ann'])).toEqual({ addPersonIds: [], removePersonIds: [] });
  });
});
