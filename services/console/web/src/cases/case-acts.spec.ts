import { caseActs } from './case-acts.js';

const all = ['cases.pause', 'cases.cancel'];
const acts = (state: 'ACTIVE' | 'PAUSED' | 'ON_HOLD' | 'COLLECTIONS' | 'PAID', permissions = all) =>
  caseActs({ state, stateBeneath: 'ACTIVE' }, permissions);

describe('what may be done with a case', () => {
  it('follows from its state, the next sensible act first', () => {
    expect(acts('ACTIVE')).toEqual(['pauseCase', 'placeHold', 'cancelCase']);
    expect(acts('PAUSED')).toEqual(['resumeCase', 'placeHold', 'cancelCase']);
    expect(acts('ON_HOLD')).toEqual(['pauseCase', 'placeHold', 'cancelCase']);
    expect(acts('COLLECTIONS')).toEqual(['placeHold', 'cancelCase']);
    expect(acts('PAID')).toEqual([]);
  });

  it('is not more than the person may do', () => {
    expect(acts('ACTIVE', ['cases.pause'])).toEqual(['pauseCase', 'placeHold']);
    expect(acts('ACTIVE', [])).toEqual([]);
  });
});
