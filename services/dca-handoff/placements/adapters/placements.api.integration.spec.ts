import { toTimestamp } from '#libs/contracts';
import { derivedId, newId } from '#libs/ids';
import { agency, Handoff, lineReasons, lineStates, someone } from '../../testing/handoff.js';

describe('placements', () => {
  let handoff: Handoff;
  beforeAll(async () => {
    handoff = await Handoff.start();
  });
  afterAll(() => handoff.stop());
  beforeEach(() => handoff.reset());

  const propose: Handoff['propose'] = (...args) => handoff.propose(...args);
  const get: Handoff['get'] = (...args) => handoff.get(...args);

  describe('proposing', () => {
    it('asks the owners of each invoice, money in flight first, and takes the balance', async () => {
      const invoiceIds = [handoff.addInvoice('INV-1'), handoff.addInvoice('INV-2', { disputed: true })];
      const caseId = newId();
      const placement = await propose(invoiceIds, { caseId });
      const { asked } = handoff.owners;
      expect([...asked].sort()).toEqual([
        'BatchGetContactFacts',
        'BatchGetInvoices',
        'CheckHolds',
        'CheckMoneyInFlight',
      ]);
      expect(asked.indexOf('BatchGetInvoices')).toBeGreaterThan(asked.indexOf('CheckMoneyInFlight'));
      expect(placement).toMatchObject({
        agency,
        customerId: handoff.customerId,
        caseId,
        state: 'STATE_DRAFT',
        version: '1',
      });
      expect(placement.lines).toMatchObject([
        { lineNumber: 1, invoiceNumber: 'INV-1', placed: { minorUnits: '15000' }, state: 'STATE_PROPOSED' },
        { lineNumber: 2, invoiceNumber: 'INV-2', state: 'STATE_REFUSED', reason: 'DISPUTED' },
      ]);
      expect(await handoff.db.published()).toMatchObject([
        {
          type: 'dunlin.dca_handoff.v1.PlacementProposed',
          key: handoff.customerId,
          subject: placement.placementId,
          sequence: 1n,
        },
      ]);
      expect(await get(placement.placementId)).toEqual(placement);
    });

    it('refuses as a whole when nothing may be placed, also for a flagged or held customer', async () => {
      const flagged = handoff.owners.addCustomer({ flags: ['FLAG_BANKRUPT'] });
      const ofFlagged = [handoff.owners.addInvoice(flagged), newId()];
      expect(await propose(ofFlagged, { customerId: flagged })).toMatchObject({
        state: 'STATE_REFUSED',
        reason: 'CUSTOMER_FLAGGED',
      });
      handoff.owners.holdReasons = ['Negotiating'];
      expect(await propose([handoff.addInvoice('INV-2')])).toMatchObject({
        state: 'STATE_REFUSED',
        reason: 'CASE_HELD',
      });
      expect(await handoff.published()).toEqual(['PlacementRefused', 'PlacementRefused']);
      expect(await handoff.lastPublished()).toMatchObject({
        payload: { cause: { reason: 'CASE_HELD' }, placement: { state: 'STATE_REFUSED' } },
      });
    });

    it('refuses what was never announced, and places it for a reason that everybody is told', async () => {
      const [told, silent] = [handoff.addInvoice('INV-1'), handoff.addInvoice('INV-2')];
      handoff.owners.unannouncedInvoices.add(silent);
      const refused = await propose([silent]);
      expect(refused).toMatchObject({ state: 'STATE_REFUSED', reason: 'NOT_ANNOUNCED', unannouncedReason: '' });
      const unannouncedReason = 'nobody lives at the address';
      const placed = await propose([silent], { unannouncedReason });
      expect(placed).toMatchObject({ state: 'STATE_DRAFT', unannouncedReason });
      expect(await handoff.lastPublished()).toMatchObject({ payload: { placement: { unannouncedReason } } });
      // Sent as it was decided, though still nobody was told.
      expect(await handoff.send(placed.placementId)).toMatchObject({ state: 'STATE_SENT', unannouncedReason });
      expect(await propose([told], { unannouncedReason })).toMatchObject({ unannouncedReason: '' });
      const tooLong = propose([silent], { unannouncedReason: 'x'.repeat(501) });
      await expect(tooLong).rejects.toMatchObject({ code: 'PLACEMENT_INVALID' });
    });

    it('asks without the pause that a placement by hand lifts, and tells of that and of notes', async () => {
      const invoiceIds = [handoff.addInvoice('INV-1')];
      const placed = await propose(invoiceIds, { caseId: newId(), liftsPause: true, notes: ' No reply ' });
      expect(placed).toMatchObject({ state: 'STATE_DRAFT', liftsPause: true, notes: 'No reply' });
      expect(handoff.owners.passedPauses).toEqual([true]);
      expect(await handoff.lastPublished()).toMatchObject({ payload: { placement: { liftsPause: true } } });
      await handoff.send(placed.placementId);
      // The pause lasts until they are sent.
      expect(handoff.owners.passedPauses).toEqual([true, true]);
      const withoutCase = propose([handoff.addInvoice('INV-2')], { liftsPause: true });
      await expect(withoutCase).rejects.toMatchObject({ code: 'PLACEMENT_INVALID' });
    });

    it('answers the same key with the same placement, and refuses it for another one', async () => {
      const invoiceIds = [handoff.addInvoice('INV-1')];
      const idempotencyKey = 'case/1/agency-45';
      const first = await propose(invoiceIds, { idempotencyKey });
      handoff.owners.changeInvoice(invoiceIds[0]!, { lifecycle: 'LIFECYCLE_PAID' });
      expect(await propose(invoiceIds, { idempotencyKey })).toEqual(first);
      await expect(propose([newId()], { idempotencyKey })).rejects.toMatchObject({
        code: 'PLACEMENT_KEY_REUSED',
        kind: 'conflict',
      });
      const requestId = newId();
      await propose(invoiceIds, { idempotencyKey, requestId });
      await expect(propose(invoiceIds, { requestId })).rejects.toMatchObject({ code: 'REQUEST_KEY_REUSED' });
      expect(await handoff.published()).toEqual(['PlacementProposed']);
    });

    it('makes one placement of 20 twins, under one request id or under many', async () => {
      for (const requestId of [newId(), undefined]) {
        const invoiceIds = [handoff.addInvoice('INV-1')];
        const idempotencyKey = newId();
        const twins = Array.from({ length: 20 }, () =>
          propose(invoiceIds, { idempotencyKey, requestId: requestId ?? newId() }),
        );
        const answers = await Promise.all(twins);
        expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      }
      expect(await handoff.published()).toEqual(['PlacementProposed', 'PlacementProposed']);
    });

    it('never lets two placements have one invoice, however they race', async () => {
      const invoiceId = handoff.addInvoice('INV-1');
      const rivals = await Promise.all(Array.from({ length: 12 }, () => propose([invoiceId])));
      expect(rivals.filter(({ state }) => state === 'STATE_DRAFT')).toHaveLength(1);
      const refused = rivals.filter(({ state }) => state === 'STATE_REFUSED');
      expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(['PLACED']));
    });

    it.each(['payment', 'workflow', 'customer', 'invoice'] as const)(
      'does nothing while %s is away, and leaves no lease',
      async (owner) => {
        const invoiceIds = [handoff.addInvoice('INV-1')];
        const same = { requestId: newId(), idempotencyKey: newId() };
        handoff.owners.away.add(owner);
        await expect(propose(invoiceIds, same)).rejects.toMatchObject({ kind: 'unavailable' });
        expect(await handoff.published()).toEqual([]);
        expect((await handoff.outstanding())['actsInFlight']).toBe(0);
        handoff.owners.away.clear();
        expect(await propose(invoiceIds, same)).toMatchObject({ state: 'STATE_DRAFT' });
      },
    );

    it('takes over the lease of a caller that died', async () => {
      const invoiceIds = [handoff.addInvoice('INV-1')];
      const idempotencyKey = newId();
      const probe = await propose([handoff.addInvoice('INV-2')], { idempotencyKey: 'probe' });
      expect(probe.state).toBe('STATE_DRAFT');
      await handoff.db.database.query(
        `INSERT INTO act_leases SELECT 'propose/' || $1, gen_random_uuid(), clock_timestamp() + interval '3 seconds'`,
        [derivedId(`placement/${idempotencyKey}`)],
      );
      expect((await handoff.outstanding())['actsInFlight']).toBe(1);
      expect(await propose(invoiceIds, { idempotencyKey })).toMatchObject({ state: 'STATE_DRAFT' });
      expect((await handoff.outstanding())['actsInFlight']).toBe(0);
    });

    it('says what is wrong with a request', async () => {
      const invoiceIds = [handoff.addInvoice('INV-1')];
      await expect(propose(invoiceIds, { agency: 'nobody' })).rejects.toMatchObject({ code: 'AGENCY_NOT_FOUND' });
      await handoff.apply({ code: 'asleep', active: false });
      await expect(propose(invoiceIds, { agency: 'asleep' })).rejects.toMatchObject({
        code: 'AGENCY_STATE_FORBIDS',
        kind: 'refused',
      });
      await expect(
        propose([...invoiceIds, ...invoiceIds], { idempotencyKey: '', customerId: 'x', caseId: 'y' }),
      ).rejects.toMatchObject({
        details: {
          violations: ['idempotency_key', 'customer_id', 'case_id', 'invoice_ids'].map((field) =>
            expect.objectContaining({ field }),
          ),
        },
      });
      expect(handoff.owners.asked).toEqual([]);
    });
  });

  describe('recalling by an agent', () => {
    const recall = async (placementId: string, invoiceIds: string[], requestId = newId()) => {
      const request = { requestId, placementId, invoiceIds, reason: 'CUSTOMER_COMPLAINED' };
      return (await handoff.client.recallPlacement(request, someone)).placement!;
    };
    const expire = async (placementId: string) =>
      (await handoff.client.expireRecall({ requestId: newId(), placementId }, someone)).placement!;

    it('delivers the recall at once, and time ends what the agency does not confirm', async () => {
      const { placementId, invoiceIds } = await handoff.place('INV-1', 'INV-2');
      const requestId = newId();
      const recalled = await recall(placementId, [invoiceIds[1]!], requestId);
      expect(lineStates(recalled)).toEqual(['SENT', 'RECALL_REQUESTED']);
      expect(recalled).toMatchObject({
        recallEndTime: toTimestamp(new Date('2013-03-15T10:00:00Z')),
        lines: [{ open: true }, { open: true }],
      });
      expect(handoff.files('outbox')).toContain(`recall-${placementId}-1.csv`);
      expect(await recall(placementId, [invoiceIds[1]!], requestId)).toEqual(recalled);
      const expired = await expire(placementId);
      expect(lineStates(expired)).toEqual(['SENT', 'RECALLED']);
      expect(lineReasons(expired)).toEqual(['', 'RECALL_EXPIRED']);
      expect(expired).toMatchObject({ recallEndTime: null, lines: [{ open: true }, { open: false }] });
      expect(await handoff.lastPublished()).toMatchObject({
        type: 'dunlin.dca_handoff.v1.PlacementRecalled',
        payload: { placement: { state: 'STATE_SENT' }, returnedInvoiceIds: [invoiceIds[1]] },
      });
      handoff.acknowledge();
      expect(await handoff.read()).toMatchObject({ errorCount: '0' });
      expect(lineStates(await get(placementId))).toEqual(['ACTIVE', 'RECALLED']);
      await expect(expire(placementId)).rejects.toMatchObject({
        code: 'PLACEMENT_STATE_FORBIDS',
        details: { state: 'ACTIVE' },
      });
    });

    it('stands even when the agency cannot be reached now', async () => {
      const { placementId } = await handoff.place('INV-1');
      handoff.delivery.fails = true;
      expect(await recall(placementId, [])).toMatchObject({ state: 'STATE_RECALL_REQUESTED' });
      handoff.delivery.fails = false;
      await handoff.endLeases();
      expect(await handoff.deliverDue()).toBe(1);
      await expect(recall(placementId, [newId()])).rejects.toMatchObject({ code: 'PLACEMENT_LINE_NOT_FOUND' });
      const unexplained = { requestId: newId(), placementId, invoiceIds: [], reason: ' ' };
      await expect(handoff.client.recallPlacement(unexplained, someone)).rejects.toMatchObject({
        code: 'PLACEMENT_INVALID',
      });
    });
  });

  describe('listing', () => {
    it('pages from the newest by filter', async () => {
      const invoiceIds = ['INV-1', 'INV-2', 'INV-3'].map((number) => handoff.addInvoice(number));
      for (const invoiceId of invoiceIds) await propose([invoiceId]);
      const request = { customerId: handoff.customerId, agency, state: 'STATE_DRAFT', pageSize: 2 } as const;
      const first = await handoff.client.listPlacements(request, someone);
      const second = await handoff.client.listPlacements({ ...request, pageToken: first.nextPageToken }, someone);
      const listed = [...first.placements, ...second.placements].map(({ lines }) => lines[0]!.invoiceNumber);
      expect(listed.sort()).toEqual(['INV-1', 'INV-2', 'INV-3']);
      expect(second.nextPageToken).toBe('');
      const one = await handoff.client.listPlacements({ ...request, invoiceId: invoiceIds[0]! }, someone);
      expect(one.placements).toHaveLength(1);
      const none = await handoff.client.listPlacements({ ...request, agency: 'other' }, someone);
      expect(none.placements).toEqual([]);
    });
  });

  describe('the database itself', () => {
    it('refuses a second open line of an invoice, and an unknown invoice that is placed', async () => {
      const invoiceIds = [handoff.addInvoice('INV-1'), handoff.addInvoice('INV-2', { disputed: true })];
      const { placementId } = await propose(invoiceIds);
      const other = await propose([handoff.addInvoice('INV-3')]);
      await expect(
        handoff.db.database.query(
          `INSERT INTO placement_lines SELECT $2, 2, invoice_id, invoice_number, placed_minor, currency, due_on, state, reason, NULL, 1
           FROM placement_lines WHERE placement_id = $1 AND line_number = 1`,
          [placementId, other.placementId],
        ),
      ).rejects.toMatchObject({ constraint: 'placement_lines_open' });
      await expect(
        handoff.db.database.query(
          `UPDATE placement_lines SET invoice_number = '' WHERE placement_id = $1 AND line_number = 1`,
          [placementId],
        ),
      ).rejects.toMatchObject({ constraint: 'placement_lines_known' });
    });
  });
});
