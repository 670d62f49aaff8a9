import type { invoiceV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { Administrator } from '#libs/testing';
import type { CallerOnward } from '#libs/transactions';
import { KeptCollection } from '../../testing/kept-collection.js';
import { ann, reversed, settled, shortTypes, specService, usd } from '../../testing/spec-service.js';

let administrator: Administrator;
const limits = [{ act: 'WRITE_OFF', role: 'finance', amount: '100.00', currency: 'USD' }];
const spec = specService(async () => {
  administrator = await Administrator.start();
  return {
    DUNLIN_RPC_TOKENS_URL: administrator.keysUrl,
    DUNLIN_ORGANISATION_APPROVAL_LIMITS: JSON.stringify(limits),
    DUNLIN_INVOICE_SMALL_BALANCES: JSON.stringify([{ amount: '5.00', currency: 'USD' }]),
  };
});
const { aCustomer, anInvoice, consume, get } = spec;
afterAll(() => administrator.stop());
afterEach(() => {
  KeptCollection.away = false;
});

const proved = async (sub: string): Promise<CallerOnward> => {
  const actor = `user:${sub}`;
  return { actor, correlationId: 'spec', token: await administrator.token(actor, { roles: ['finance'] }) };
};

const writeOff = async (invoiceId: string, over: invoiceV1.WriteOffInvoiceRequestInit = {}, who = 'ann') => {
  const request = { requestId: newId(), invoiceId, reasonCode: 'UNCOLLECTABLE', ...over };
  return spec.client.writeOffInvoice(request, await proved(who));
};

const closeSmall = async (invoiceId: string) =>
  (await spec.client.closeSmallBalance({ requestId: newId(), invoiceId, reason: 'a few cents' }, await proved('ann')))
    .writeOff!;

const grant = async (approvalId: string, who = 'bob') => {
  const request = { requestId: newId(), approvalId, reason: 'agreed' };
  return (await spec.host.common.grantApproval(request, await proved(who))).approval!;
};

const linesOf = async (invoiceId: string, context: string) => {
  const { lines } = await spec.client.listJournalLines({ invoiceId, context }, ann);
  return lines.map(
    ({ account, debit, credit }) => `${account} D${debit?.minorUnits ?? '0'} C${credit?.minorUnits ?? '0'}`,
  );
};

describe('a write-off within the limit', () => {
  it('closes the invoice with what remains, and is told and kept with why', async () => {
    const customerId = await aCustomer();
    const { invoiceId, number } = await anInvoice(customerId, 9_000);
    await consume('onPayments', settled({ customerId, minor: 2_500, invoiceIds: [invoiceId] }));
    await spec.db.clearOutbox();
    const { writeOff: done, approval } = await writeOff(invoiceId, { reason: 'no reply' });
    expect(approval).toBeNull();
    expect(done).toMatchObject({
      ...{ invoiceId, invoiceNumber: number, customerId, method: 'WRITE_OFF_METHOD_DIRECT', actor: 'user:ann' },
      ...{ amount: usd(6_500), writtenOff: usd(6_500), recovered: usd(0) },
      ...{ reasonCode: 'UNCOLLECTABLE', text: 'no reply' },
    });
    expect(await get(invoiceId)).toMatchObject({
      ...{ lifecycle: 'LIFECYCLE_WRITTEN_OFF', paymentState: 'PAYMENT_STATE_PARTIALLY_PAID', overdue: false },
      ...{ remaining: usd(0), collectableAmount: usd(0), writtenOff: usd(6_500), recovered: usd(0), allowedActs: [] },
    });
    expect(await linesOf(invoiceId, 'WRITTEN_OFF')).toEqual(['5100 D6500 C0', '1200 D0 C6500']);
    const [told, ...more] = await spec.db.published();
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      type: 'dunlin.invoice.v1.InvoiceWrittenOff',
      payload: { writtenOff: usd(6_500), cause: { actor: 'user:ann', reason: 'UNCOLLECTABLE: no reply' } },
    });
    const { writeOffId } = done!;
    expect((await spec.client.getWriteOff({ writeOffId }, ann)).writeOff).toEqual(done);
  });

  it('is posted against the allowance where somebody says so', async () => {
    const { invoiceId } = await anInvoice(await aCustomer(), 1_000);
    await writeOff(invoiceId, { method: 'WRITE_OFF_METHOD_ALLOWANCE' });
    expect(await linesOf(invoiceId, 'WRITTEN_OFF')).toEqual(['1290 D1000 C0', '1200 D0 C1000']);
  });

  it('gives up what was charged too, which its charge tells', async () => {
    const { invoiceId } = await anInvoice(await aCustomer(), 1_000);
    const fee = { invoiceId, kind: 'KIND_FEE', amount: usd(500), reason: 'reminder' } as const;
    const { charge } = await spec.client.addCharge({ requestId: newId(), ...fee }, ann);
    await writeOff(invoiceId);
    const { chargeId } = charge!;
    expect((await spec.client.getCharge({ chargeId }, ann)).charge).toMatchObject({
      ...{ state: 'STATE_WRITTEN_OFF', open: usd(0), paid: usd(0) },
    });
    await expect(
      spec.client.waiveCharge({ requestId: newId(), chargeId, reason: 'goodwill' }, ann),
    ).rejects.toMatchObject({ code: 'CHARGE_STATE_FORBIDS' });
  });
});

