import { toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { counts, csv, importFiles, plainMapping } from '../../testing/import-files.js';
import { KeptCustomers } from '../../testing/kept-customers.js';
import { ann, settled, shortTypes, specService, usd } from '../../testing/spec-service.js';
import { ImportStore } from '../use-cases/ports.js';

const spec = specService();
const { consume, owner } = spec;
const { upload, importFile, byNumber, errorsOf } = importFiles(spec);

describe('imports', () => {
  it('take a file and find nothing new in it the second time', async () => {
    const file = csv(
      'i-1,Ann,a@x,IMP-1,2013-02-01,2013-03-05,10.00,,',
      'i-2,Bob,,IMP-2,2013-02-01,2013-03-05,20.50,EUR,',
    );
    const first = await importFile(file);
    expect(first).toMatchObject({ state: 'STATE_COMPLETED', customersCreatedCount: '2', customersUpdatedCount: '0' });
    expect(counts(first)).toEqual([2, 2, 0, 0, 0, 0, 0]);
    expect(await byNumber('IMP-2')).toMatchObject({
      amount: { currencyCode: 'EUR', minorUnits: '2050' },
      lifecycle: 'LIFECYCLE_OPEN',
    });
    expect(shortTypes(await spec.db.published())).toEqual([
      'ImportRegistered',
      'InvoiceIssued',
      'InvoiceIssued',
      'ImportCompleted',
    ]);
    await spec.db.clearOutbox();
    const { entryCount, lineCount } = await spec.client.verifyJournal({ fromStart: true }, ann);
    const second = await importFile(file);
    expect(second).toMatchObject({ customersCreatedCount: '0', customersUpdatedCount: '0' });
    expect(counts(second)).toEqual([2, 0, 0, 2, 0, 0, 0]);
    expect(shortTypes(await spec.db.published())).toEqual(['ImportRegistered', 'ImportCompleted']);
    expect(await spec.client.verifyJournal({ fromStart: true }, ann)).toMatchObject({ entryCount, lineCount });
    const leftOvers = ['import_parts', 'import_numbers', 'import_creditors', 'import_requested_customers']
      .map((table) => `SELECT file_id FROM ${table}`)
      .join(' UNION ALL ');
    const ended = [first, second].map(({ importId }) => importId);
    while (await spec.running.app.get(ImportStore).deleteLeftOvers());
    const left = await spec.db.database.query(`SELECT FROM (${leftOvers}) l WHERE file_id = ANY ($1::uuid[])`, [ended]);
    expect(left).toEqual([]);
  });

  it('are listed, the latest first, by pages and by state', async () => {
    const done = await importFile(csv('l-1,Ann,,LIST-1,2013-02-01,2013-03-05,10.00,,'));
    const refused = await importFile('');
    const uploading = await upload('x');
    const { imports: latest, nextPageToken } = await spec.client.listImports({ pageSize: 2 }, ann);
    expect(latest.map(({ importId }) => importId)).toEqual([uploading, refused.importId]);
    const second = await spec.client.listImports({ pageSize: 2, pageToken: nextPageToken }, ann);
    expect(second.imports[0]).toEqual(done);
    const { imports: uploadings } = await spec.client.listImports({ state: 'STATE_UPLOADING' }, ann);
    expect(uploadings.map(({ importId }) => importId)).toEqual([uploading]);
    await spec.client.cancelImport({ requestId: newId(), importId: uploading, reason: 'spec' }, ann);
  });

  it('are refused where a file is longer than the operator allows', async () => {
    await expect(upload('x', { sizeBytes: 4_294_967_297 })).rejects.toMatchObject({
      code: 'IMPORT_INVALID',
      details: { violations: [{ field: 'size_bytes', description: expect.stringContaining('import.maxBytes') }] },
    });
  });

  it('report every bad row with its reason and take the good ones', async () => {
    const file = csv(
      'b-1,Ann,,BAD-1,2013-02-01,2013-03-05,10.00,,',
      ',Ann,,BAD-2,2013-02-01,2013-03-05,10.00,,',
      'b-1,Ann,,,2013-02-01,2013-03-05,10.00,,',
      'b-1,Ann,,BAD-4,2013-02-30,2013-03-05,10.00,,',
      'b-1,Ann,,BAD-5,2013-02-01,2013-01-31,10.00,,',
      'b-1,Ann,,BAD-6,2013-02-01,2013-03-05,0.00,,',
      'b-1,Ann,,BAD-7,2013-02-01,2013-03-05,-5,,',
      'b-1,Ann,,BAD-8,2013-02-01,2013-03-05,1.005,,',
      'b-1,Ann,,BAD-9,2013-02-01,2013-03-05,10.5,JPY,',
      'b-1,Ann,,BAD-10,2013-02-01,2013-03-05,ten,,',
      'b-1,Ann,,BAD-11,2013-02-01,2013-03-05,10.00,XXX,',
      `b-1,Ann,,${'9'.repeat(101)},2013-02-01,2013-03-05,10.00,,`,
      'b-1,Ann,,BAD-1,2013-02-01,2013-03-05,11.00,,',
      'b-1,Ann,,BAD-14,2013-02-01,2013-03-05,10.00,,Sleeping',
      'b-1,Ann,,BAD-15,2013-02-01,2013-03-05,10.00',
      'b-1,Ann,,"BAD-16,2013-02-01,2013-03-05,10.00,,',
      'b-1,Ann,,BAD-17,1013-02-01,2013-03-05,10.00,,',
      'b-1,Ann,,BAD-18,2013-02-01,2013-03-05,99999999999999999,,',
      'refused,Ann,,BAD-19,2013-02-01,2013-03-05,10.00,,',
      'b-2,Ann,no-address,BAD-20,2013-02-01,2013-03-05,10.00,,',
      "b-1,Ann,,=cmd|' /C calc'!A0,2013-02-01,2013-03-05,10.00,,",
      ',,,,soon,2013-03-05,,,',
    );
    const done = await importFile(file);
    expect(counts(done)).toEqual([22, 3, 0, 0, 0, 0, 20]);
    expect(await errorsOf(done.importId)).toEqual([
      '3 customer= MISSING',
      '4 number= MISSING',
      '5 issued=2013-02-30 NOT_A_DATE',
      '6 due=2013-01-31 DUE_BEFORE_ISSUE',
      '7 amount=0.00 NOT_POSITIVE',
      '8 amount=-5 NOT_POSITIVE',
      '9 amount=1.005 WRONG_PRECISION',
      '10 amount=10.5 WRONG_PRECISION',
      '11 amount=ten NOT_A_NUMBER',
      '12 currency=XXX UNKNOWN_CURRENCY',
      `13 number=${'9'.repeat(101)} TOO_LONG`,
      '14 number=BAD-1 DUPLICATE_NUMBER',
      '15 status=Sleeping UNKNOWN_VALUE',
      '16 =b-1,Ann,,BAD-15,2013-02-01,2013-03-05,10.00 WRONG_COLUMN_COUNT',
      '17 =b-1,Ann,,"BAD-16,2013-02-01,2013-03-05,10.00,, UNCLOSED_QUOTE',
      '18 issued=1013-02-01 OUT_OF_RANGE',
      '19 amount=99999999999999999 OUT_OF_RANGE',
      '20 customer=refused CUSTOMER_REFUSED',
      '20 customer=refused HAS_CONTROL_CHARACTERS',
      '21 email=no-address NOT_AN_EMAIL_ADDRESS',
      '23 customer= MISSING',
      '23 number= MISSING',
      '23 amount= MISSING',
      '23 issued=soon NOT_A_DATE',
    ]);
    expect(await byNumber("=cmd|' /C calc'!A0")).toMatchObject({ amount: usd(1_000) });
    expect(await byNumber('BAD-1')).toMatchObject({ amount: usd(1_000) });
  });

  it('know an invoice and its customer whatever invisible signs, spaces and hyphens the file writes them with', async () => {
    const first = await importFile(csv('look-1,Ann,,LOOK-1,2013-02-01,2013-03-05,10.00,,'));
    expect(counts(first)).toEqual([1, 1, 0, 0, 0, 0, 0]);
    const again = await importFile(
      csv(
        'look-1\u200b,Ann,,LOOK-1\u00a0,2013-02-01,2013-03-05,10.00,,',
        'look-1,Ann,,LOOK-1\u200b,2013-02-01,2013-03-05,10.00,,',
        'look\u20111,Ann,,LOOK\u20111,2013-02-01,2013-03-05,10.00,,',
        'look-1,Ann,,LOOK  53,2013-02-01,2013-03-05,10.00,,',
        'look-1,Ann,,LOOK\u00a053,2013-02-01,2013-03-05,10.00,,',
      ),
    );
    expect([again.customersCreatedCount, ...counts(again)]).toEqual(['0', 5, 1, 0, 1, 0, 0, 3]);
    expect(await errorsOf(again.importId)).toEqual([
      '3 number=LOOK-1\u200b DUPLICATE_NUMBER',
      '4 number=LOOK\u20111 DUPLICATE_NUMBER',
      '6 number=LOOK\u00a053 DUPLICATE_NUMBER',
    ]);
    expect(await byNumber('\ufeffLOOK\u20091'.replace('\u2009', '\u2010'))).toMatchObject({ number: 'LOOK-1' });
  });

  it('refuse the row of a zone that dates cannot be computed in, and go on with the others', async () => {
    const mapping = `${plainMapping}  customer.zone: name\n`.replace(
      '  customer.name: { column: name, optional: true }\n',
      '',
    );
    const known = await importFile(csv('z-1,UTC,,ZONE-1,2013-02-01,2013-03-05,10.00,,'), { mapping });
    expect(counts(known)).toEqual([1, 1, 0, 0, 0, 0, 0]);
    const done = await importFile(
      csv(
        'z-1,PST,,ZONE-1,2013-02-01,2013-03-05,11.00,,',
        'z-2,CST,,ZONE-2,2013-02-01,2013-03-05,10.00,,',
        'z-3,EST,,ZONE-3,2013-02-01,2013-03-05,10.00,,',
        'z-4,america/los_angeles,,ZONE-4,2013-02-01,2013-03-05,10.00,,',
      ),
      { mapping },
    );
    expect(counts(done)).toEqual([4, 1, 0, 0, 0, 0, 3]);
    expect(await errorsOf(done.importId)).toEqual([
      '2 name=PST NOT_A_TIME_ZONE',
      '3 name=CST NOT_A_TIME_ZONE',
      '4 name=EST NOT_A_TIME_ZONE',
    ]);
    expect(KeptCustomers.customers.get('z-4')).toMatchObject({ zone: 'America/Los_Angeles' });
  });

  it('refuse a row that a defect keeps from being understood, and go on with the others', async () => {
    const zone = 'No/Such';
    const className = 'default';
    KeptCustomers.customers.set('broken', {
      customerId: newId(),
      reference: 'broken',
      zone,
      className,
      debtorKind: '',
      fields: { zone },
    });
    const done = await importFile(
      csv('broken,Ann,,DEFECT-1,2013-02-01,2013-03-05,10.00,,', 'sound,Ann,,DEFECT-2,2013-02-01,2013-03-05,10.00,,'),
    );
    expect(done.state).toBe('STATE_COMPLETED');
    expect(counts(done)).toEqual([2, 1, 0, 0, 0, 0, 1]);
    expect(await errorsOf(done.importId)).toEqual(['2 = INTERNAL']);
  });

  it('refuse a file that cannot be read at all, and take nothing of it', async () => {
    for (const [content, why] of [
      ['', /empty/],
      ['a;b;c\n1;2;3\n', /column "customer" for customer.reference is missing/],
      [Buffer.concat([Buffer.from(csv('r-1,M')), Buffer.from([0xfc, 10])]), /not utf-8/],
      [Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]), /Excel/],
    ] as const) {
      const refused = await importFile(content as string);
      expect(refused).toMatchObject({ state: 'STATE_REFUSED', reason: expect.stringMatching(why), createdCount: '0' });
    }
    expect(shortTypes(await spec.db.published())).toEqual(Array(4).fill('ImportCompleted'));
  });

  it('validate the mapping at once, and the parts at the start', async () => {
    await expect(upload('x', { mapping: 'columns: { invoice.numbr: n }' })).rejects.toMatchObject({
      code: 'MAPPING_INVALID',
      details: { violations: expect.arrayContaining([expect.objectContaining({ field: 'columns.invoice.numbr' })]) },
    });
    await expect(upload('x', { sha256: 'x', fileName: '' })).rejects.toMatchObject({ code: 'IMPORT_INVALID' });
    const wrong = await upload('x', { sha256: '0'.repeat(64) });
    const startIt = (importId: string) => spec.client.startImport({ requestId: newId(), importId }, ann);
    await expect(startIt(wrong)).rejects.toMatchObject({ code: 'IMPORT_INCOMPLETE' });
    const short = await upload('x', { sizeBytes: 2 });
    await expect(startIt(short)).rejects.toMatchObject({ code: 'IMPORT_INCOMPLETE' });
    await expect(startIt(newId())).rejects.toMatchObject({ code: 'IMPORT_NOT_FOUND' });
    await expect(spec.client.takeNextImportChunk({ requestId: newId(), importId: short }, ann)).rejects.toMatchObject({
      code: 'IMPORT_STATE_FORBIDS',
      details: { state: 'UPLOADING', allowed: ['upload', 'start', 'refuse', 'cancel'] },
    });
    const part = { importId: short, partNumber: 1, content: Buffer.alloc(1) };
    await spec.client.uploadImportPart({ requestId: newId(), ...part }, ann);
    await expect(
      spec.client.uploadImportPart({ requestId: newId(), ...part, partNumber: 2 }, ann),
    ).rejects.toMatchObject({
      code: 'IMPORT_INVALID',
    });
  });

  it('make invoices what the file says: changed, not to be collected, closed, paid, re-opened', async () => {
    const row = (number: string, amount: string, due = '2013-03-05', status = ''): string =>
      `f-1,Ann,,${number},2013-02-01,${due},${amount},,${status}`;
    await importFile(
      csv(row('F-1', '100.00'), row('F-2', '100.00'), row('F-3', '100.00'), row('F-4', '100.00'), row('F-5', '1.00')),
    );
    const { customerId } = await byNumber('F-1');
    const idOf = async (number: string): Promise<string> => (await byNumber(number)).invoiceId;
    await consume('onPayments', settled({ customerId, minor: 10_000, invoiceIds: [await idOf('F-3')] }));
    await consume('onPayments', settled({ customerId, minor: 4_000, invoiceIds: [await idOf('F-4')] }));
    await spec.client.voidInvoice({ requestId: newId(), invoiceId: await idOf('F-4'), reason: 'by mistake' }, ann);
    await spec.db.clearOutbox();
    const done = await importFile(
      csv(
        row('F-1', '80.00', '2013-04-01'),
        row('F-2', '100.00', '2013-03-05', 'hold'),
        row('F-3', '100.00'),
        row('F-4', '100.00'),
        row('F-5', '1.00', '2013-03-05', 'CLOSED'),
        row('F-6', '1.00', '2013-03-05', 'Closed'),
      ),
      { mode: 'MODE_FULL' },
    );
    expect(counts(done)).toEqual([6, 0, 2, 2, 1, 1, 0]);
    expect(await byNumber('F-1')).toMatchObject({ remaining: usd(8_000), dueDate: toWireDate('2013-04-01') });
    expect(await byNumber('F-2')).toMatchObject({ collectability: 'COLLECTABILITY_DO_NOT_COLLECT' });
    expect(await byNumber('F-3')).toMatchObject({ lifecycle: 'LIFECYCLE_PAID' });
    // What was paid before the void settles it again.
    expect(await byNumber('F-4')).toMatchObject({ lifecycle: 'LIFECYCLE_OPEN', episode: 2, remaining: usd(6_000) });
    expect(await byNumber('F-5')).toMatchObject({ lifecycle: 'LIFECYCLE_VOID' });
    const events = await spec.db.published();
    expect(
      events.map(({ type, payload }) => [type.split('.').at(-1), payload.cause.reason, payload.changedFields]),
    ).toEqual(
      expect.arrayContaining([
        ['InvoiceChanged', 'FEED_CHANGED', ['amount', 'due_date']],
        ['InvoiceChanged', 'FEED_CHANGED', ['collectability']],
        ['InvoiceReopened', 'FEED_REOPEN', undefined],
        ['InvoiceVoided', 'CLOSED_BY_FEED', undefined],
      ]),
    );
    const refused = await importFile(
      csv('f-2,Bob,,F-1,2013-02-01,2013-04-01,80.00,,', 'f-1,Ann,,F-2,2013-02-01,2013-03-05,100.00,EUR,'),
    );
    expect(await errorsOf(refused.importId)).toEqual([
      '2 customer=f-2 CUSTOMER_CHANGED',
      '3 currency=EUR CURRENCY_CHANGED',
    ]);
  });

  it('close what an active file leaves out, but not more than a fifth unconfirmed', async () => {
    await owner((connection) => connection.query('UPDATE invoices SET from_feed = false'));
    const row = (index: number, amount = '5.00'): string => `a-1,Ann,,ACT-${index},2013-02-01,2013-03-05,${amount},,`;
    const all = Array.from({ length: 10 }, (_, index) => index);
    const without = (absent: readonly number[], amount = '5.00'): string =>
      csv(...all.filter((index) => !absent.includes(index)).map((index) => row(index, amount)));
    await importFile(without([]), { mode: 'MODE_ACTIVE' });
    await spec.db.clearOutbox();
    const refused = await importFile(without([0, 1, 2], '6.00'), { mode: 'MODE_ACTIVE' });
    expect(refused).toMatchObject({
      state: 'STATE_REFUSED',
      reason: expect.stringMatching(/lacks 3 of 10 open invoices/),
    });
    expect(counts(refused)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(await byNumber('ACT-9')).toMatchObject({ amount: usd(500) });
    const closed = await importFile(without([0, 1]), { mode: 'MODE_ACTIVE' });
    expect(counts(closed)).toEqual([8, 0, 0, 8, 0, 2, 0]);
    const [voided] = (await spec.db.published()).filter(({ type }) => type.endsWith('InvoiceVoided'));
    expect(voided!.payload).toMatchObject({
      cause: { reason: 'ABSENT_FROM_FEED' },
      snapshot: { invoice: { number: expect.stringMatching(/ACT-[01]/) } },
    });
    // A rejected row counts as present; the confirmed rest is closed and the absent of before come back.
    const confirmed = await importFile(csv(row(0), row(1), row(2, 'free')), {
      mode: 'MODE_ACTIVE',
      confirmClose: true,
    });
    expect(counts(confirmed)).toEqual([3, 0, 0, 0, 2, 7, 1]);
    expect(await byNumber('ACT-2')).toMatchObject({ lifecycle: 'LIFECYCLE_OPEN' });
  });

  it('take what the file says is open, with what was paid here, and warn where an amount looks like that', async () => {
    const openMapping = plainMapping.replace('invoice.amount: amount', 'invoice.openAmount: amount');
    const give = (number: string, amount: string, mapping: string) =>
      importFile(csv(`o-1,Ann,,${number},2013-02-01,2013-03-05,${amount},,`), { mapping });
    const pay = async (number: string) => {
      const { invoiceId, customerId } = await byNumber(number);
      await consume('onPayments', settled({ customerId, minor: 4_000, invoiceIds: [invoiceId] }));
    };
    await give('OPEN-1', '100.00', openMapping);
    await pay('OPEN-1');
    expect(counts(await give('OPEN-1', '60.00', openMapping))).toEqual([1, 0, 0, 1, 0, 0, 0]);
    expect(await byNumber('OPEN-1')).toMatchObject({ amount: usd(10_000), remaining: usd(6_000) });
    await give('OPEN-1', '50.00', openMapping);
    expect(await byNumber('OPEN-1')).toMatchObject({ amount: usd(10_000), remaining: usd(5_000) });
    await give('OPEN-1', '0.00', openMapping);
    expect(await byNumber('OPEN-1')).toMatchObject({ lifecycle: 'LIFECYCLE_PAID' });
    await give('OPEN-2', '100.00', plainMapping);
    await pay('OPEN-2');
    const doubtful = await give('OPEN-2', '60.00', plainMapping);
    expect(counts(doubtful)).toEqual([1, 0, 1, 0, 0, 0, 0]);
    expect(await errorsOf(doubtful.importId)).toEqual(['2 amount=60.00 LOOKS_LIKE_OPEN_AMOUNT']);
  });

  it('leave void and tell of what a person voided for good, until it is void like any other', async () => {
    const file = csv('v-1,Ann,,STAND-1,2013-02-01,2013-03-05,10.00,,');
    await importFile(file);
    const { invoiceId } = await byNumber('STAND-1');
    const toVoid = (stands: boolean) =>
      spec.client.voidInvoice({ requestId: newId(), invoiceId, reason: 'billed twice', stands }, ann);
    await toVoid(true);
    const listed = await spec.client.listInvoices({ voidStands: true }, ann);
    expect(listed.invoices.map(({ number }) => number)).toEqual(['STAND-1']);
    for (const mode of ['MODE_DELTA', 'MODE_FULL'] as const) {
      const kept = await importFile(file, { mode });
      expect(counts(kept)).toEqual([1, 0, 0, 1, 0, 0, 0]);
      expect(await errorsOf(kept.importId)).toEqual(['2 number=STAND-1 KEPT_VOID']);
    }
    await expect(toVoid(true)).rejects.toMatchObject({ code: 'INVOICE_STATE_FORBIDS' });
    expect((await toVoid(false)).invoice).toMatchObject({ lifecycle: 'LIFECYCLE_VOID', voidStands: false });
    expect(counts(await importFile(file))).toEqual([1, 0, 0, 0, 1, 0, 0]);
  });

  it('leave collection as a person said, and tell of it, until that follows files again', async () => {
    const file = (status: string) => csv(`w-1,Ann,,WORD-1,2013-02-01,2013-03-05,10.00,,${status}`);
    await importFile(file('Active'));
    const { invoiceId } = await byNumber('WORD-1');
    const set = (collectability: 'COLLECTABILITY_COLLECT' | 'COLLECTABILITY_DO_NOT_COLLECT', followsFiles = false) =>
      spec.client.setCollection(
        { requestId: newId(), invoiceId, collectability, followsFiles, reason: 'By agreement' },
        ann,
      );
    await spec.db.clearOutbox();
    expect((await set('COLLECTABILITY_DO_NOT_COLLECT')).invoice).toMatchObject({
      ...{ collectability: 'COLLECTABILITY_DO_NOT_COLLECT', collectionStands: true, lifecycle: 'LIFECYCLE_OPEN' },
    });
    const [told] = await spec.db.published();
    expect([told!.type, told!.payload.cause.reason, told!.payload.changedFields]).toEqual([
      'dunlin.invoice.v1.InvoiceChanged',
      'By agreement',
      ['collectability', 'collection_stands'],
    ]);
    const kept = await importFile(file('Active'));
    expect(counts(kept)).toEqual([1, 0, 0, 1, 0, 0, 0]);
    expect(await errorsOf(kept.importId)).toEqual(['2 status=Active KEPT_COLLECTION']);
    expect(await errorsOf((await importFile(file('Hold'))).importId)).toEqual([]);
    await expect(set('COLLECTABILITY_DO_NOT_COLLECT')).rejects.toMatchObject({ code: 'INVOICE_STATE_FORBIDS' });
    await set('COLLECTABILITY_DO_NOT_COLLECT', true);
    await importFile(file('Active'));
    expect(await byNumber('WORD-1')).toMatchObject({
      ...{ collectability: 'COLLECTABILITY_COLLECT', collectionStands: false },
    });
  });

  it('take the same number of two creditors as two invoices, in one file and in two', async () => {
    const columns = 'customer,number,issued,due,amount,currency,creditor';
    const row = (customer: string, creditor: string, amount = '5.00'): string =>
      `${customer},SAME-1,2013-02-01,2013-03-05,${amount},USD,${creditor}`;
    const mapping = `${plainMapping}  invoice.creditor: { column: creditor, optional: true }\n`;
    const give = (...rows: string[]) => importFile([columns, ...rows].join('\n') + '\n', { mapping });
    const both = await give(row('s-1', 'east'), row('s-2', 'west'), row('s-2', 'west'));
    expect(counts(both)).toEqual([3, 2, 0, 0, 0, 0, 1]);
    expect(await errorsOf(both.importId)).toEqual(['4 number=SAME-1 DUPLICATE_NUMBER']);
    expect(counts(await give(row('s-1', 'middle', '7.00')))).toEqual([1, 1, 0, 0, 0, 0, 0]);
    expect(counts(await give(row('s-2', 'west', '6.00'), row('s-1', 'east')))).toEqual([2, 0, 1, 1, 0, 0, 0]);
    const west = await spec.client.getInvoice({ number: 'SAME-1', creditorId: 'west' }, ann);
    expect(west.invoice!.amount).toEqual(usd(600));
    // A full file of one creditor leaves the same number of the others open.
    const active = await importFile(`${columns}\n${row('s-1', 'east')}\n`, { mapping, mode: 'MODE_ACTIVE' });
    expect(counts(active)).toEqual([1, 0, 0, 1, 0, 0, 0]);
  });

  it('close only what is absent of the creditors of an active file', async () => {
    await owner((connection) => connection.query('UPDATE invoices SET from_feed = false'));
    const columns = 'customer,number,issued,due,amount,currency,creditor';
    const row = (number: string, creditor: string): string =>
      `c-1,${number},2013-02-01,2013-03-05,5.00,USD,${creditor}`;
    const file = (...rows: string[]): string => [columns, ...rows].join('\n') + '\n';
    const mapping = `${plainMapping}  invoice.creditor: { column: creditor, optional: true }\n`;
    const active = { mode: 'MODE_ACTIVE', confirmClose: true } as const;
    const lifecycles = async (): Promise<string[]> => {
      const found = await Promise.all(['CR-1', 'CR-2', 'CR-3', 'CR-4', 'CR-5'].map(byNumber));
      return found.map(({ lifecycle }) => lifecycle.replace('LIFECYCLE_', ''));
    };
    const all = [
      row('CR-1', ''),
      row('CR-2', 'north'),
      row('CR-3', 'north'),
      row('CR-4', 'south'),
      row('CR-5', 'main'),
    ];
    await importFile(file(...all), { mapping });
    const north = await importFile(file(row('CR-2', 'north')), { mapping, ...active });
    expect(counts(north)).toEqual([1, 0, 0, 1, 0, 1, 0]);
    expect(await lifecycles()).toEqual(['OPEN', 'OPEN', 'VOID', 'OPEN', 'OPEN']);
    // A row that cannot be read says nothing about the organisation's own invoices.
    const broken = await importFile(file(row('CR-2', 'north'), row('CR-3', 'north'), 'c-1,"CR-9'), {
      mapping,
      ...active,
    });
    expect(counts(broken)).toEqual([3, 0, 0, 1, 1, 0, 1]);
    expect(await lifecycles()).toEqual(['OPEN', 'OPEN', 'OPEN', 'OPEN', 'OPEN']);
    // A file without a column for the creditor is the organisation's own; the share of the absent is that of its own.
    const refused = await importFile(csv('c-1,Ann,,CR-1,2013-02-01,2013-03-05,5.00,,'), { mode: 'MODE_ACTIVE' });
    expect(refused.reason).toMatch(/lacks 1 of 2 open invoices/);
    const own = await importFile(csv('c-1,Ann,,CR-1,2013-02-01,2013-03-05,5.00,,'), active);
    expect(counts(own)).toEqual([1, 0, 0, 1, 0, 1, 0]);
    expect(await lifecycles()).toEqual(['OPEN', 'OPEN', 'OPEN', 'OPEN', 'VOID']);
    const empty = await importFile(file(), { mapping, ...active });
    expect(counts(empty)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    const bySetting = `${plainMapping}  invoice.creditor: { constant: south }\n`;
    expect(counts(await importFile(csv(), { mapping: bySetting, ...active }))).toEqual([0, 0, 0, 0, 0, 1, 0]);
    expect(await lifecycles()).toEqual(['OPEN', 'OPEN', 'OPEN', 'VOID', 'VOID']);
  });

  it('say what a dry run would do and write nothing', async () => {
    await owner((connection) => connection.query('UPDATE invoices SET from_feed = false'));
    const row = (number: string, amount: string): string => `d-1,Ann,,${number},2013-02-01,2013-03-05,${amount},,`;
    await importFile(csv(row('D-1', '1.00'), row('D-2', '1.00'), row('D-3', '1.00')));
    await spec.db.clearOutbox();
    const customers = KeptCustomers.customers.size;
    const file = csv(
      row('D-1', '2.00'),
      row('D-2', '1.00'),
      'd-9,New,,D-4,2013-02-01,2013-03-05,1.00,,',
      row('D-5', 'x'),
      row('D-4', '1.00'),
    );
    const dry = await importFile(file, { dryRun: true, mode: 'MODE_ACTIVE', confirmClose: true });
    expect(counts(dry)).toEqual([5, 1, 1, 1, 0, 1, 2]);
    expect(dry).toMatchObject({ dryRun: true, customersCreatedCount: '1', state: 'STATE_COMPLETED' });
    expect(await errorsOf(dry.importId)).toEqual(['5 amount=x NOT_A_NUMBER', '6 number=D-4 DUPLICATE_NUMBER']);
    expect(shortTypes(await spec.db.published())).toEqual(['ImportRegistered', 'ImportCompleted']);
    expect(await byNumber('D-1')).toMatchObject({ amount: usd(100) });
    expect(await byNumber('D-3')).toMatchObject({ lifecycle: 'LIFECYCLE_OPEN' });
    await expect(byNumber('D-4')).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    expect(KeptCustomers.customers.size).toBe(customers);
  });
});
