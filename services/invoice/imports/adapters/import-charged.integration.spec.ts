import { newId } from '#libs/ids';
import { counts, csv, importFiles } from '../../testing/import-files.js';
import { ann, settled, specService, usd } from '../../testing/spec-service.js';

const spec = specService();
const { importFile, byNumber } = importFiles(spec);

const row = (number: string, amount: string, status = ''): string =>
  `ch-1,Ann,,${number},2013-02-01,2013-03-05,${amount},USD,${status}`;

const charge = async (number: string): Promise<void> => {
  const { invoiceId } = await byNumber(number);
  const fee = { kind: 'KIND_FEE', amount: usd(500), reason: 'second reminder' } as const;
  await spec.client.addCharge({ requestId: newId(), invoiceId, ...fee }, ann);
};

describe('files know nothing of charges', () => {
  it('and leave them when they say the same again, or another amount', async () => {
    await importFile(csv(row('CH-1', '100.00')));
    await charge('CH-1');
    expect(counts(await importFile(csv(row('CH-1', '100.00'))))).toEqual([1, 0, 0, 1, 0, 0, 0]);
    expect(await byNumber('CH-1')).toMatchObject({ amount: usd(10_000), remaining: usd(10_500) });
    await importFile(csv(row('CH-1', '80.00')));
    expect(await byNumber('CH-1')).toMatchObject({ amount: usd(8_000), remaining: usd(8_500) });
  });

  it('and do not end an invoice that owes nothing else, whether they close it or leave it out', async () => {
    await importFile(csv(row('CH-2', '100.00'), row('CH-3', '100.00')));
    const { invoiceId, customerId } = await byNumber('CH-2');
    await spec.consume('onPayments', settled({ customerId, minor: 6_000, invoiceIds: [invoiceId] }));
    await charge('CH-2');
    await importFile(csv(row('CH-2', '60.00')));
    const owesTheFee = { lifecycle: 'LIFECYCLE_OPEN', remaining: usd(500) };
    expect(await byNumber('CH-2')).toMatchObject(owesTheFee);
    expect(counts(await importFile(csv(row('CH-2', '60.00', 'Closed'))))).toEqual([1, 0, 0, 1, 0, 0, 0]);
    const active = await importFile(csv(row('CH-3', '100.00')), { mode: 'MODE_ACTIVE', confirmClose: true });
    expect(counts(active)).toEqual([1, 0, 0, 1, 0, 1, 0]);
    expect(await byNumber('CH-1')).toMatchObject({ lifecycle: 'LIFECYCLE_VOID', remaining: usd(0) });
    expect(await byNumber('CH-2')).toMatchObject(owesTheFee);
  });
});
