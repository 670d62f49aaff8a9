import { caseActs, comingSteps, impliedHold, refusedCaseActs } from './case-acts.js';

const all = ['cases.pause', 'cases.cancel', 'cases.sequence'];

describe('what may be done with a case', () => {
  it('is what its service allows, the next sensible act first', () => {
    expect(caseActs({ allowedActs: ['PAUSE', 'CANCEL', 'CHANGE_SEQUENCE'] }, all)).toEqual([
      'pauseCase',
      'changeSequence',
      'cancelCase',
    ]);
    expect(caseActs({ allowedActs: ['CANCEL', 'RESUME'] }, all)).toEqual(['resumeCase', 'cancelCase']);
    expect(caseActs({ allowedActs: [] }, all)).toEqual([]);
  });

  it('is not more than the person may do', () => {
    expect(caseActs({ allowedActs: ['PAUSE', 'CANCEL'] }, ['cases.pause'])).toEqual(['pauseCase']);
    expect(caseActs({ allowedActs: ['PAUSE', 'CANCEL'] }, [])).toEqual([]);
  });
});

describe('what may not be done with a case now', () => {
  const refusedActs = [
    { act: 'PAUSE', reason: 'ALREADY_PAUSED', text: 'It is paused.' },
    { act: 'SEND_TO_COLLECTIONS', reason: 'HELD', text: 'It is held.' },
  ] as const;

  it('is told with why, to whoever may do it otherwise', () => {
    const refused = { name: 'pauseCase', reason: 'ALREADY_PAUSED', text: 'It is paused.' };
    expect(refusedCaseActs({ refusedActs: [...refusedActs] }, all)).toEqual([refused]);
    expect(refusedCaseActs({ refusedActs: [...refusedActs] }, [])).toEqual([]);
  });
});

describe('the steps to come of a case', () => {
  const invoice = (invoiceId: string, open: boolean, ...steps: [string, string][]) => ({
    ...{ invoiceId, invoiceNumber: invoiceId, episode: 1, open, leftReason: '', stepsDone: [] },
    stepsPlanned: steps.map(([stepId, fireTime]) => ({
      stepId,
      fireTime,
      kind: 'send',
      channel: 'EMAIL',
      template: 't',
    })),
  });

  it('are in their order, and one that is about several invoices is one', () => {
    const invoices = [
      invoice('R-1', true, ['first', '2026-03-02'], ['second', '2026-03-09']),
      invoice('R-2', true, ['first', '2026-03-02'], ['early', '2026-03-01']),
      invoice('R-3', false, ['gone', '2026-02-01']),
    ];
    const told = comingSteps({ invoices }).map(({ stepId, invoices: about }) => [stepId, about.length]);
    expect(told).toEqual([
      ['early', 1],
      ['first', 2],
      ['second', 1],
    ]);
  });
});

describe('what holds a case', () => {
  it('may be an invoice, without any hold', () => {
    expect(impliedHold({ holdReason: 'DISPUTED' })).toBe('DISPUTED');
    expect(impliedHold({ holdReason: 'Waits for the contract' })).toBeUndefined();
  });
});