describe('a write-off beyond the limit', () => {
  const aRequested = async () => {
    const { invoiceId } = await anInvoice(await aCustomer(), 20_000);
    const { approval, writeOff: done } = await writeOff(invoiceId);
    expect(done).toBeNull();
    return approval!;
  };

  it('waits, and is carried out once another person approves', async () => {
    const asked = await aRequested();
    expect(asked).toMatchObject({
      ...{ act: 'ACT_WRITE_OFF', state: 'STATE_REQUESTED', amount: usd(20_000), limit: usd(10_000) },
      reason: 'UNCOLLECTABLE',
    });
    expect(asked.facts).toEqual(expect.arrayContaining([{ name: 'METHOD', value: 'DIRECT' }]));
    expect((await get(asked.invoiceId)).lifecycle).toBe('LIFECYCLE_OPEN');
    await expect(grant(asked.approvalId, 'ann')).rejects.toMatchObject({ code: 'APPROVAL_OF_OWN' });
    await spec.db.clearOutbox();
    expect(await grant(asked.approvalId)).toMatchObject({ state: 'STATE_DONE', decider: 'user:bob' });
    expect(shortTypes(await spec.db.published())).toEqual(['InvoiceWrittenOff', 'ApprovalDecided']);
    const { writeOffs } = await spec.client.listWriteOffs({ invoiceId: asked.invoiceId }, ann);
    expect(writeOffs).toMatchObject([{ actor: 'user:ann', amount: usd(20_000) }]);
  });

  it('is stale when a payment came, or when its case does not allow it any more', async () => {
    const paid = await aRequested();
    await consume('onPayments', settled({ customerId: paid.customerId, minor: 500, invoiceIds: [paid.invoiceId] }));
    expect(await grant(paid.approvalId)).toMatchObject({ state: 'STATE_STALE' });
    const placed = await aRequested();
    KeptCollection.standings.set(placed.invoiceId, { caseStates: ['ACTIVE'], placed: true });
    expect(await grant(placed.approvalId)).toMatchObject({
      ...{ state: 'STATE_STALE', decisionReason: 'WRITE_OFF_STATE_FORBIDS' },
    });
    expect((await get(placed.invoiceId)).lifecycle).toBe('LIFECYCLE_OPEN');
  });

  it('waits on while nobody can say how the case stands', async () => {
    const { approvalId } = await aRequested();
    KeptCollection.away = true;
    await expect(grant(approvalId)).rejects.toMatchObject({ code: 'WRITE_OFF_CASE_UNAVAILABLE' });
    KeptCollection.away = false;
    expect(await grant(approvalId)).toMatchObject({ state: 'STATE_DONE' });
  });
});

