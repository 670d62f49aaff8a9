import fc from 'fast-check';
import { type paymentV1, toTimestamp } from '#libs/contracts';
import { newId } from '#libs/ids';
import {
  acme,
  ann,
  bolt,
  clearPayments,
  type Invoices,
  paymentCount,
  type PaymentHost,
  runPayment,
} from '../../testing/payment-host.js';
import { header, SentFiles, sha256Of } from '../../testing/sent-files.js';
import { PaymentFileStore } from '../use-cases/ports.js';

/** A line by its invoice, amount as written, day of March 2013, text and id of the bank. */
type Line = readonly [invoice: string, paid: string, day: string, text: string, id: string];

describe('a dry run of a payment file', () => {
  let host: PaymentHost;
  let client: PaymentHost['client'];
  let invoices: Invoices;
  let files: SentFiles;

  beforeAll(async () => {
    host = await runPayment();
    ({ client, invoices } = host);
    files = new SentFiles(client);
  });
  afterAll(() => host.stop());
  beforeEach(() => clearPayments(host));

  const fileOf = (lines: readonly Line[]) =>
    header + lines.map(([number, paid, day, text, id]) => `${number};${paid};${day}.3.2013;${text};${id}\n`).join('');
  const matchesOf = async (fileId: string) =>
    (await client.listPaymentFileMatches({ fileId, pageSize: 500 }, ann)).matches as paymentV1.PaymentFileMatch[];
  const take = (fileId: string, text: string, arrivalTime: ReturnType<typeof toTimestamp> | null = null) =>
    client.takeTriedPaymentFile({ requestId: newId(), fileId, sha256: sha256Of(text), arrivalTime }, ann);
  const countsOf = ({
    lineCount,
    recordedCount,
    repeatedCount,
    unmatchedCount,
    errorCount,
    totals,
  }: paymentV1.PaymentFile) => {
    return { lineCount, recordedCount, repeatedCount, unmatchedCount, errorCount, totals };
  };
  const withoutFile = (faults: readonly paymentV1.PaymentFileError[]) => faults.map(({ fileId: _, ...rest }) => rest);
  const deleteLeftOvers = async () => {
    while (await host.running.app.get(PaymentFileStore).deleteLeftOvers());
  };
  /** What money came of a file, as the list of payments tells it. */
  const recorded = async () => {
    const { payments } = await client.listPayments({ pageSize: 500 }, ann);
    return payments.map(({ sourceId, customerId, invoiceIds, amount, valueDate }) => {
      return { sourceId, customerId, invoiceId: invoiceIds[0], amount, valueDate };
    });
  };
  const bySourceId = (one: { sourceId: string }, other: { sourceId: string }) =>
    one.sourceId.localeCompare(other.sourceId);

  it('tells counts, totals, matches, overpayment and faults of every line, and records nothing', async () => {
    const one = invoices.add('INV-1', acme, 10_00n);
    const two = invoices.add('INV-2', bolt, 0n);
    invoices.add('EURO-1', acme, 5n, 'EUR');
    invoices.add('BOTH', acme, 100n, 'USD', 'north');
    invoices.add('BOTH', bolt, 100n, 'USD', 'south');
    const { fileId, file } = await files.run(
      fileOf([
        ['INV-1', '6,00', '1', '', ''],
        ['INV-1', '6,00', '1', '', ''],
        ['INV-2', '1,00', '1', '', 'B1'],
        ['INV-2', '1,00', '1', '', 'B1'],
        ['NOPE', '1,00', '1', '', ''],
        ['BOTH', '1,00', '1', '', ''],
        ['EURO-1', '1,00', '1', '', ''],
        ['INV-1', 'much', '1', '', ''],
      ]),
      { dryRun: true },
    );
    expect(file).toMatchObject({
      state: 'STATE_COMPLETED',
      dryRun: true,
      ...{ lineCount: '8', recordedCount: '3', repeatedCount: '1', unmatchedCount: '2', errorCount: '2' },
      totals: [{ currencyCode: 'USD', minorUnits: '1300' }],
      overpaidCount: '2',
      takenFileId: '',
    });
    expect(await matchesOf(fileId)).toMatchObject([
      { line: '2', invoiceNumber: 'INV-1', invoiceId: one, customerId: acme, overpaid: { minorUnits: '0' } },
      { line: '3', invoiceId: one, amount: { minorUnits: '600' }, overpaid: { minorUnits: '200' } },
      { line: '4', invoiceId: two, customerId: bolt, sourceId: 'B1', overpaid: { minorUnits: '100' } },
    ]);
    expect((await files.faults(fileId)).map(({ line, reason }) => [line, reason])).toEqual([
      ['5', 'REPEATED'],
      ['6', 'UNKNOWN_INVOICE'],
      ['7', 'AMBIGUOUS_INVOICE'],
      ['8', 'CURRENCY_MISMATCH'],
      ['9', 'NOT_A_NUMBER'],
    ]);
    expect(await paymentCount(host)).toBe(0);
    const events = await host.db.published();
    expect(events.map(({ type }) => type.split('.').at(-1))).toEqual(['PaymentFileRegistered', 'PaymentFileCompleted']);
    expect(events[1]).toMatchObject({ payload: { file: { dryRun: true, recordedCount: '3' } } });
    const { files: listed } = await client.listPaymentFiles({ pageSize: 1 }, ann);
    expect(listed).toMatchObject([{ fileId, dryRun: true }]);
  });

  it('foresees what the file does when it is taken and nothing changed meanwhile', async () => {
    const line = fc.record({
      invoice: fc.constantFrom('INV-1', 'INV-2', 'EURO-1', 'BOTH', 'NOPE'),
      paid: fc.constantFrom('1,00', '2,00', '2,005', '0', 'much'),
      day: fc.constantFrom('1', '2', '31'),
      text: fc.constantFrom('', 'card'),
      id: fc.constantFrom('', '', '', 'B1', 'B2'),
    });
    const lines = fc.array(
      line.map(({ invoice, paid, day, text, id }): Line => [invoice, paid, day, text, id]),
      { maxLength: 15 },
    );
    await fc.assert(
      fc.asyncProperty(lines, lines, async (before, given) => {
        await clearPayments(host);
        for (const [number, customerId] of [
          ['INV-1', acme],
          ['INV-2', bolt],
        ] as const)
          invoices.add(number, customerId, 250n);
        invoices.add('EURO-1', acme, 5n, 'EUR');
        invoices.add('BOTH', acme, 100n, 'USD', 'north');
        invoices.add('BOTH', bolt, 100n, 'USD', 'south');
        await files.run(fileOf(before));
        const known = await recorded();
        await host.db.clearOutbox();
        const text = fileOf(given);
        const trial = await files.run(text, { dryRun: true });
        expect(await recorded()).toEqual(known);
        const matches = await matchesOf(trial.fileId);
        const { file } = await take(trial.fileId, text);
        const real = await files.takeAll(file!.fileId);
        expect(countsOf(real.file)).toEqual(countsOf(trial.file));
        expect(withoutFile(await files.faults(file!.fileId))).toEqual(withoutFile(await files.faults(trial.fileId)));
        const seen = new Set(known.map(({ sourceId }) => sourceId));
        const fresh = (await recorded()).filter(({ sourceId }) => !seen.has(sourceId));
        const foreseen = matches.map(({ sourceId, customerId, invoiceId, amount, valueDate }) => {
          return { sourceId, customerId, invoiceId, amount, valueDate };
        });
        expect(fresh.sort(bySourceId)).toEqual(foreseen.sort(bySourceId));
      }),
      { numRuns: 25 },
    );
  });

  it('knows over chunks what its own lines before would record, and pages its matches', async () => {
    invoices.add('INV-1', acme, 5_001_00n);
    const lines = Array.from({ length: 5_002 }, (_, n): Line => [
      'INV-1',
      '1,00',
      '1',
      '',
      n === 5_001 ? 'L0' : `L${n}`,
    ]);
    const { fileId, file, calls } = await files.run(fileOf([...lines, ['INV-1', '1,00', '1', '', 'L5001']]), {
      dryRun: true,
    });
    expect(calls).toBe(2);
    expect(file).toMatchObject({
      ...{ lineCount: '5003', recordedCount: '5002', repeatedCount: '1', overpaidCount: '1' },
      totals: [{ currencyCode: 'USD', minorUnits: '500200' }],
    });
    const { matches, nextPageToken } = await client.listPaymentFileMatches({ fileId, pageSize: 2 }, ann);
    const { matches: next } = await client.listPaymentFileMatches(
      { fileId, pageSize: 2, pageToken: nextPageToken },
      ann,
    );
    expect([...matches, ...next].map(({ line }) => line)).toEqual(['2', '3', '4', '5']);
    await expect(client.listPaymentFileMatches({ fileId: newId() }, ann)).rejects.toMatchObject({
      code: 'PAYMENT_FILE_NOT_FOUND',
    });
  });

  it('is taken once, with the content and the mapping that were tried, and at the time that is asked', async () => {
    invoices.add('INV-1');
    const text = fileOf([['INV-1', '1,00', '1', '', '']]);
    const { fileId } = await files.run(text, { dryRun: true });
    await expect(take(fileId, `${text}INV-1;2,00;1.3.2013;;\n`)).rejects.toMatchObject({
      code: 'PAYMENT_FILE_INVALID',
      details: { violations: [{ field: 'sha256', description: expect.stringContaining(sha256Of(text)) }] },
    });
    const arrivalTime = toTimestamp(new Date('2013-03-04T06:00:00Z'));
    const request = { requestId: newId(), fileId, sha256: sha256Of(text).toUpperCase(), arrivalTime };
    const { file } = await client.takeTriedPaymentFile(request, ann);
    expect(file).toMatchObject({ state: 'STATE_WAITING', dryRun: false, arrivalTime, sha256: sha256Of(text) });
    expect((await client.takeTriedPaymentFile(request, ann)).file).toEqual(file);
    expect((await client.getPaymentFile({ fileId }, ann)).file).toMatchObject({ takenFileId: file!.fileId });
    expect((await host.db.published()).at(-1)).toMatchObject({
      type: 'dunlin.payment.v1.PaymentFileRegistered',
      payload: { fileId: file!.fileId, arrivalTime },
    });
    await expect(take(fileId, text)).rejects.toMatchObject({
      code: 'PAYMENT_FILE_STATE_FORBIDS',
      message: expect.stringContaining(file!.fileId),
    });
    await deleteLeftOvers();
    expect((await files.takeAll(file!.fileId)).file).toMatchObject({ state: 'STATE_COMPLETED', recordedCount: '1' });
    expect(await paymentCount(host)).toBe(1);
  });

  it('is taken once by two calls at one time, each with an answer of its own', async () => {
    invoices.add('INV-1');
    const text = fileOf([['INV-1', '1,00', '1', '', '']]);
    const { fileId } = await files.run(text, { dryRun: true });
    const outcomes = await Promise.allSettled([take(fileId, text), take(fileId, text)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'PAYMENT_FILE_STATE_FORBIDS' },
    });
  });

  it('is taken only when it is one, has ended well, and its content is still kept', async () => {
    invoices.add('INV-1');
    const text = fileOf([['INV-1', '1,00', '1', '', '']]);
    const real = await files.run(text);
    const running = await files.upload(text, { dryRun: true });
    for (const fileId of [real.fileId, running]) {
      await expect(take(fileId, text)).rejects.toMatchObject({ code: 'PAYMENT_FILE_STATE_FORBIDS' });
    }
    await expect(take(newId(), text)).rejects.toMatchObject({ code: 'PAYMENT_FILE_NOT_FOUND' });
    const [kept, old] = [await files.run(text, { dryRun: true }), await files.run(text, { dryRun: true })];
    await host.db.database.query(
      `UPDATE payment_files SET progressed_at = now() - interval '8 days' WHERE file_id = $1`,
      [old.fileId],
    );
    await deleteLeftOvers();
    await expect(take(old.fileId, text)).rejects.toMatchObject({
      code: 'PAYMENT_FILE_INCOMPLETE',
      message: expect.stringContaining('Upload the file again'),
    });
    expect((await take(kept.fileId, text)).file).toMatchObject({ state: 'STATE_WAITING' });
  });

  it('is not taken for a real file by a release that knows of no trials', async () => {
    const fileId = await files.upload(header, { dryRun: true });
    const asBefore = `UPDATE payment_files SET recorded_count = 1, row_count = 1 WHERE file_id = $1`;
    await expect(host.db.database.query(asBefore, [fileId])).rejects.toThrow(/payment_files_trial/);
  });
});
