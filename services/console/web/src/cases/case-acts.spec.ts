import { caseActs, impliedHold } from './case-acts.js';

const all = ['cases.pause', 'cases.cancel'];

describe('what may be done with a case', () => {
  it('is what its service allows, the next sensible act first', () => {
    expect(caseActs({ allowedActs: ['PAUSE', 'CANCEL', 'CHANGE_SEQUENCE'] }, all)).toEqual(['pauseCase', 'cancelCase']);
    expect(caseActs({ allowedActs: ['CANCEL', 'RESUME'] }, all)).toEqual(['resumeCase', 'cancelCase']);
    expect(caseActs({ allowedActs: [] }, all)).toEqual([]);
  });

  it('is not more than the person may do', () => {
    expect(caseActs({ allowedActs: ['PAUSE', 'CANCEL'] }, ['cases.pause'])).toEqual(['pauseCase']);
    expect(caseActs({ allowedActs: ['PAUSE', 'CANCEL'] }, [])).toEqual([]);
  });
});

describe('what holds a case', () => {
  it('may be an invoice, without any hold', () => {
    expect(impliedHold({ holdReason: 'DISPUTED' })).toBe('DISPUTED');
    expect(impliedHold({ holdReason: 'Waits for the contract' })).toBeUndefined();
  });
});