describe('a write-off is refused', () => {
  it.each(['ON_HOLD', 'COLLECTIONS', 'ON_ARRANGEMENT'])('while the case is %s', async (state) => {
    const { invoiceId } = await anInvoice(await aCustomer(), 1_000);
    KeptCollection.standings.set(invoiceId, { caseStates: [state], placed: false });
    await expect(writeOff(invoiceId)).rejects.toMatchObject({
      code: 'WRITE_OFF_STATE_FORBIDS',
      details: { state, allowed: ['pause', 'cancel'], facts: { reason: 'CASE_COLLECTS' } },
    });
  });

  it.each(['ACTIVE', 'PAUSED', 'EXPIRED', 'WILL_FAIL', 'FAILED'])('not while the case is %s', async (state) => {
    const { invoiceId } = await anInvoice(await aCustomer(), 1_000);
    KeptCollection.standings.set(invoiceId, { caseStates: [state], placed: false });
    expect((await writeOff(invoiceId)).writeOff).toMatchObject({ amount: usd(1_000) });
  });

  it('while a part is in dispute, and for what is a draft, paid, void or written off', async () => {
    const customerId = await aCustomer();
    const refusal = async (invoiceId: string) =>
      (await writeOff(invoiceId).catch((error: unknown) => error)) as { code: string; details: object };
    const [contested, paid, voided, gone] = [
      ...[await anInvoice(customerId, 1_000), await anInvoice(customerId, 1_000)],
      ...[await anInvoice(customerId, 1_000), await anInvoice(customerId, 1_000)],
    ].map(({ invoiceId }) => invoiceId) as [string, string, string, string];
    const dispute = { requestId: newId(), invoiceId: contested, amount: usd(100), reason: 'damaged' };
    await spec.client.raiseDispute(dispute, ann);
    await consume('onPayments', settled({ customerId, minor: 1_000, invoiceIds: [paid] }));
    await spec.client.voidInvoice({ requestId: newId(), invoiceId: voided, reason: 'wrong' }, ann);
    await writeOff(gone);
    const refusals = [await refusal(contested), await refusal(paid), await refusal(voided), await refusal(gone)];
    expect(refusals).toMatchObject([
      { code: 'INVOICE_STATE_FORBIDS', details: { state: 'OPEN', facts: { reason: 'IN_DISPUTE' } } },
      { code: 'INVOICE_STATE_FORBIDS', details: { state: 'PAID', facts: { reason: 'NOTHING_REMAINS' } } },
      { code: 'INVOICE_STATE_FORBIDS', details: { state: 'VOID', facts: { reason: 'VOID' } } },
      { code: 'INVOICE_STATE_FORBIDS', details: { state: 'WRITTEN_OFF', facts: { reason: 'WRITTEN_OFF' } } },
    ]);
  });

  it('without a reason of the list, for an unknown invoice, and while workflow cannot be asked', async () => {
    const { invoiceId } = await anInvoice(await aCustomer(), 1_000);
    await expect(writeOff(invoiceId, { reasonCode: '', reason: 'x' })).rejects.toMatchObject({
      ...{ code: 'WRITE_OFF_INVALID', details: { violations: [{ field: 'reason_code' }] } },
    });
    await expect(writeOff(invoiceId, { reasonCode: 'HARVEST' })).rejects.toMatchObject({ code: 'WRITE_OFF_INVALID' });
    await expect(writeOff(newId())).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    KeptCollection.away = true;
    await expect(writeOff(invoiceId)).rejects.toMatchObject({ code: 'WRITE_OFF_CASE_UNAVAILABLE' });
    expect((await get(invoiceId)).lifecycle).toBe('LIFECYCLE_OPEN');
  });
});

