import type { commonV1, invoiceV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { Administrator } from '#libs/testing';
import type { CallerOnward } from '#libs/transactions';
import { ann, settled, shortTypes, specService, start, usd } from '../../testing/spec-service.js';

let administrator: Administrator;
const limits = [
  { act: 'WAIVE_CHARGE', role: 'anyone', amount: '1.00', currency: 'USD' },
  { act: 'WAIVE_CHARGE', role: 'finance', amount: '10.00', currency: 'USD' },
];
const spec = specService(async () => {
  administrator = await Administrator.start();
  return {
    DUNLIN_RPC_TOKENS_URL: administrator.keysUrl,
    DUNLIN_ORGANISATION_APPROVAL_LIMITS: JSON.stringify(limits),
    DUNLIN_ORGANISATION_APPROVAL_DAYS: '3',
  };
});
const { aCustomer, anInvoice, consume } = spec;
afterAll(() => administrator.stop());

const day = 86_400_000;
const proved = async (sub: string, over: Parameters<Administrator['token']>[1] = {}): Promise<CallerOnward> => {
  const actor = `user:${sub}`;
  const token = await administrator.token(actor, { roles: ['finance'], ...over });
  return { actor, correlationId: 'spec', token };
};

const aCharge = async (minor: number, customerId?: string): Promise<invoiceV1.Charge> => {
  const { invoiceId } = await anInvoice(customerId ?? (await aCustomer()));
  const cost = { invoiceId, kind: 'KIND_COST', amount: usd(minor), reason: 'costs' } as const;
  return (await spec.client.addCharge({ requestId: newId(), ...cost }, ann)).charge!;
};

const waive = async (chargeId: string, caller: CallerOnward, minor?: number) => {
  const amount = minor === undefined ? null : usd(minor);
  return spec.client.waiveCharge({ requestId: newId(), chargeId, amount, reason: 'goodwill' }, caller);
};

/** A waiver of 50.00 that ann asked for. */
const aRequested = async (): Promise<commonV1.Approval> => {
  const { chargeId } = await aCharge(5_000);
  return (await waive(chargeId, await proved('ann'))).approval!;
};

const grant = async (approvalId: string, caller: CallerOnward, requestId = newId()) =>
  (await spec.host.common.grantApproval({ requestId, approvalId, reason: 'agreed' }, caller)).approval!;
const refuse = async (approvalId: string, caller: CallerOnward) =>
  (await spec.host.common.refuseApproval({ requestId: newId(), approvalId, reason: 'too much' }, caller)).approval!;
const withdraw = async (approvalId: string, caller: CallerOnward) =>
  (await spec.host.common.withdrawApproval({ requestId: newId(), approvalId }, caller)).approval!;
const openOf = async (chargeId: string) => (await spec.client.getCharge({ chargeId }, ann)).charge!.open;

describe('a waiver within the limit', () => {
  it('is carried out at once, and counts against the limit of the same person and customer for 24 hours', async () => {
    const customerId = await aCustomer();
    const [first, second, third] = [
      await aCharge(600, customerId),
      await aCharge(500, customerId),
      await aCharge(500, customerId),
    ];
    const finance = await proved('ann');
    expect(await waive(first.chargeId, finance)).toMatchObject({ charge: { state: 'STATE_WAIVED' }, approval: null });
    const { approval } = await waive(second.chargeId, finance);
    expect(approval).toMatchObject({ amount: usd(500), limit: usd(1_000), doneBefore: usd(600) });
    expect(await openOf(second.chargeId)).toEqual(usd(500));
    // Another person, and another customer, begin at nothing.
    expect(await waive(third.chargeId, await proved('bob'))).toMatchObject({ approval: null });
    expect(await waive((await aCharge(900)).chargeId, finance)).toMatchObject({ approval: null });
    await withdraw(approval!.approvalId, finance);
    await spec.db.setNow(new Date(start.getTime() + day));
    expect(await waive(second.chargeId, finance)).toMatchObject({ approval: null });
  });

  it('does not pass the limit together with another one at the same time', async () => {
    const customerId = await aCustomer();
    const charges = await Promise.all([aCharge(700, customerId), aCharge(700, customerId), aCharge(700, customerId)]);
    const finance = await proved('ann');
    const outcomes = await Promise.all(charges.map(({ chargeId }) => waive(chargeId, finance)));
    expect(outcomes.filter(({ approval }) => approval === null)).toHaveLength(1);
  });
});

describe('a waiver beyond the limit', () => {
  it('waits as a request with what it rests on, and is told', async () => {
    const charge = await aCharge(5_000);
    await spec.db.clearOutbox();
    const { approval, charge: after } = await waive(charge.chargeId, await proved('ann'));
    expect(after).toEqual(charge);
    expect(approval).toMatchObject({
      ...{ act: 'ACT_WAIVE_CHARGE', state: 'STATE_REQUESTED', subjectId: charge.chargeId },
      ...{ customerId: charge.customerId, invoiceId: charge.invoiceId, amount: usd(5_000), limit: usd(1_000) },
      ...{ requester: 'user:ann', requesterRoles: ['finance'], reason: 'goodwill', decider: '' },
    });
    expect(approval!.facts).toEqual(
      expect.arrayContaining([
        { name: 'CHARGE', value: 'COST' },
        { name: 'OPEN', value: '50.00 USD' },
      ]),
    );
    const [told, ...more] = await spec.db.published();
    expect(more).toEqual([]);
    const { approvalId } = approval!;
    const requested = { approvalId, state: 'STATE_REQUESTED', amount: usd(5_000), facts: approval!.facts };
    expect(told).toMatchObject({
      type: 'dunlin.invoice.v1.ApprovalRequested',
      payload: { approval: requested, cause: { actor: 'user:ann', reason: 'goodwill' } },
    });
    expect((await spec.host.common.getApproval({ approvalId }, ann)).approval).toEqual(approval);
  });

  it('is carried out when another person approves, once', async () => {
    const { approvalId, subjectId } = await aRequested();
    await spec.db.clearOutbox();
    const requestId = newId();
    const done = await grant(approvalId, await proved('bob'), requestId);
    expect(done).toMatchObject({ state: 'STATE_DONE', decider: 'user:bob', decisionReason: 'agreed', version: '2' });
    expect(await openOf(subjectId)).toEqual(usd(0));
    expect(shortTypes(await spec.db.published())).toEqual(['ChargeWaived', 'InvoiceBalanceChanged', 'ApprovalDecided']);
    expect(await grant(approvalId, await proved('bob'), requestId)).toEqual(done);
    await expect(grant(approvalId, await proved('bob'))).rejects.toMatchObject({ code: 'APPROVAL_STATE_FORBIDS' });
    // What had a second person counts against nobody's limit.
    const { approval } = await waive((await aCharge(900, done.customerId)).chargeId, await proved('ann'));
    expect(approval).toBeNull();
  });

  it('is never decided by who asked for it, by a program, by whom nothing proves, or without the permission', async () => {
    const { approvalId } = await aRequested();
    const nobody = { actor: 'user:bob', correlationId: 'spec' };
    for (const decide of [grant, refuse]) {
      await expect(decide(approvalId, await proved('ann'))).rejects.toMatchObject({ code: 'APPROVAL_OF_OWN' });
      await expect(decide(approvalId, await proved('bot', { person: false }))).rejects.toMatchObject({
        code: 'APPROVAL_BY_PROGRAM',
      });
      await expect(decide(approvalId, { ...nobody, actor: 'system:workflow' })).rejects.toMatchObject({
        code: 'APPROVAL_BY_PROGRAM',
      });
      await expect(decide(approvalId, nobody)).rejects.toMatchObject({ code: 'ACTOR_UNPROVEN' });
      const lead = await proved('lea', { permissions: ['approvals.decide'] });
      await expect(decide(approvalId, lead)).rejects.toMatchObject({ code: 'ROLE_MISSING' });
    }
    expect((await spec.host.common.getApproval({ approvalId }, ann)).approval!.state).toBe('STATE_REQUESTED');
    expect(await refuse(approvalId, await proved('bob'))).toMatchObject({
      ...{ state: 'STATE_REFUSED', decider: 'user:bob', decisionReason: 'too much' },
    });
  });

  it('is asked for by programs and services, and not by whom nothing proves', async () => {
    const { chargeId } = await aCharge(5_000);
    await expect(waive(chargeId, ann)).rejects.toMatchObject({
      code: 'ACTOR_UNPROVEN',
      message: expect.stringContaining('second person'),
    });
    expect(await waive((await aCharge(100)).chargeId, ann)).toMatchObject({ approval: null });
    const { approval } = await waive(chargeId, { actor: 'system:workflow', correlationId: 'spec' });
    expect(approval).toMatchObject({ requester: 'system:workflow', limit: usd(100) });
    await expect(waive(chargeId, await proved('bot', { person: false }))).rejects.toMatchObject({
      code: 'APPROVAL_KEY_REUSED',
      message: expect.stringContaining('system:workflow'),
    });
    expect(await grant(approval!.approvalId, await proved('bob'))).toMatchObject({ state: 'STATE_DONE' });
  });

  it('is withdrawn by who asked for it alone, and may be asked for again', async () => {
    const { approvalId, subjectId } = await aRequested();
    await expect(withdraw(approvalId, await proved('bob'))).rejects.toMatchObject({ code: 'APPROVAL_OF_OTHER' });
    await expect(withdraw(approvalId, ann)).rejects.toMatchObject({ code: 'ACTOR_UNPROVEN' });
    expect(await withdraw(approvalId, await proved('ann'))).toMatchObject({ state: 'STATE_WITHDRAWN' });
    expect((await waive(subjectId, await proved('ann'))).approval).toMatchObject({ state: 'STATE_REQUESTED' });
  });

  it('is stale when its facts have changed, and changes nothing then', async () => {
    const paid = await aRequested();
    await consume('onPayments', settled({ customerId: paid.customerId, minor: 2_000, invoiceIds: [paid.invoiceId] }));
    expect(await grant(paid.approvalId, await proved('bob'))).toMatchObject({
      ...{ state: 'STATE_STALE', decider: 'user:bob' },
    });
    expect(await openOf(paid.subjectId)).toEqual(usd(3_000));
    const voided = await aRequested();
    await spec.client.voidInvoice({ requestId: newId(), invoiceId: voided.invoiceId, reason: 'wrong' }, ann);
    expect(await grant(voided.approvalId, await proved('bob'))).toMatchObject({
      ...{ state: 'STATE_STALE', decisionReason: 'CHARGE_STATE_FORBIDS' },
    });
  });

  it('expires by the business clock, and what is due then is told to the clock', async () => {
    const early = await aRequested();
    await spec.db.setNow(new Date(start.getTime() + day));
    const late = await aRequested();
    const dueTimes = async () => (await spec.host.common.getOutstanding({ onlyDue: true }, ann)).due;
    expect(await dueTimes()).toContainEqual({ phase: 'DUE_PHASE_SWEEP', dueTime: early.expireTime });
    await spec.db.setNow(new Date(start.getTime() + 3 * day));
    // Before the sweep has come by it is over all the same.
    expect(await grant(early.approvalId, await proved('bob'))).toMatchObject({ state: 'STATE_EXPIRED', decider: '' });
    await spec.db.setNow(new Date(start.getTime() + 4 * day));
    await spec.db.clearOutbox();
    const caller = { actor: 'system:workflow', correlationId: 'spec' };
    await spec.host.common.runDue({ requestId: newId(), phase: 'DUE_PHASE_SWEEP' }, caller);
    const { approval } = await spec.host.common.getApproval({ approvalId: late.approvalId }, ann);
    expect(approval).toMatchObject({ state: 'STATE_EXPIRED', decider: '' });
    const told = await spec.db.published();
    expect(told.filter(({ subject }) => subject === late.approvalId)).toMatchObject([
      { type: 'dunlin.invoice.v1.ApprovalDecided', payload: { cause: { reason: 'EXPIRED' } } },
    ]);
    expect(await openOf(late.subjectId)).toEqual(usd(5_000));
  });

  it('is carried out and decided together, or not at all', async () => {
    const { approvalId, subjectId } = await aRequested();
    const broken = `CREATE FUNCTION refuse_update() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken'; END $$;
      CREATE TRIGGER refuse_update BEFORE UPDATE ON approvals FOR EACH ROW EXECUTE FUNCTION refuse_update()`;
    await spec.owner((connection) => connection.query(broken));
    const requestId = newId();
    await expect(grant(approvalId, await proved('bob'), requestId)).rejects.toMatchObject({ kind: 'internal' });
    await spec.owner((connection) =>
      connection.query('DROP TRIGGER refuse_update ON approvals; DROP FUNCTION refuse_update'),
    );
    expect(await openOf(subjectId)).toEqual(usd(5_000));
    expect(await grant(approvalId, await proved('bob'), requestId)).toMatchObject({ state: 'STATE_DONE' });
    expect(await openOf(subjectId)).toEqual(usd(0));
  });

  it('is one of a list that is read page by page, the last first', async () => {
    const customerId = await aCustomer();
    const [ann1, bob] = [await proved('lara'), await proved('mike')];
    const requested: commonV1.Approval[] = [];
    for (const caller of [ann1, bob, ann1]) {
      requested.push((await waive((await aCharge(5_000, customerId)).chargeId, caller)).approval!);
    }
    await refuse(requested[0]!.approvalId, bob);
    const list = async (request: commonV1.ListApprovalsRequestInit) =>
      (await spec.host.common.listApprovals({ customerId, ...request }, ann)).approvals.map(({ approvalId }) =>
        requested.findIndex((one) => one.approvalId === approvalId),
      );
    expect(await list({})).toEqual([2, 1, 0]);
    expect(await list({ state: 'STATE_REQUESTED' })).toEqual([2, 1]);
    expect(await list({ requester: 'user:lara' })).toEqual([2, 0]);
    expect(await list({ otherThan: 'user:lara', state: 'STATE_REQUESTED' })).toEqual([1]);
    const { nextPageToken } = await spec.host.common.listApprovals({ customerId, pageSize: 2 }, ann);
    expect(await list({ pageSize: 2, pageToken: nextPageToken })).toEqual([0]);
  });
});
