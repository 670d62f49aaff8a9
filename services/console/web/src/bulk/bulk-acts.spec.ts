import { adviceOf, bulkActsOf, mayRun } from './bulk-acts.js';

const lead = ['bulk-acts.run', 'cases.pause', 'cases.cancel', 'notes.write', 'invoices.collect'];

function problem(reason: string, violations: { field: string; description: string; reason?: string }[] = []): Error {
  return Object.assign(new Error(), { problem: { reason, violations } });
}

describe('acts on many', () => {
  it('are those that fit the rows of a list and that the person may do to one', () => {
    expect(bulkActsOf('cases', lead)).toEqual(['PAUSE', 'RESUME', 'CANCEL', 'ADD_NOTE']);
    expect(bulkActsOf('invoices', lead)).toEqual(['COLLECTION_OFF', 'COLLECTION_ON', 'ADD_NOTE']);
  });

  it('are none where the person may not act on many', () => {
    const viewer = lead.filter((name) => name !== 'bulk-acts.run');
    expect([bulkActsOf('cases', viewer), mayRun('PAUSE', viewer)]).toEqual([[], false]);
    expect([mayRun('PAUSE', lead), mayRun('RECALL', lead), mayRun(null, lead)]).toEqual([true, false, false]);
  });
});

describe('a refusal of an act on many', () => {
  it('says what to do where the list is too long, empty, or another one by now', () => {
    const many = [{ field: 'cases', description: 'fits more than 100000 cases: say more', reason: 'FITS_TOO_MANY' }];
    const nothing = [{ field: 'cases', description: 'fits no case', reason: 'FITS_NOTHING' }];
    expect(adviceOf(problem('BULK_ACT_INVALID', many))).toBe('TOO_BROAD');
    expect(adviceOf(problem('TOO_BROAD'))).toBe('TOO_BROAD');
    expect(adviceOf(problem('BULK_ACT_INVALID', nothing))).toBe('NOTHING');
    const noInvoice = [{ field: 'invoices', description: 'fits no invoice', reason: 'FITS_NOTHING' }];
    expect(adviceOf(problem('BULK_ACT_INVALID', noInvoice))).toBe('NOTHING');
    expect(adviceOf(problem('BULK_ACT_STATE_FORBIDS'))).toBe('OUTDATED');
    expect(adviceOf(problem('BULK_ACT_NOT_FOUND'))).toBe('OUTDATED');
  });

  it('is left to the form where a field is wrong', () => {
    const wrong = [{ field: 'parameters.untilTime', description: 'is past' }];
    expect(adviceOf(problem('BULK_ACT_INVALID', wrong))).toBeUndefined();
    expect(adviceOf(null)).toBeUndefined();
  });
});
