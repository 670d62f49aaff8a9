import { type invoiceV1, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { aCaller } from '#libs/testing';
import { KeptDocuments } from '../../testing/kept-documents.js';
import { ann, connected, reversed, settled, shortTypes, specService, usd } from '../../testing/spec-service.js';
import { MarkDisputesOverdue } from '../use-cases/mark-disputes-overdue.js';
import { DisputeStore } from '../use-cases/ports.js';

const spec = specService();
const { aCustomer, anInvoice, consume, get } = spec;

type Raised = Partial<invoiceV1.RaiseDisputeRequestInit>;

const raise = async (invoiceId: string, minor: number | null, over: Raised = {}): Promise<string> => {
  const amount = minor === null ? null : usd(minor);
  const request = { requestId: newId(), invoiceId, amount, reason: 'broken', reasonCode: 'DEFECTIVE', ...over };
  return (await spec.client.raiseDispute(request, ann)).disputeId;
};

const resolve = async (disputeId: string, over: Partial<invoiceV1.ResolveDisputeRequestInit>) => {
  const request = { requestId: newId(), disputeId, reason: 'looked into', ...over };
  return (await spec.client.resolveDispute(request, ann)).dispute!;
};

const read = async (disputeId: string) => (await spec.client.getDispute({ disputeId }, ann)).dispute!;

const sums = async (invoiceId: string): Promise<Record<string, string>> => {
  const { amount, remaining, disputedAmount, collectableAmount, creditNotes } = await get(invoiceId);
  const all = { amount, remaining, disputedAmount, collectableAmount, creditNotes };
  return Object.fromEntries(Object.entries(all).map(([name, money]) => [name, money!.minorUnits]));
};

describe('a dispute of a part', () => {
  it('is told with its invoice, of which the rest is collectable', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId);
    const documentId = newId();
    KeptDocuments.documents.set(documentId, customerId);
    await spec.db.clearOutbox();
    const disputeId = await raise(invoiceId, 3_000, { documentIds: [documentId] });
    expect(await read(disputeId)).toMatchObject({
      ...{ invoiceId, customerId, state: 'STATE_OPEN', amount: usd(3_000), credited: usd(0), overdue: false },
      ...{ reasonCode: 'DEFECTIVE', text: 'broken', documentIds: [documentId], raisedBy: ann.actor },
      // 30 days after 2013-03-01.
      ...{ deadlineDate: { year: 2013, month: 3, day: 31 }, version: '1' },
    });
    expect(await sums(invoiceId)).toEqual({
      ...{ amount: '10000', remaining: '10000', disputedAmount: '3000', collectableAmount: '7000', creditNotes: '0' },
    });
    const [event] = await spec.db.published();
    expect(event).toMatchObject({
      type: 'dunlin.invoice.v1.DisputeRaised',
      payload: {
        ...{ disputeId, amount: usd(3_000), cause: { reason: 'DEFECTIVE: broken' } },
        snapshot: { invoice: { disputed: true, disputedAmount: usd(3_000), collectableAmount: usd(7_000) } },
      },
    });
  });

  it('takes no money that does not name the invoice', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId);
    await raise(invoiceId, 3_000);
    await consume('onPayments', settled({ customerId, minor: 9_000 }));
    expect(await sums(invoiceId)).toMatchObject({ remaining: '3000', disputedAmount: '3000', collectableAmount: '0' });
    await consume('onPayments', settled({ customerId, minor: 1_000, invoiceIds: [invoiceId] }));
    expect(await sums(invoiceId)).toMatchObject({ remaining: '2000', disputedAmount: '2000', collectableAmount: '0' });
  });

  it('ends in part with a credit note, once for a request', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    const disputeId = await raise(invoiceId, 3_000);
    await spec.db.clearOutbox();
    const request = { requestId: newId(), state: 'STATE_RESOLVED_IN_PART', credited: usd(2_000) } as const;
    const resolved = await resolve(disputeId, request);
    expect(resolved).toMatchObject({
      ...{ state: 'STATE_RESOLVED_IN_PART', credited: usd(2_000), resolution: 'looked into', resolvedBy: ann.actor },
      version: '2',
    });
    expect(await resolve(disputeId, request)).toEqual(resolved);
    expect(await sums(invoiceId)).toEqual({
      ...{ amount: '8000', remaining: '8000', disputedAmount: '0', collectableAmount: '8000', creditNotes: '2000' },
    });
    const events = await spec.db.published();
    expect(shortTypes(events)).toEqual(['InvoiceBalanceChanged', 'DisputeClosed']);
    expect(events[1]!.payload).toMatchObject({ disputeId, state: 'STATE_RESOLVED_IN_PART', credited: usd(2_000) });
    const { lines } = await spec.client.listJournalLines({ invoiceId, context: 'CREDIT_NOTE' }, ann);
    expect(lines.map(({ account, debit, credit }) => `${account} ${debit!.minorUnits} ${credit!.minorUnits}`)).toEqual([
      '4000 2000 0',
      '1200 0 2000',
    ]);
  });

  it('becomes credit of the customer where it was paid, and is taken back exactly', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId);
    const disputeId = await raise(invoiceId, 3_000);
    const payment = { paymentId: newId(), customerId, minor: 10_000, invoiceIds: [invoiceId] };
    await consume('onPayments', settled(payment));
    await resolve(disputeId, { state: 'STATE_RESOLVED_FOR_DEBTOR' });
    expect(await get(invoiceId)).toMatchObject({ lifecycle: 'LIFECYCLE_PAID', paymentState: 'PAYMENT_STATE_OVERPAID' });
    await consume('onPayments', reversed(payment));
    expect(await sums(invoiceId)).toMatchObject({ amount: '7000', remaining: '7000' });
  });

  it('is owed again when it ends for the creditor or is withdrawn, and may be disputed anew', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    const first = await raise(invoiceId, 3_000);
    await expect(raise(invoiceId, 1_000)).rejects.toMatchObject({ code: 'INVOICE_STATE_FORBIDS' });
    await resolve(first, { state: 'STATE_RESOLVED_FOR_CREDITOR' });
    const second = await raise(invoiceId, null);
    await spec.client.withdrawDispute({ requestId: newId(), disputeId: second, reason: 'paid after all' }, ann);
    const third = await raise(invoiceId, 10_000);
    expect(await read(third)).toMatchObject({ amount: null });
    await spec.client.closeDispute({ requestId: newId(), invoiceId, reason: 'delivered' }, ann);
    const { disputes } = await spec.client.listDisputes({ invoiceId }, ann);
    expect(disputes.map(({ disputeId, state }) => [disputeId, state])).toEqual([
      [first, 'STATE_RESOLVED_FOR_CREDITOR'],
      [second, 'STATE_WITHDRAWN'],
      [third, 'STATE_RESOLVED_FOR_CREDITOR'],
    ]);
    expect(await sums(invoiceId)).toMatchObject({ remaining: '10000', collectableAmount: '10000' });
    await expect(resolve(first, { state: 'STATE_RESOLVED_FOR_DEBTOR' })).rejects.toMatchObject({
      code: 'DISPUTE_STATE_FORBIDS',
    });
  });
});