describe('a payment that names a written-off invoice', () => {
  it('recovers what was lost, and is lost again when it is taken back', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId, 9_000);
    await writeOff(invoiceId);
    await spec.db.clearOutbox();
    const payment = { paymentId: newId(), customerId, minor: 10_000, invoiceIds: [invoiceId] };
    await consume('onPayments', settled(payment));
    expect(await get(invoiceId)).toMatchObject({
      ...{ lifecycle: 'LIFECYCLE_WRITTEN_OFF', writtenOff: usd(9_000), recovered: usd(9_000), remaining: usd(0) },
    });
    expect(await linesOf(invoiceId, 'RECOVERED')).toEqual(['4300 D0 C9000']);
    expect(await spec.db.published()).toMatchObject([
      {
        type: 'dunlin.invoice.v1.InvoiceRecoveryChanged',
        payload: { amount: usd(9_000), takenBack: false, snapshot: { invoice: { recovered: usd(9_000) } } },
      },
      {
        type: 'dunlin.invoice.v1.PaymentAllocated',
        payload: { allocations: [{ invoiceId, amount: usd(9_000), components: [] }], unapplied: usd(1_000) },
      },
    ]);
    await consume('onPayments', reversed(payment));
    expect(await get(invoiceId)).toMatchObject({ writtenOff: usd(9_000), recovered: usd(0) });
    expect(await linesOf(invoiceId, 'PAYMENT_REVERSED')).toEqual(['4300 D9000 C0']);
  });

  it('from before the write-off is written off as well when it is taken back', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId, 9_000);
    const payment = { paymentId: newId(), customerId, minor: 4_000, invoiceIds: [invoiceId] };
    await consume('onPayments', settled(payment));
    const { writeOff: done } = await writeOff(invoiceId);
    await consume('onPayments', reversed(payment));
    const { writeOffId } = done!;
    expect((await spec.client.getWriteOff({ writeOffId }, ann)).writeOff).toMatchObject({
      ...{ amount: usd(5_000), writtenOff: usd(9_000), recovered: usd(0) },
    });
    expect(await get(invoiceId)).toMatchObject({ lifecycle: 'LIFECYCLE_WRITTEN_OFF', remaining: usd(0) });
  });
});

describe('a small balance', () => {
  it('is closed up to what counts as little, and posted as such', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId, 1_000);
    await expect(closeSmall(invoiceId)).rejects.toMatchObject({
      ...{ code: 'INVOICE_STATE_FORBIDS', details: { facts: { reason: 'NOT_SMALL' } } },
    });
    await consume('onPayments', settled({ customerId, minor: 500, invoiceIds: [invoiceId] }));
    expect(await closeSmall(invoiceId)).toMatchObject({
      ...{ method: 'WRITE_OFF_METHOD_SMALL_BALANCE', amount: usd(500), text: 'a few cents' },
    });
    expect(await linesOf(invoiceId, 'WRITTEN_OFF')).toEqual(['5300 D500 C0', '1200 D0 C500']);
  });
});

it('write-offs are listed page by page, by customer, invoice and method', async () => {
  const customerId = await aCustomer();
  const written: string[] = [];
  for (const minor of [1_000, 2_000, 400]) {
    const { invoiceId } = await anInvoice(customerId, minor);
    written.push(
      minor === 400 ? (await closeSmall(invoiceId)).writeOffId : (await writeOff(invoiceId)).writeOff!.writeOffId,
    );
  }
  const list = async (request: invoiceV1.ListWriteOffsRequestInit) =>
    (await spec.client.listWriteOffs({ customerId, ...request }, ann)).writeOffs.map(({ writeOffId }) =>
      written.indexOf(writeOffId),
    );
  expect(await list({})).toEqual([0, 1, 2]);
  expect(await list({ descending: true })).toEqual([2, 1, 0]);
  expect(await list({ method: 'WRITE_OFF_METHOD_SMALL_BALANCE' })).toEqual([2]);
  const { nextPageToken } = await spec.client.listWriteOffs({ customerId, pageSize: 2 }, ann);
  expect(await list({ pageSize: 2, pageToken: nextPageToken })).toEqual([2]);
});
