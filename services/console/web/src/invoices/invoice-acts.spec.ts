import { invoiceActs } from './invoice-acts.js';

const all = ['invoices.write', 'payments.record', 'disputes.write', 'cases.pause', 'invoices.void'];

describe('what may be done with an invoice', () => {
  it('follows from its state, the next sensible act first', () => {
    const acts = (lifecycle: 'DRAFT' | 'OPEN' | 'PAID' | 'VOID', disputed = false) =>
      invoiceActs({ lifecycle, disputed }, all);
    expect(acts('DRAFT')).toEqual(['issueInvoice']);
    expect(acts('OPEN')).toEqual(['markAsPaid', 'raiseDispute', 'placeHold', 'voidInvoice']);
    expect(acts('OPEN', true)).toEqual(['closeDispute', 'markAsPaid', 'placeHold', 'voidInvoice']);
    expect(acts('PAID')).toEqual([]);
    expect(acts('VOID')).toEqual([]);
  });

  it('is not more than the person may do', () => {
    expect(invoiceActs({ lifecycle: 'OPEN', disputed: false }, ['disputes.write'])).toEqual(['raiseDispute']);
  });
});
