import { type invoiceV1, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { aCaller } from '#libs/testing';
import { ann, specService, usd } from '../../testing/spec-service.js';
import { NumberSeriesStore } from '../use-cases/ports.js';

const spec = specService();
const { aCustomer, get } = spec;

const apply = async (code: string, over: Partial<invoiceV1.ApplyNumberSeriesRequestInit> = {}) =>
  (await spec.client.applyNumberSeries({ requestId: newId(), code, ...over }, ann)).series!;

const draft = async (over: invoiceV1.CreateInvoiceRequestInit): Promise<invoiceV1.Invoice> => {
  const dates = { issueDate: toWireDate('2013-02-01'), dueDate: toWireDate('2013-03-10') };
  const request = { requestId: newId(), customerId: await aCustomer(), amount: usd(100), ...dates, ...over };
  return (await spec.client.createInvoice(request, ann)).invoice!;
};
const issue = async (invoiceId: string, requestId = newId()): Promise<string> =>
  (await spec.client.issueInvoice({ requestId, invoiceId }, ann)).invoice!.number;

describe('a number series', () => {
  it('is created, changed by whoever saw it as it is, and listed', async () => {
    const made = await apply('web', { title: 'Web shop', prefix: 'W-', digits: 4 });
    expect(made).toMatchObject({ nextNumber: '1', nextText: 'W-0001', gapless: true });
    const expectedVersion = made.version;
    expect(await apply('web', { gapless: false, expectedVersion })).toMatchObject({ gapless: false });
    await expect(apply('web', { expectedVersion })).rejects.toMatchObject({ code: 'NUMBER_SERIES_CONFLICT' });
    await expect(apply('web', { digits: 0 })).rejects.toMatchObject({ code: 'NUMBER_SERIES_INVALID' });
    const { series } = await spec.client.listNumberSeries({}, ann);
    expect(series.map(({ code }) => code)).toContain('web');
    const missing = spec.client.getNumberSeries({ code: 'none' }, ann);
    await expect(missing).rejects.toMatchObject({ code: 'NUMBER_SERIES_NOT_FOUND' });
  });

  it('numbers a draft when it is issued, once for a request, and passes over typed numbers', async () => {
    await apply('main', { prefix: 'M-', digits: 3 });
    await draft({ number: 'M-002' });
    const first = await draft({ number: '' });
    const second = await draft({ number: '' });
    expect(first).toMatchObject({ numberSeries: 'main', number: expect.stringMatching(/^DRAFT-/) });
    const requestId = newId();
    expect(await issue(second.invoiceId, requestId)).toBe('M-001');
    expect(await issue(second.invoiceId, requestId)).toBe('M-001');
    expect(await issue(first.invoiceId)).toBe('M-003');
    expect(await get(first.invoiceId)).toMatchObject({ number: 'M-003', numberSeries: '' });
    const numbered = await spec.client.getInvoice({ number: 'M-003' }, ann);
    expect(numbered.invoice!.invoiceId).toBe(first.invoiceId);
    await expect(apply('main', { nextNumber: '1' })).rejects.toMatchObject({
      message: expect.stringMatching(/must not be less than 4/),
    });
  });

  it('without gaps gives each of many issues at one time a number of its own, and leaves none out', async () => {
    await apply('gapless', { prefix: 'G-', digits: 2 });
    const drafts = await Promise.all(Array.from({ length: 15 }, () => draft({ numberSeries: 'gapless' })));
    // Each is asked for twice, and one of both is refused.
    const asked = drafts.flatMap(({ invoiceId }) => [issue(invoiceId), issue(invoiceId)]);
    const outcomes = await Promise.allSettled(asked);
    const numbers = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(numbers.toSorted()).toEqual(drafts.map((_, index) => `G-${String(index + 1).padStart(2, '0')}`));
    expect(await apply('gapless')).toMatchObject({ nextText: 'G-16' });
  });

  it('without gaps gives a number back where what took it fails', async () => {
    await apply('killed', { prefix: 'K-', digits: 1 });
    const store = spec.running.app.get(NumberSeriesStore, { strict: false });
    const failing = spec.db.runner.transact(aCaller(), async (tx) => {
      expect(await store.take('killed', tx)).toBe('K-1');
      throw new Error('killed');
    });
    await expect(failing).rejects.toThrow('killed');
    expect(await issue((await draft({ numberSeries: 'killed' })).invoiceId)).toBe('K-1');
  });

  it('that may have gaps numbers too, and nobody waits for it', async () => {
    await apply('loose', { prefix: 'L-', digits: 1, gapless: false });
    const { invoiceId } = await draft({ numberSeries: 'loose' });
    expect(await issue(invoiceId)).toBe('L-1');
    await expect(issue(invoiceId)).rejects.toMatchObject({ code: 'INVOICE_STATE_FORBIDS' });
    expect(await issue((await draft({ numberSeries: 'loose' })).invoiceId)).toBe('L-2');
  });

  it('is needed by a draft without number, and by no other', async () => {
    await expect(draft({ numberSeries: 'none' })).rejects.toMatchObject({
      code: 'INVOICE_INVALID',
      message: expect.stringMatching(/no number series "none"/),
    });
    await apply('spare');
    await expect(draft({ number: 'S-1', numberSeries: 'spare' })).rejects.toMatchObject({
      message: expect.stringMatching(/only for a draft without number/),
    });
    const { invoiceId } = await draft({ numberSeries: 'spare' });
    await spec.client.discardDraft({ requestId: newId(), invoiceId }, ann);
    expect(await apply('spare')).toMatchObject({ nextNumber: '1' });
  });
});
