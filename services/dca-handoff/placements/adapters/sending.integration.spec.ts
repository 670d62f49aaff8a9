import { newId } from '#libs/ids';
import { Handoff, lineReasons, lineStates, start } from '../../testing/handoff.js';

describe('sending a placement', () => {
  let handoff: Handoff;
  beforeAll(async () => {
    handoff = await Handoff.start();
  });
  afterAll(() => handoff.stop());
  beforeEach(() => handoff.reset());

  const propose: Handoff['propose'] = (...args) => handoff.propose(...args);
  const send: Handoff['send'] = (...args) => handoff.send(...args);
  const get: Handoff['get'] = (...args) => handoff.get(...args);

  it('writes the file whole, with the balance of now, and records it', async () => {
    const [one, two] = [handoff.addInvoice('INV-1'), handoff.addInvoice('INV-2')];
    const { placementId } = await propose([one, two]);
    handoff.owners.changeInvoice(two, { remaining: { minorUnits: '2050', currencyCode: 'USD' } });
    const sent = await send(placementId);
    expect(sent).toMatchObject({ state: 'STATE_SENT', sentTime: { seconds: String(start.getTime() / 1000) } });
    expect(handoff.files('outbox')).toEqual([`placement-${placementId}.csv`]);
    expect(handoff.content('outbox', `placement-${placementId}.csv`)).toBe(
      'placement_id,line,customer_reference,invoice_number,currency,amount,due_date\r\n' +
        `${placementId},1,C-1,INV-1,USD,150.00,2013-01-15\r\n${placementId},2,C-1,INV-2,USD,20.50,2013-01-15\r\n` +
        'CONTROL,2,,,USD,170.50,\r\n',
    );
    expect(await handoff.published()).toEqual(['PlacementProposed', 'PlacementSent']);
    expect(await handoff.lastPublished()).toMatchObject({
      key: handoff.customerId,
      sequence: 3n,
      payload: { placement: { state: 'STATE_SENT' } },
    });
  });

  it('asks again: what may not be placed any more is refused, and all of it means no file', async () => {
    const [one, two] = [handoff.addInvoice('INV-1'), handoff.addInvoice('INV-2')];
    const { placementId } = await propose([one, two]);
    handoff.owners.moneyInFlight.add(one);
    const sent = await send(placementId);
    expect(lineStates(sent)).toEqual(['REFUSED', 'SENT']);
    expect(lineReasons(sent)).toEqual(['MONEY_IN_FLIGHT', '']);
    const other = await propose([handoff.addInvoice('INV-3')]);
    handoff.owners.holdReasons = ['Negotiating'];
    expect(await send(other.placementId)).toMatchObject({ state: 'STATE_REFUSED', reason: 'CASE_HELD' });
    expect(handoff.files('outbox')).toHaveLength(1);
    expect(await handoff.lastPublished()).toMatchObject({ type: 'dunlin.dca_handoff.v1.PlacementRefused' });
  });

  it('refuses a draft whose agency takes no placements any more, so that its case goes on', async () => {
    const { placementId } = await propose([handoff.addInvoice('INV-1')]);
    await handoff.apply({ active: false });
    expect(await send(placementId)).toMatchObject({ state: 'STATE_REFUSED', reason: 'AGENCY_INACTIVE' });
    expect(await handoff.published()).toEqual(['PlacementProposed', 'PlacementRefused']);
  });

  it('answers a repeat, refuses a second sending, and gives 20 twins one file', async () => {
    const { placementId } = await propose([handoff.addInvoice('INV-1')]);
    const requestId = newId();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(placementId, requestId)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    // A twin may bring the same content once more, which changes nothing.
    expect(new Set(handoff.delivery.files.map(({ content }) => content)).size).toBe(1);
    expect(handoff.files('outbox')).toHaveLength(1);
    expect(await send(placementId, requestId)).toEqual(answers[0]);
    await expect(send(placementId)).rejects.toMatchObject({
      code: 'PLACEMENT_STATE_FORBIDS',
      details: { state: 'SENT' },
    });
    await expect(send(newId())).rejects.toMatchObject({ code: 'PLACEMENT_NOT_FOUND' });
    expect(await handoff.published()).toEqual(['PlacementProposed', 'PlacementSent']);
  });

  it('refuses a request id that was used for another placement before anything happens', async () => {
    const one = await propose([handoff.addInvoice('INV-1')]);
    const two = await propose([handoff.addInvoice('INV-2')]);
    const requestId = newId();
    await send(one.placementId, requestId);
    await expect(send(two.placementId, requestId)).rejects.toMatchObject({ code: 'REQUEST_KEY_REUSED' });
    expect(await get(two.placementId)).toMatchObject({ state: 'STATE_DRAFT' });
    expect(handoff.files('outbox')).toHaveLength(1);
  });

  it('keeps a file that cannot be delivered, and the same request finishes it', async () => {
    const { placementId } = await propose([handoff.addInvoice('INV-1')]);
    const requestId = newId();
    handoff.delivery.fails = true;
    await expect(send(placementId, requestId)).rejects.toMatchObject({
      code: 'DELIVERY_FAILED',
      kind: 'unavailable',
    });
    expect(await get(placementId)).toMatchObject({ state: 'STATE_READY' });
    expect((await handoff.outstanding())['filesToDeliver']).toBe(1);
    handoff.delivery.fails = false;
    handoff.owners.away.add('invoice');
    expect(await send(placementId, requestId)).toMatchObject({ state: 'STATE_SENT' });
  });

  it('repeats the very same file after a crash between delivery and record, and records it once', async () => {
    const invoiceId = handoff.addInvoice('INV-1');
    const { placementId } = await propose([invoiceId]);
    handoff.delivery.diesAfterwards = true;
    const requestId = newId();
    await expect(send(placementId, requestId)).rejects.toMatchObject({ kind: 'internal' });
    handoff.delivery.diesAfterwards = false;
    handoff.owners.changeInvoice(invoiceId, { remaining: { minorUnits: '1', currencyCode: 'USD' } });
    expect(await handoff.deliverDue()).toBe(0);
    await handoff.endLeases();
    expect(await handoff.deliverDue()).toBe(1);
    expect(await send(placementId, requestId)).toMatchObject({
      state: 'STATE_SENT',
      lines: [{ placed: { minorUnits: '15000' } }],
    });
    const { files } = handoff.delivery;
    expect(files).toHaveLength(2);
    expect(files[0]!.content).toBe(files[1]!.content);
    expect(await handoff.published()).toEqual(['PlacementProposed', 'PlacementSent']);
  });

  it('recalls at once what was paid while the file was on its way', async () => {
    const [one, two] = [handoff.addInvoice('INV-1'), handoff.addInvoice('INV-2')];
    const { placementId } = await propose([one, two]);
    handoff.delivery.fails = true;
    await expect(send(placementId)).rejects.toMatchObject({ code: 'DELIVERY_FAILED' });
    await handoff.hear(['Paid', one]);
    handoff.delivery.fails = false;
    await handoff.endLeases();
    await handoff.deliverDue();
    expect(lineStates(await get(placementId))).toEqual(['RECALL_REQUESTED', 'SENT']);
    expect(await handoff.published()).toEqual(['PlacementProposed', 'PlacementSent', 'RecallRequested']);
    await handoff.deliverDue();
    expect(handoff.files('outbox')).toEqual([`placement-${placementId}.csv`, `recall-${placementId}-1.csv`]);
  });
});
