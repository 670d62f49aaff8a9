import { newId } from '#libs/ids';
import { Handoff, lineReasons, lineStates } from '../../testing/handoff.js';

describe('what happens to an invoice while it is placed', () => {
  let handoff: Handoff;
  beforeAll(async () => {
    handoff = await Handoff.start();
  });
  afterAll(() => handoff.stop());
  beforeEach(() => handoff.reset());

  it('refuses what was not sent yet', async () => {
    const [one, two] = [handoff.addInvoice('INV-1'), handoff.addInvoice('INV-2')];
    const { placementId } = await handoff.propose([one, two]);
    await handoff.hear(['Paid', one]);
    expect(lineReasons(await handoff.get(placementId))).toEqual(['PAID', '']);
    await handoff.hear(['Voided', two]);
    expect(await handoff.get(placementId)).toMatchObject({ state: 'STATE_REFUSED' });
    expect(await handoff.published()).toEqual(['PlacementProposed', 'PlacementRefused']);
    await expect(handoff.send(placementId)).rejects.toMatchObject({ code: 'PLACEMENT_STATE_FORBIDS' });
  });

  it('recalls what was paid and closes the placement when the agency confirms', async () => {
    const { placementId, invoiceIds } = await handoff.place('INV-1', 'INV-2');
    const [one, two] = invoiceIds as [string, string];
    handoff.acknowledge();
    await handoff.read();
    await handoff.hear(['Paid', one], ['Paid', two], ['Paid', one], ['Paid', newId()]);
    expect(await handoff.get(placementId)).toMatchObject({ state: 'STATE_RECALL_REQUESTED', reason: 'PAID' });
    const recalls = (await handoff.db.published()).filter(({ type }) => type.endsWith('RecallRequested'));
    expect(recalls.map(({ correlationId }) => correlationId)).toEqual(invoiceIds.map((id) => `change of ${id}`));
    expect((await handoff.outstanding())['filesToDeliver']).toBe(2);
    await handoff.deliverDue();
    expect(handoff.content('outbox', `recall-${placementId}-2.csv`)).toContain(
      `${placementId},2,C-1,INV-2,USD,150.00,2013-01-15`,
    );
    handoff.acknowledge();
    expect(await handoff.read()).toMatchObject({ fileCount: '2', lineCount: '2', errorCount: '0' });
    expect(await handoff.get(placementId)).toMatchObject({ state: 'STATE_CLOSED_PAID' });
    expect((await handoff.published()).slice(2)).toEqual([
      'PlacementAcknowledged',
      'RecallRequested',
      'RecallRequested',
      'PlacementRecalled',
      'PlacementClosedPaid',
    ]);
    expect(await handoff.lastPublished()).toMatchObject({ payload: { returnedInvoiceIds: [two] } });
  });

  it('ignores an event that is older than what is known, and refuses one of no invoice', async () => {
    const { placementId, invoiceIds } = await handoff.place('INV-1');
    const [invoiceId] = invoiceIds as [string];
    await handoff.hear(['Paid', invoiceId, 1n]);
    await handoff.hear(['Reopened', invoiceId, 100n]);
    await handoff.hear(['Paid', invoiceId, 99n]);
    expect(await handoff.get(placementId)).toMatchObject({ state: 'STATE_SENT' });
    await expect(handoff.hear(['Paid', 'no-id'])).rejects.toMatchObject({ code: 'INVOICE_INVALID' });
  });

  it('takes a voided invoice back, and a paid one whose payment was reversed', async () => {
    const { placementId, invoiceIds } = await handoff.place('INV-1', 'INV-2');
    const [one, two] = invoiceIds as [string, string];
    await handoff.hear(['Voided', one]);
    await handoff.hear(['Paid', two], ['Reopened', two]);
    await handoff.deliverDue();
    handoff.acknowledge();
    await handoff.read();
    await handoff.read();
    expect(lineStates(await handoff.get(placementId))).toEqual(['RECALLED', 'RECALLED']);
    expect(await handoff.lastPublished()).toMatchObject({
      type: 'dunlin.dca_handoff.v1.PlacementRecalled',
      payload: { placement: { state: 'STATE_RECALLED' } },
    });
  });
});
