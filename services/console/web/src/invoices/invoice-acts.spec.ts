import { invoiceActs, refusedInvoiceActs } from './invoice-acts.js';

const all = [
  ...['invoices.write', 'payments.record', 'disputes.write', 'cases.pause', 'invoices.void', 'cases.sequence'],
  'invoices.collect',
  ...['charges.write', 'write-offs.write', 'write-offs.small'],
];
const collectability = 'COLLECT';

describe('what may be done with an invoice', () => {
  it('is what its service allows, the next sensible act first', () => {
    expect(invoiceActs({ lifecycle: 'DRAFT', allowedActs: ['ISSUE', 'VOID'], collectability }, all)).toEqual([
      'issueInvoice',
      'voidInvoice',
    ]);
    expect(
      invoiceActs(
        { lifecycle: 'OPEN', allowedActs: ['VOID', 'RAISE_DISPUTE', 'ADD_CHARGE', 'START_SEQUENCE'], collectability },
        all,
      ),
    ).toEqual(['markAsPaid', 'raiseDispute', 'addCharge', 'startSequence', 'placeHold', 'voidInvoice']);
    expect(invoiceActs({ lifecycle: 'OPEN', allowedActs: ['VOID', 'CLOSE_DISPUTE'], collectability }, all)).toEqual([
      'closeDispute',
      'markAsPaid',
      'placeHold',
      'voidInvoice',
    ]);
    expect(invoiceActs({ lifecycle: 'VOID', allowedActs: ['KEEP_VOID'], collectability }, all)).toEqual(['keepVoid']);
    expect(invoiceActs({ lifecycle: 'PAID', allowedActs: [], collectability }, all)).toEqual([]);
  });

  it('is giving it up, as a small balance or as a loss', () => {
    const open = { lifecycle: 'OPEN', allowedActs: ['WRITE_OFF', 'CLOSE_SMALL_BALANCE'], collectability } as const;
    const given = { ...open, allowedActs: [...open.allowedActs] };
    expect(invoiceActs(given, ['write-offs.write', 'write-offs.small'])).toEqual(['closeSmallBalance', 'writeOff']);
    expect(invoiceActs(given, ['write-offs.small'])).toEqual(['closeSmallBalance']);
  });

  it('stops collection, or lets it go on', () => {
    const open = { lifecycle: 'OPEN', allowedActs: ['SET_COLLECTION'] } as const;
    const given = { ...open, allowedActs: [...open.allowedActs] };
    expect(invoiceActs({ ...given, collectability }, ['invoices.collect'])).toEqual(['stopCollection']);
    expect(invoiceActs({ ...given, collectability: 'DO_NOT_COLLECT' }, ['invoices.collect'])).toEqual(['letCollect']);
  });

  it('is not more than the person may do', () => {
    const open = { lifecycle: 'OPEN', collectability } as const;
    expect(invoiceActs({ ...open, allowedActs: ['VOID', 'RAISE_DISPUTE'] }, ['disputes.write'])).toEqual([
      'raiseDispute',
    ]);
  });
});

describe('what may not be done with an invoice now', () => {
  it('is told with why, to whoever may do it otherwise', () => {
    const refusedActs = [
      { act: 'START_SEQUENCE', reason: 'IN_CASE', text: 'It is in a case.' },
      { act: 'KEEP_VOID', reason: 'NOT_VOID', text: 'It is not void.' },
    ] as const;
    expect(refusedInvoiceActs({ refusedActs: [...refusedActs], collectability }, all)).toEqual([
      { name: 'startSequence', reason: 'IN_CASE', text: 'It is in a case.' },
    ]);
    expect(refusedInvoiceActs({ refusedActs: [...refusedActs], collectability }, ['invoices.void'])).toEqual([]);
  });
});
