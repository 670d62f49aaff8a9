import { membersAfter, membershipChange } from './membership.js';

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

  it('keeps who joined by another hand meanwhile, and has nobody twice', () => {
    const change = membershipChange(['ann', 'ben'], ['ben', 'cem']);
    expect(membersAfter(['ann', 'ben', 'dora'], change)).toEqual(['ben', 'dora', 'cem']);
    expect(membersAfter(['ann', 'ben', 'cem'], change)).toEqual(['ben', 'cem']);
  });
});
