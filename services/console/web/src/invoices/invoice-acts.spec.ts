import { invoiceActs } from './invoice-acts.js';

const all = ['invoices.write', 'payments.record', 'disputes.write', 'cases.pause', 'invoices.void'];

describe('what may be done with an invoice', () => {
  it('is what its service allows, the next sensible act first', () => {
    expect(invoiceActs({ lifecycle: 'DRAFT', allowedActs: ['ISSUE', 'VOID'] }, all)).toEqual([
      'issueInvoice',
      'voidInvoice',
    ]);
    expect(invoiceActs({ lifecycle: 'OPEN', allowedActs: ['VOID', 'RAISE_DISPUTE', 'SET_COLLECTION'] }, all)).toEqual([
      'markAsPaid',
      'raiseDispute',
      'placeHold',
      'voidInvoice',
    ]);
    expect(invoiceActs({ lifecycle: 'OPEN', allowedActs: ['VOID', 'CLOSE_DISPUTE'] }, all)).toEqual([
      'closeDispute',
      'markAsPaid',
      'placeHold',
      'voidInvoice',
    ]);
    expect(invoiceActs({ lifecycle: 'PAID', allowedActs: [] }, all)).toEqual([]);
  });

  it('is not more than the person may do', () => {
    expect(invoiceActs({ lifecycle: 'OPEN', allowedActs: ['VOID', 'RAISE_DISPUTE'] }, ['disputes.write'])).toEqual([
      'raiseDispute',
    ]);
  });
});