describe('a dispute of a whole invoice', () => {
  it('voids it for good when it ends for the debtor', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    const disputeId = await raise(invoiceId, null);
    expect(await sums(invoiceId)).toMatchObject({ disputedAmount: '10000', collectableAmount: '0' });
    await spec.db.clearOutbox();
    expect(await resolve(disputeId, { state: 'STATE_RESOLVED_FOR_DEBTOR' })).toMatchObject({ credited: usd(10_000) });
    expect(await get(invoiceId)).toMatchObject({ lifecycle: 'LIFECYCLE_VOID', voidStands: true, disputed: false });
    expect(shortTypes(await spec.db.published())).toEqual(['InvoiceVoided', 'DisputeClosed']);
  });

  it('of a void invoice can only be withdrawn or end for the creditor', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    const disputeId = await raise(invoiceId, null);
    await spec.client.voidInvoice({ requestId: newId(), invoiceId, reason: 'wrong' }, ann);
    await expect(resolve(disputeId, { state: 'STATE_RESOLVED_FOR_DEBTOR' })).rejects.toMatchObject({
      code: 'DISPUTE_STATE_FORBIDS',
      message: expect.stringContaining('Withdraw the dispute.'),
    });
    await spec.client.withdrawDispute({ requestId: newId(), disputeId, reason: 'void anyhow' }, ann);
  });
});

