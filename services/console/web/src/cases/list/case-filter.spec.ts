import { caseFilter, meantBy } from './case-filter.js';

describe('the filter of a list of cases', () => {
  it('is what the address says, and no more', () => {
    expect(caseFilter({}, 'UTC')).toEqual({});
    expect(
      caseFilter(
        { states: 'PAUSED,ON_HOLD', sequence: 'gentle', version: '2', specialist: 's', class: 'vip', hold: 'BANKRUPT' },
        'UTC',
      ),
    ).toEqual({
      ...{ states: ['PAUSED', 'ON_HOLD'], sequence: 'gentle', sequenceVersion: 2, specialistId: 's' },
      customerClass: 'vip',
      holdReason: 'BANKRUPT',
    });
  });

  it('begins and ends its days in the zone of the organisation', () => {
    expect(caseFilter({ openedFrom: '2026-03-01', openedTo: '2026-03-29' }, 'Europe/Berlin')).toEqual({
      openedFromTime: '2026-02-28T23:00:00.000Z',
      // The clocks went forward that day.
      openedUntilTime: '2026-03-29T22:00:00.000Z',
    });
    expect(caseFilter({ messageTo: '2026-12-31' }, 'UTC')).toEqual({
      nextMessageUntilTime: '2027-01-01T00:00:00.000Z',
    });
  });

  it('has amounts in their currency alone', () => {
    expect(caseFilter({ currency: 'EUR', min: '10050' }, 'UTC')).toEqual({
      minOutstanding: { currencyCode: 'EUR', minorUnits: '10050' },
    });
    expect(caseFilter({ min: '10050' }, 'UTC')).toEqual({});
  });

  it('leaves out what somebody wrote into an address that is none', () => {
    const wrong = { states: 'DROPPED', openedFrom: '2026-02-30', version: '-1', order: 'RANDOM', descending: 'true' };
    expect(caseFilter({ ...wrong, sequence: 'gentle' }, 'UTC')).toEqual({ sequence: 'gentle' });
    expect(caseFilter({ version: '3' }, 'UTC')).toEqual({});
  });

  it('says its order', () => {
    expect(caseFilter({ order: 'OUTSTANDING', descending: 'true' }, 'UTC')).toEqual({
      orderBy: 'OUTSTANDING',
      descending: true,
    });
  });
});

describe('a text', () => {
  it('means customers, or the beginning of a number', () => {
    expect(meantBy('R-1', [])).toEqual({ invoiceNumberPrefix: 'R-1' });
    expect(meantBy('R-1', ['c'])).toEqual({ customerIds: ['c'], invoiceNumberPrefix: 'R-1', customersOrInvoice: true });
    expect(meantBy('x'.repeat(101), ['c'])).toEqual({ customerIds: ['c'], customersOrInvoice: false });
  });
});
