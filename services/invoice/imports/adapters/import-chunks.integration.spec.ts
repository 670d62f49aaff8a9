import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '#libs/ids';
import { DueWork } from '#libs/platform';
import { incomingEvent } from '#libs/testing';
import { counts, csv, importFiles } from '../../testing/import-files.js';
import { KeptCustomers } from '../../testing/kept-customers.js';
import { ann, cause, specService } from '../../testing/spec-service.js';

const spec = specService();
const { consume, owner } = spec;
const { upload, runChunks, importFile, byNumber, errorsOf } = importFiles(spec);

describe('imports of many chunks', () => {
  const rows = 12_003;
  const big = (over: (index: number) => string = () => ''): string =>
    csv(
      ...Array.from(
        { length: rows },
        (_, index) =>
          over(index) || `m-${index % 700},"Name\n${index % 700}",,BIG-${index},2013-02-01,2013-03-05,1.00,,`,
      ),
    );

  it('go on from where they were, with parts cut anywhere, and survive lost responses', async () => {
    const importId = await upload(big(), { partBytes: 100_003 });
    await spec.client.startImport({ requestId: newId(), importId }, ann);
    KeptCustomers.loseNextResponse = true;
    const next = (call: number) =>
      spec.client.takeNextImportChunk({ requestId: `${importId}/${call}`, importId }, ann, { deadlineMs: 60_000 });
    await expect(next(1)).rejects.toMatchObject({ kind: 'internal' });
    // The event of a customer that the lost response told of does not change what is requested again.
    const [kept] = [...KeptCustomers.customers.values()].filter(({ reference }) => reference === 'm-3');
    await consume(
      'onCustomers',
      incomingEvent('dunlin.customer.v1.CustomerCreated', {
        cause,
        customer: { customerId: kept!.customerId, reference: 'm-3', zone: kept!.zone },
      }),
    );
    const first = await next(1);
    expect(counts(first.import!)).toEqual([5_000, 5_000, 0, 0, 0, 0, 0]);
    expect(await next(1)).toEqual(first);
    const twins = await Promise.all([next(2), next(2), next(2)]);
    expect(new Set(twins.map((twin) => JSON.stringify(twin))).size).toBe(1);
    const done = await runChunks(importId);
    expect(counts(done)).toEqual([rows, rows, 0, 0, 0, 0, 0]);
    expect(done).toMatchObject({ customersCreatedCount: '700', customersUpdatedCount: '0' });
    const again = await importFile(big());
    expect(counts(again)).toEqual([rows, 0, 0, rows, 0, 0, 0]);
    expect(again).toMatchObject({ customersCreatedCount: '0', customersUpdatedCount: '0' });
  });

  it('find a repeated number in any chunk, and let the last row about a customer win, as a dry run foresees', async () => {
    const file = big((index) => {
      if (index === 11_000) return 'm-17,Last,,BIG-17,2013-02-01,2013-03-05,2.00,,';
      return index === 11_001
        ? 'new-1,Last,,NEW-1,2013-02-01,2013-03-05,2.00,,'
        : index === 3
          ? 'new-1,First,,NEW-2,2013-02-01,2013-03-05,2.00,,'
          : index === 11_002
            ? 'new-1,Last,,NEW-2,2013-02-01,2013-03-05,2.00,,'
            : '';
    });
    for (const expected of [
      { counts: [rows, 2, 0, rows - 4, 0, 0, 2], customersCreatedCount: '1', customersUpdatedCount: '0' },
      { counts: [rows, 0, 0, rows - 2, 0, 0, 2], customersCreatedCount: '0', customersUpdatedCount: '0' },
    ]) {
      const { counts: wanted, ...customers } = expected;
      for (const dryRun of [true, false]) {
        const done = await importFile(file, { dryRun });
        expect(counts(done)).toEqual(wanted);
        expect(done).toMatchObject(customers);
        expect((await errorsOf(done.importId)).map((error) => error.split(' ').slice(1).join(' '))).toEqual([
          'number=BIG-17 DUPLICATE_NUMBER',
          'number=NEW-2 DUPLICATE_NUMBER',
        ]);
      }
    }
    expect(KeptCustomers.customers.get('new-1')!.fields).toMatchObject({ name: 'Last' });
  });

  it('return the ended import to a call that comes too late for the last chunk, though the file is gone by then', async () => {
    const importId = await upload(csv('late-1,Ann,,LATE-1,2013-02-01,2013-03-05,1.00,,'));
    await spec.client.startImport({ requestId: newId(), importId }, ann);
    // What another call does at the end of the file, while this one waits to read it.
    const late = await owner(async (other) => {
      await other.query('BEGIN; LOCK TABLE import_parts');
      const call = spec.client
        .takeNextImportChunk({ requestId: newId(), importId }, ann)
        .catch((error: unknown) => error);
      const waiting = `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'import_parts'::regclass`;
      while ((await spec.db.database.query(waiting)).length === 0) await sleep(5);
      await other.query(`UPDATE imports SET state = 'COMPLETED', ended_at = created_at, version = version + 1
                            WHERE file_id = '${importId}';
        DELETE FROM import_parts WHERE file_id = '${importId}'; COMMIT`);
      return call;
    });
    expect(await late).toMatchObject({ import: { state: 'STATE_COMPLETED', rowCount: '0' } });
    await expect(byNumber('LATE-1')).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    expect(await spec.client.takeNextImportChunk({ requestId: newId(), importId }, ann)).toMatchObject({
      import: { state: 'STATE_COMPLETED' },
    });
  });

  it('wait while one runs that closes what is absent', async () => {
    const active = await upload(big(), { mode: 'MODE_ACTIVE', confirmClose: true });
    const other = await upload(csv('w-1,Ann,,W-1,2013-02-01,2013-03-05,1.00,,'));
    for (const importId of [active, other]) await spec.client.startImport({ requestId: newId(), importId }, ann);
    await spec.client.takeNextImportChunk({ requestId: newId(), importId: active }, ann);
    await expect(spec.client.takeNextImportChunk({ requestId: newId(), importId: other }, ann)).rejects.toMatchObject({
      code: 'IMPORT_CONFLICT',
      kind: 'aborted',
    });
    expect(await spec.running.app.get(DueWork).outstanding()).toEqual({ 'imports running': 1 });
    expect(await runChunks(active)).toMatchObject({ state: 'STATE_COMPLETED' });
    expect(counts(await runChunks(other))).toEqual([1, 1, 0, 0, 0, 0, 0]);
  });
});
