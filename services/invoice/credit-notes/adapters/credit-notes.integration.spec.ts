import type { invoiceV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { ann, settled, shortTypes, specService, usd } from '../../testing/spec-service.js';

const spec = specService();
const { aCustomer, anInvoice, consume, get } = spec;

type Created = Partial<invoiceV1.CreateCreditNoteRequestInit>;

const credit = async (invoiceId: string, over: Created = {}): Promise<invoiceV1.CreditNote> => {
  const request = { requestId: newId(), invoiceId, reason: 'damaged', ...over };
  return (await spec.client.createCreditNote(request, ann)).creditNote!;
};

/** An issued invoice of 119.00 USD, 19.00 USD of which is tax. */
const taxed = async (): Promise<invoiceV1.Invoice> => {
  const line = {
    text: 'Consulting',
    quantityTenThousandths: '10000',
    unitPrice: usd(10_000),
    taxRateBasisPoints: 1_900,
  };
  return anInvoice(await aCustomer(), 11_900, { lines: [line] });
};

describe('a credit note', () => {
  it('takes a part off an invoice with the share of tax, and is told of, once for a request', async () => {
    const { invoiceId, customerId, number: invoiceNumber } = await taxed();
    await spec.db.clearOutbox();
    const request = { requestId: newId(), amount: usd(2_380), number: 'G-1' };
    const made = await credit(invoiceId, request);
    expect(made).toMatchObject({
      ...{ invoiceId, customerId, number: 'G-1', amount: usd(2_380), tax: usd(380), reason: 'damaged' },
      ...{ actor: ann.actor, disputeId: '' },
    });
    expect(await credit(invoiceId, request)).toEqual(made);
    expect(await get(invoiceId)).toMatchObject({
      ...{ amount: usd(9_520), remaining: usd(9_520), creditNotes: usd(2_380), tax: usd(1_520) },
    });
    const events = await spec.db.published();
    expect(shortTypes(events)).toEqual(['CreditNoteCreated', 'InvoiceBalanceChanged']);
    expect(events[0]!.payload).toMatchObject({ creditNote: { amount: usd(2_380) }, invoiceNumber });
    const { creditNote } = await spec.client.getCreditNote({ creditNoteId: made.creditNoteId }, ann);
    expect(creditNote).toEqual(made);
  });

  it('of all that remains settles an invoice that was paid in part, and ends one of which nothing was paid', async () => {
    const paid = await taxed();
    await consume('onPayments', settled({ customerId: paid.customerId, minor: 5_950, invoiceIds: [paid.invoiceId] }));
    await spec.db.clearOutbox();
    expect(await credit(paid.invoiceId)).toMatchObject({ amount: usd(5_950), tax: usd(950) });
    expect(await get(paid.invoiceId)).toMatchObject({ lifecycle: 'LIFECYCLE_PAID', amount: usd(5_950) });
    expect(shortTypes(await spec.db.published())).toEqual(['CreditNoteCreated', 'InvoicePaid']);
    await expect(credit(paid.invoiceId)).rejects.toMatchObject({ code: 'CREDIT_NOTE_STATE_FORBIDS' });
    const unpaid = await taxed();
    expect(await credit(unpaid.invoiceId)).toMatchObject({ amount: usd(11_900), tax: usd(1_900) });
    expect(await get(unpaid.invoiceId)).toMatchObject({ lifecycle: 'LIFECYCLE_VOID', voidStands: true });
  });

  it('makes what was paid the credit of the customer, and tells of the lower amount', async () => {
    const { invoiceId, customerId } = await taxed();
    await consume('onPayments', settled({ customerId, minor: 11_900, invoiceIds: [invoiceId] }));
    await spec.db.clearOutbox();
    await credit(invoiceId, { amount: usd(1_190) });
    expect(await get(invoiceId)).toMatchObject({ paymentState: 'PAYMENT_STATE_OVERPAID', amount: usd(10_710) });
    const events = await spec.db.published();
    expect(shortTypes(events)).toEqual(['CreditNoteCreated', 'InvoiceChanged']);
    expect(events[1]!.payload).toMatchObject({ changedFields: ['amount'], cause: { reason: 'CREDIT_NOTE' } });
  });

  it('is refused with what is wrong of it', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    const wrong: readonly [Created, RegExp][] = [
      [{ amount: usd(10_001) }, /is more than 100.00 USD/],
      [{ amount: usd(0) }, /more than zero/],
      [{ amount: { currencyCode: 'EUR', minorUnits: '5' } }, /must be in USD/],
      [{ reason: '' }, /reason/],
      [{ number: 'x'.repeat(101) }, /number/],
    ];
    for (const [over, message] of wrong)
      await expect(credit(invoiceId, over)).rejects.toMatchObject({
        code: 'CREDIT_NOTE_INVALID',
        message: expect.stringMatching(message),
      });
    await expect(credit(newId())).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    const raised = { requestId: newId(), invoiceId, amount: usd(1_000), reason: 'broken' };
    await spec.client.raiseDispute(raised, ann);
    await expect(credit(invoiceId)).rejects.toMatchObject({
      code: 'INVOICE_STATE_FORBIDS',
      details: { facts: { reason: 'IN_DISPUTE' } },
    });
    const missing = spec.client.getCreditNote({ creditNoteId: newId() }, ann);
    await expect(missing).rejects.toMatchObject({ code: 'CREDIT_NOTE_NOT_FOUND' });
  });

  it('has a number that no other of its creditor has, also when both are made at one time', async () => {
    const customerId = await aCustomer();
    const invoices = await Promise.all([1, 2, 3, 4].map(() => anInvoice(customerId)));
    const made = await Promise.allSettled(
      invoices.map(({ invoiceId }) => credit(invoiceId, { amount: usd(100), number: 'G-SAME' })),
    );
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of made)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'CREDIT_NOTE_KEY_REUSED' });
    const lowered = await Promise.all(invoices.map(({ invoiceId }) => get(invoiceId)));
    expect(lowered.filter(({ amount }) => amount!.minorUnits === '9900')).toHaveLength(1);
  });
});

describe('credit notes', () => {
  it('are listed page by page with those of disputes, of an invoice or a customer, either way round', async () => {
    const { invoiceId, customerId } = await anInvoice(await aCustomer());
    const first = await credit(invoiceId, { amount: usd(100) });
    const raised = { requestId: newId(), invoiceId, amount: usd(200), reason: 'broken' };
    const { disputeId } = await spec.client.raiseDispute(raised, ann);
    const ended = { requestId: newId(), disputeId, state: 'STATE_RESOLVED_FOR_DEBTOR', reason: 'true' } as const;
    await spec.client.resolveDispute(ended, ann);
    const list = async (filter: invoiceV1.ListCreditNotesRequestInit): Promise<invoiceV1.CreditNote[]> => {
      const { creditNotes, nextPageToken } = await spec.client.listCreditNotes({ ...filter, pageSize: 1 }, ann);
      return [...creditNotes, ...(nextPageToken === '' ? [] : await list({ ...filter, pageToken: nextPageToken }))];
    };
    const all = await list({ invoiceId });
    expect(all).toMatchObject([first, { creditNoteId: disputeId, disputeId, amount: usd(200), reason: 'true' }]);
    expect(await list({ customerId, descending: true })).toEqual(all.toReversed());
    await expect(list({ customerId: 'none' })).rejects.toMatchObject({ code: 'CREDIT_NOTE_INVALID' });
  });
});
