import { type paymentV1, toTimestamp } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { SystemRunner } from '#libs/transactions';
import {
  acme,
  ann,
  bolt,
  clearPayments,
  type Invoices,
  paymentCount as countPayments,
  type PaymentHost,
  runPayment,
} from '../../testing/payment-host.js';
import { header, mapping, patient, SentFiles } from '../../testing/sent-files.js';
import { PaymentFileIntake } from '../use-cases/payment-file-intake.js';
import { PaymentFileStore } from '../use-cases/ports.js';

describe('payment files on PostgreSQL', () => {
  let host: PaymentHost;
  let db: PaymentHost['db'];
  let client: PaymentHost['client'];
  let invoices: Invoices;
  let files: SentFiles;
  /** What happens between the moment a file is opened and its first bytes are read. */
  let onceOpened: (fileId: string) => Promise<void>;

  beforeAll(async () => {
    host = await runPayment();
    ({ db, client, invoices } = host);
    files = new SentFiles(client);
    const store = host.running.app.get(PaymentFileStore);
    const open = store.content.bind(store);
    store.content = async (fileId) => {
      const content = await open(fileId);
      await onceOpened(fileId);
      return content;
    };
  });
  afterAll(() => host.stop());
  beforeEach(async () => {
    await clearPayments(host);
    onceOpened = () => Promise.resolve();
  });

  const paymentCount = () => countPayments(host);
  const upload: SentFiles['upload'] = (text, options) => files.upload(text, options);
  const startFile: SentFiles['start'] = (fileId) => files.start(fileId);
  const takeAll: SentFiles['takeAll'] = (fileId) => files.takeAll(fileId);
  const run: SentFiles['run'] = (text, options) => files.run(text, options);
  const faults: SentFiles['faults'] = (fileId) => files.faults(fileId);
  const deleteLeftOvers = async () => {
    while (await host.running.app.get(PaymentFileStore).deleteLeftOvers());
  };
  const partCountOf = async (fileId: string) =>
    (await db.database.query('SELECT FROM payment_file_parts WHERE file_id = $1', [fileId])).length;
  /** What another call does at the end of a file. */
  const endFile = async (fileId: string) => {
    await db.database.query(
      `UPDATE payment_files SET state = 'REFUSED', reason = 'spec', ended_at = created_at, version = version + 1
        WHERE file_id = $1`,
      [fileId],
    );
    await db.database.query('DELETE FROM payment_file_parts WHERE file_id = $1', [fileId]);
  };

  it('records good lines, keeps unmatched and bad ones with their reasons, and publishes each payment', async () => {
    const one = invoices.add('INV-1');
    invoices.add('INV-2', bolt);
    invoices.add('EURO-1', acme, 5n, 'EUR');
    const { fileId, file, calls } = await run(
      `${header}INV-1;12,50;1.3.2013;thanks;\nINV-2;7;31.2.2013;;\nNOPE;9;1.3.2013;;\nINV-2;7,555;1.3.2013;;B1\n` +
        `EURO-1;5;1.3.2013;;\nINV-1;0;1.3.2013;;\nINV-1;12,50;1.3.2013;second;\nINV-2;1;1.3.2013;;B2\nINV-2;1;1.3.2013;;B2\n` +
        `INV-1;1;1.3.2013;;B2\n`,
    );
    expect(calls).toBe(1);
    expect(file).toMatchObject({
      state: 'STATE_COMPLETED',
      lineCount: '10',
      recordedCount: '3',
      repeatedCount: '1',
      unmatchedCount: '1',
      errorCount: '5',
    });
    expect((await faults(fileId)).map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual([
      ['3', 'Date', '31.2.2013', 'NOT_A_DATE'],
      ['4', 'Invoice', 'NOPE', 'UNKNOWN_INVOICE'],
      ['5', 'Paid', '7,555', 'WRONG_PRECISION'],
      ['6', 'Invoice', 'EURO-1', 'CURRENCY_MISMATCH'],
      ['7', 'Paid', '0', 'NOT_POSITIVE'],
      ['10', 'Id', 'B2', 'REPEATED'],
      ['11', 'Id', 'B2', 'PAYMENT_KEY_REUSED'],
    ]);
    const events = await db.published();
    expect(events.map(({ type }) => type.split('.').at(-1))).toEqual([
      'PaymentFileRegistered',
      'PaymentSettled',
      'PaymentSettled',
      'PaymentSettled',
      'PaymentFileCompleted',
    ]);
    expect(events[1]).toMatchObject({
      key: acme,
      payload: {
        payment: {
          source: 'payment-file',
          // What the payer wrote stays in this service.
          reference: '',
          amount: { minorUnits: '1250' },
          valueDate: { year: 2013, month: 3, day: 1 },
          invoiceIds: [one],
        },
      },
    });
    expect(invoices.calls).toBe(1);
  });

  it('takes no line whose value date lies in the future of business time, and all the others', async () => {
    invoices.add('INV-1');
    const lines = ['1.3.2013', '2.3.2013', '1.1.2012'].map((date) => `INV-1;5;${date};;\n`);
    const { fileId, file } = await run(header + lines.join(''));
    expect(file).toMatchObject({ state: 'STATE_COMPLETED', lineCount: '3', recordedCount: '2', errorCount: '1' });
    expect(await faults(fileId)).toMatchObject([
      {
        line: '3',
        column: 'Date',
        value: '2.3.2013',
        reason: 'VALUE_DATE_IN_FUTURE',
        message: expect.stringContaining('business time is 2013-03-01'),
      },
    ]);
    expect(await paymentCount()).toBe(2);
  });

  it('tells line by line what it does not record, and records a line that says anything else', async () => {
    invoices.add('INV-1');
    const day = await run(`${header}INV-1;20;1.3.2013;card;\nINV-1;20;1.3.2013;card;\n`);
    expect(day.file).toMatchObject({ recordedCount: '2', repeatedCount: '0' });
    const overlap = await run(`${header}INV-1;20;1.3.2013;card;\nINV-1;20;1.3.2013;card;\nINV-1;5;1.3.2013;card;\n`);
    expect(overlap.file).toMatchObject({ recordedCount: '1', repeatedCount: '2', errorCount: '0' });
    expect(await faults(overlap.fileId)).toMatchObject([
      { line: '2', column: 'Paid', value: '20', reason: 'REPEATED' },
      { line: '3', column: 'Paid', value: '20', reason: 'REPEATED' },
    ]);
    const secondAccount = await run(`${header}INV-1;20;1.3.2013;another bank account;\n`);
    expect(secondAccount.file).toMatchObject({ recordedCount: '1', repeatedCount: '0' });
    expect(await paymentCount()).toBe(4);
  });

  it('takes the invoice of the creditor that a line names, and lists a line that may mean several', async () => {
    const [north, south] = ['north', 'south'].map((creditor) => invoices.add('INV-1', acme, 100n, 'USD', creditor));
    const map = `${mapping}  invoice.creditor: { column: Text, optional: true }\n`.replace(
      '  payment.reference: { column: Text, optional: true }\n',
      '',
    );
    const { fileId, file } = await run(
      `${header}INV-1;1;1.3.2013;south;\nINV-1;1;1.3.2013;;\nINV-1;1;1.3.2013;north;\n`,
      { map },
    );
    expect(file).toMatchObject({ recordedCount: '2', unmatchedCount: '1' });
    expect(await faults(fileId)).toMatchObject([
      { line: '3', reason: 'AMBIGUOUS_INVOICE', message: expect.stringContaining('INV-1 of north or south') },
    ]);
    const { payments } = await client.listPayments({ pageSize: 10 }, ann);
    expect(payments.map(({ invoiceIds }) => invoiceIds[0]).sort()).toEqual([north, south].sort());
  });

  it('takes many lines in chunks, tells equal lines apart across them, and records nothing of the same file again', async () => {
    for (let n = 0; n < 2_600; n += 1) invoices.add(`INV-${n}`, n % 2 ? acme : bolt);
    const lines = Array.from({ length: 5_201 }, (_, n) => `INV-${n % 2_600};1,00;1.3.2013;;\n`);
    const first = await run(header + lines.join(''), { partBytes: 77_777 });
    expect(first).toMatchObject({ calls: 2, file: { lineCount: '5201', recordedCount: '5201', errorCount: '0' } });
    const published = (await db.published()).length;
    const again = await run(header + lines.join(''));
    expect(again.file).toMatchObject({ state: 'STATE_COMPLETED', recordedCount: '0', repeatedCount: '5201' });
    const more = await run(header + [...lines.slice(0, 2), ...lines].join(''));
    expect(more.file).toMatchObject({ recordedCount: '2', repeatedCount: '5201' });
    expect(await db.published()).toHaveLength(published + 2 + 4);
    const leftOvers = 'SELECT FROM payment_file_contents UNION ALL SELECT FROM payment_file_parts';
    await deleteLeftOvers();
    expect(await db.database.query(leftOvers)).toEqual([]);
  });

  it('resumes after a failure in the middle, and a twin of a call takes nothing twice', async () => {
    for (let n = 0; n < 5_400; n += 1) invoices.add(`INV-${n}`);
    const lines = Array.from({ length: 5_400 }, (_, n) => `INV-${n};1,00;1.3.2013;;\n`).join('');
    const fileId = await upload(header + lines);
    await startFile(fileId);
    const take = (requestId: string) => client.takeNextPaymentFileChunk({ requestId, fileId }, ann, patient);
    const [first, second] = [`${fileId}/0`, `${fileId}/1`];
    const twins = await Promise.all([take(first), take(first), take(first)]);
    expect(twins.map(({ file }) => file!.lineCount)).toEqual(['5000', '5000', '5000']);
    invoices.beforeResponse = () => Promise.reject(new DomainError('INVOICE_AWAY', 'unavailable', 'Away.'));
    await expect(take(second)).rejects.toMatchObject({ kind: 'unavailable' });
    expect((await client.getPaymentFile({ fileId }, ann)).file).toMatchObject({
      state: 'STATE_RUNNING',
      lineCount: '5000',
    });
    invoices.beforeResponse = () => Promise.resolve();
    const others = await Promise.allSettled([take(newId()), take(newId())]);
    expect(others.map(({ status }) => status).sort()).toContain('fulfilled');
    expect((await takeAll(fileId)).file).toMatchObject({
      state: 'STATE_COMPLETED',
      recordedCount: '5400',
      lineCount: '5400',
    });
    expect(await paymentCount()).toBe(5_400);
  });

  it('refuses what cannot be read at all, as a state with its reason', async () => {
    const fileId = await upload('a;b\n1;2\n');
    const refused = await startFile(fileId);
    expect(refused).toMatchObject({ state: 'STATE_REFUSED', reason: expect.stringContaining('"Invoice"') });
    expect((await db.published()).map(({ type }) => type)).toEqual(['dunlin.payment.v1.PaymentFileCompleted']);
    expect((await takeAll(fileId)).file).toEqual(refused);
    await deleteLeftOvers();
    expect(await partCountOf(fileId)).toBe(0);
    await expect(startFile(fileId)).rejects.toMatchObject({
      code: 'PAYMENT_FILE_STATE_FORBIDS',
      details: { state: 'REFUSED' },
    });
  });

  it('asks a call that lost against the end of the file to be made again, though the parts are deleted by then', async () => {
    const take = (fileId: string) => client.takeNextPaymentFileChunk({ requestId: newId(), fileId }, ann, patient);
    const [started, uploaded] = [await upload(`${header}INV-1;1,00;1.3.2013;;\n`), await upload(header)];
    await startFile(started);
    onceOpened = endFile;
    await expect(take(started)).rejects.toMatchObject({ code: 'PAYMENT_FILE_CONFLICT', kind: 'aborted' });
    await expect(startFile(uploaded)).rejects.toMatchObject({ code: 'PAYMENT_FILE_CONFLICT', kind: 'aborted' });
    onceOpened = () => Promise.resolve();
    expect((await take(started)).file).toMatchObject({ state: 'STATE_REFUSED', reason: 'spec' });
    await expect(startFile(uploaded)).rejects.toMatchObject({ code: 'PAYMENT_FILE_STATE_FORBIDS' });
  });

  it('starts only what is complete, and carries the arrival time', async () => {
    const arrivalAt = new Date('2013-03-05T00:00:00Z');
    const fileId = await upload(header, { arrivalAt });
    expect(await startFile(fileId)).toMatchObject({ state: 'STATE_WAITING', arrivalTime: toTimestamp(arrivalAt) });
    expect((await db.published())[0]).toMatchObject({
      type: 'dunlin.payment.v1.PaymentFileRegistered',
      key: fileId,
      payload: { fileId, arrivalTime: toTimestamp(arrivalAt) },
    });
    const part = { requestId: newId(), fileId, partNumber: 1, content: Buffer.from('x') };
    await expect(client.uploadPaymentFilePart(part, ann)).rejects.toMatchObject({
      code: 'PAYMENT_FILE_STATE_FORBIDS',
    });
    expect((await takeAll(fileId)).file).toMatchObject({ state: 'STATE_COMPLETED', lineCount: '0' });
  });

  it('lists lines that the mapping leaves out, and counts them neither as lines nor as errors', async () => {
    const map = `rows: { leaveOut: [{ column: Paid, negative: true }] }${mapping}`;
    const { fileId, file } = await run(`${header}NONE;40;1.3.2013;;\nNONE;-5;1.3.2013;;\n`, { map });
    expect(file).toMatchObject({ lineCount: '1', unmatchedCount: '1', errorCount: '0' });
    expect((await faults(fileId)).map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual([
      ['2', 'Invoice', 'NONE', 'UNKNOWN_INVOICE'],
      ['3', 'Paid', '-5', 'LEFT_OUT'],
    ]);
  });

  it('says what is wrong with parts, digest, mapping and ids', async () => {
    const fileId = await upload('', { sizeBytes: 4 });
    const part = (content: string, partNumber = 0) =>
      client.uploadPaymentFilePart({ requestId: newId(), fileId, partNumber, content: Buffer.from(content) }, ann);
    expect(await part('abc')).toEqual({ partCount: 1 });
    expect(await part('abc')).toEqual({ partCount: 1 });
    await expect(part('abd')).rejects.toMatchObject({ code: 'PAYMENT_FILE_KEY_REUSED' });
    await expect(part('x'.repeat(99), 1)).rejects.toMatchObject({ code: 'PAYMENT_FILE_INVALID' });
    await expect(part('', 1)).rejects.toMatchObject({ code: 'PAYMENT_FILE_INVALID' });
    await expect(part('abc', -1)).rejects.toMatchObject({ code: 'PAYMENT_FILE_INVALID' });
    await expect(startFile(fileId)).rejects.toMatchObject({ code: 'PAYMENT_FILE_INCOMPLETE' });
    await expect(upload(header, { map: 'columns: { invoice.number: A, what.ever: B }' })).rejects.toMatchObject({
      code: 'MAPPING_INVALID',
    });
    await expect(startFile(newId())).rejects.toMatchObject({ code: 'PAYMENT_FILE_NOT_FOUND' });
    await expect(takeAll(newId())).rejects.toMatchObject({ code: 'PAYMENT_FILE_NOT_FOUND' });
    const bad = { requestId: newId(), fileName: ' ', sizeBytes: '-1', sha256: 'x', mapping };
    await expect(client.registerPaymentFile(bad, ann)).rejects.toMatchObject({
      details: {
        violations: ['file_name', 'size_bytes', 'sha256'].map((field) => expect.objectContaining({ field })),
      },
    });
  });

  describe('given up, resumed and cancelled', () => {
    const act = (fileId: string, reason = 'spec') => ({ requestId: newId(), fileId, reason });
    const take = async (fileId: string) =>
      (await client.takeNextPaymentFileChunk({ requestId: newId(), fileId }, ann, patient))
        .file as paymentV1.PaymentFile;
    /** A file of 5,100 lines of which the first chunk was taken. */
    const aHalfTakenFile = async () => {
      invoices.add('INV-1');
      const lines = Array.from({ length: 5_100 }, (_, n) => `INV-1;1,00;1.3.2013;;L${newId()}${n}\n`);
      const fileId = await upload(header + lines.join(''));
      await startFile(fileId);
      expect(await take(fileId)).toMatchObject({ state: 'STATE_RUNNING', lineCount: '5000' });
      return fileId;
    };

    it('fails with a reason, keeps its parts and position, and continues there once resumed', async () => {
      const fileId = await aHalfTakenFile();
      await db.clearOutbox();
      const { file: failed } = await client.failPaymentFile(act(fileId, 'INTERNAL: it\nbroke'), ann);
      expect(failed).toMatchObject({ state: 'STATE_FAILED', reason: 'INTERNAL: it broke', recordedCount: '5000' });
      expect(failed!.endTime).not.toBeNull();
      expect((await client.failPaymentFile(act(fileId, 'again'), ann)).file).toEqual(failed);
      expect(await take(fileId)).toEqual(failed);
      expect(await partCountOf(fileId)).toBeGreaterThan(0);
      const { file: resumed } = await client.resumePaymentFile(act(fileId, 'mended'), ann);
      expect(resumed).toMatchObject({ state: 'STATE_WAITING', reason: '', endTime: null, lineCount: '5000' });
      expect(await db.published()).toMatchObject([
        { type: 'dunlin.payment.v1.PaymentFileCompleted', payload: { file: { state: 'STATE_FAILED', reason: '' } } },
        { type: 'dunlin.payment.v1.PaymentFileRegistered', payload: { fileId, cause: { reason: 'mended' } } },
      ]);
      expect(await take(fileId)).toMatchObject({ state: 'STATE_COMPLETED', recordedCount: '5100' });
      await expect(client.resumePaymentFile(act(fileId), ann)).rejects.toMatchObject({
        code: 'PAYMENT_FILE_STATE_FORBIDS',
        details: { state: 'COMPLETED', allowed: [] },
      });
    });

    it('is cancelled for good at any time before its end, and leaves only what it recorded', async () => {
      const fileId = await aHalfTakenFile();
      await client.failPaymentFile(act(fileId), ann);
      const { file: cancelled } = await client.cancelPaymentFile(act(fileId, ' the wrong month '), ann);
      expect(cancelled).toMatchObject({ state: 'STATE_CANCELLED', reason: 'the wrong month', recordedCount: '5000' });
      await deleteLeftOvers();
      expect(await partCountOf(fileId)).toBe(0);
      expect(await paymentCount()).toBe(5_000);
      expect(await take(fileId)).toEqual(cancelled);
      for (const ended of [client.cancelPaymentFile(act(fileId), ann), client.resumePaymentFile(act(fileId), ann)])
        await expect(ended).rejects.toMatchObject({ code: 'PAYMENT_FILE_STATE_FORBIDS' });
      const uploading = await upload(header);
      await expect(client.cancelPaymentFile(act(uploading, ' '), ann)).rejects.toMatchObject({
        details: { violations: [expect.objectContaining({ field: 'reason' })] },
      });
      expect((await client.cancelPaymentFile(act(uploading), ann)).file).toMatchObject({ state: 'STATE_CANCELLED' });
      await expect(client.cancelPaymentFile(act(newId()), ann)).rejects.toMatchObject({
        code: 'PAYMENT_FILE_NOT_FOUND',
      });
    });

    it('is returned as it is to a call that still read lines when it was cancelled', async () => {
      const fileId = await aHalfTakenFile();
      onceOpened = async () => {
        onceOpened = () => Promise.resolve();
        await client.cancelPaymentFile(act(fileId), ann);
      };
      const late = client.takeNextPaymentFileChunk({ requestId: newId(), fileId }, ann, patient);
      expect(await late).toMatchObject({ file: { state: 'STATE_CANCELLED', recordedCount: '5000' } });
      expect(await paymentCount()).toBe(5_000);
    });

    it('is listed, the latest first, by pages and by state', async () => {
      const [first, second, third] = [await upload(header), await upload(header), await upload(header)];
      await client.cancelPaymentFile(act(second), ann);
      const { files: latest, nextPageToken } = await client.listPaymentFiles({ pageSize: 2 }, ann);
      expect(latest.map(({ fileId }) => fileId)).toEqual([third, second]);
      const older = await client.listPaymentFiles({ pageSize: 1, pageToken: nextPageToken }, ann);
      expect(older.files.map(({ fileId }) => fileId)).toEqual([first]);
      const { files: cancelled } = await client.listPaymentFiles({ state: 'STATE_CANCELLED', pageSize: 1 }, ann);
      expect(cancelled).toMatchObject([{ fileId: second, state: 'STATE_CANCELLED' }]);
    });

    it('is cancelled when nothing was added to its upload for too long', async () => {
      const [idle, busy] = [await upload(header), await upload(header)];
      await db.database.query(
        `UPDATE payment_files SET progressed_at = now() - interval '25 hours' WHERE file_id = $1`,
        [idle],
      );
      const intake = host.running.app.get(PaymentFileIntake);
      expect(await intake.cancelIdleUploads(host.running.app.get(SystemRunner), 24 * 3_600_000, 100)).toBe(false);
      const stateOf = async (fileId: string) => (await client.getPaymentFile({ fileId }, ann)).file;
      expect(await stateOf(idle)).toMatchObject({ state: 'STATE_CANCELLED', reason: expect.stringMatching(/in time/) });
      expect(await stateOf(busy)).toMatchObject({ state: 'STATE_UPLOADING' });
      await deleteLeftOvers();
      expect(await partCountOf(idle)).toBe(0);
    });
  });
});