describe('a dispute', () => {
  it('is refused with what is wrong of it', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId);
    const wrong: readonly [Raised, RegExp][] = [
      [{ reason: '', reasonCode: '' }, /reason/],
      [{ reasonCode: 'NONE_SUCH' }, /NONE_SUCH/],
      [{ amount: usd(0) }, /more than zero/],
      [{ amount: usd(10_001) }, /is more than 100.00 USD/],
      [{ amount: { currencyCode: 'EUR', minorUnits: '5' } }, /must be in USD/],
      [{ deadlineDate: toWireDate('2013-02-28') }, /is before 2013-03-01/],
      [{ documentIds: ['none'] }, /document_ids/],
      [{ documentIds: [newId()] }, /no document of this customer/],
    ];
    for (const [over, message] of wrong) {
      const refused = { code: 'INVOICE_INVALID', message: expect.stringMatching(message) };
      await expect(raise(invoiceId, 3_000, over)).rejects.toMatchObject(refused);
    }
    await expect(raise(newId(), null)).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    const disputeId = await raise(invoiceId, 3_000);
    const invalid: readonly [Partial<invoiceV1.ResolveDisputeRequestInit>, RegExp][] = [
      [{}, /state.*RESOLVED_FOR_CREDITOR/],
      [{ state: 'STATE_WITHDRAWN' }, /state/],
      [{ state: 'STATE_RESOLVED_IN_PART' }, /credited.*is missing/s],
      [{ state: 'STATE_RESOLVED_IN_PART', credited: usd(3_000) }, /less than the 30.00 USD in dispute/],
      [{ state: 'STATE_RESOLVED_FOR_DEBTOR', credited: usd(1) }, /only for a dispute that ends in part/],
      [{ state: 'STATE_RESOLVED_FOR_CREDITOR', reason: '' }, /reason/],
    ];
    for (const [over, message] of invalid) {
      const refused = { code: 'DISPUTE_INVALID', message: expect.stringMatching(message) };
      await expect(resolve(disputeId, over)).rejects.toMatchObject(refused);
    }
    await expect(read(newId())).rejects.toMatchObject({ code: 'DISPUTE_NOT_FOUND' });
  });

  it('is told overdue once after its last day, and decided by nothing', async () => {
    const { invoiceId, number } = await anInvoice(await aCustomer());
    const disputeId = await raise(invoiceId, 3_000, { deadlineDate: toWireDate('2013-03-05') });
    const store = spec.running.app.get(DisputeStore);
    expect(await store.nextOverdueAt()).toEqual(new Date('2013-03-05T23:00:00Z'));
    await spec.db.setNow(new Date('2013-03-06T08:00:00Z'));
    await spec.db.clearOutbox();
    const mark = spec.running.app.get(MarkDisputesOverdue);
    const caller = aCaller({ actor: 'system:workflow' });
    expect(await mark.markDisputesOverdue(caller)).toEqual({ done: 1, more: false });
    expect(await mark.markDisputesOverdue(caller)).toEqual({ done: 0, more: false });
    const events = await spec.db.published();
    expect(shortTypes(events)).toEqual(['DisputeOverdue']);
    expect(events[0]!.payload).toMatchObject({ invoiceNumber: number, dispute: { disputeId, overdue: true } });
    const { disputes } = await spec.client.listDisputes({ overdue: true }, ann);
    expect(disputes.map((each) => each.disputeId)).toEqual([disputeId]);
    expect((await get(invoiceId)).disputed).toBe(true);
    await spec.client.withdrawDispute({ requestId: newId(), disputeId, reason: 'over' }, ann);
  });

  it('is listed page by page, of an invoice, a customer or a state, either way round', async () => {
    const customerId = await aCustomer();
    const ids: string[] = [];
    for (const minor of [100, 200, 300]) ids.push(await raise((await anInvoice(customerId)).invoiceId, minor));
    await resolve(ids[1]!, { state: 'STATE_RESOLVED_FOR_CREDITOR' });
    const list = async (filter: invoiceV1.ListDisputesRequestInit): Promise<string[]> => {
      const { disputes, nextPageToken } = await spec.client.listDisputes({ ...filter, pageSize: 1 }, ann);
      const rest = nextPageToken === '' ? [] : await list({ ...filter, pageToken: nextPageToken });
      return [...disputes.map(({ disputeId }) => disputeId), ...rest];
    };
    expect(await list({ customerId })).toEqual(ids);
    expect(await list({ customerId, descending: true })).toEqual(ids.toReversed());
    expect(await list({ customerId, state: 'STATE_OPEN' })).toEqual([ids[0], ids[2]]);
    await expect(spec.client.listDisputes({ invoiceId: 'none' }, ann)).rejects.toMatchObject({
      code: 'DISPUTE_INVALID',
    });
  });
});

describe('beside a process of the release before', () => {
  const asOwner = (sql: string, invoiceId: string) =>
    connected(spec.db.ownerUrl, (connection) => connection.query(sql, [invoiceId]));

  it('a dispute that it raised is kept when it ends', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    await asOwner('UPDATE invoices SET disputed = true, version = version + 1 WHERE invoice_id = $1', invoiceId);
    await spec.client.closeDispute({ requestId: newId(), invoiceId, reason: 'delivered' }, ann);
    const { disputes } = await spec.client.listDisputes({ invoiceId }, ann);
    expect(disputes).toMatchObject([{ state: 'STATE_RESOLVED_FOR_CREDITOR', resolution: 'delivered' }]);
  });

  it('a dispute that it closed stands in the way of no other', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    const first = await raise(invoiceId, 1_000);
    await asOwner('UPDATE invoices SET disputed = false, version = version + 1 WHERE invoice_id = $1', invoiceId);
    await raise(invoiceId, 2_000);
    expect(await read(first)).toMatchObject({ state: 'STATE_RESOLVED_FOR_CREDITOR' });
    expect(await sums(invoiceId)).toMatchObject({ disputedAmount: '2000' });
  });
});
