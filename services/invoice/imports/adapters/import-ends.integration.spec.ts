import { toTimestamp } from '#libs/contracts';
import { newId } from '#libs/ids';
import { DueWork, Metrics } from '#libs/platform';
import { counts, csv, importFiles } from '../../testing/import-files.js';
import { ann, shortTypes, specService, start } from '../../testing/spec-service.js';
import { ImportStore } from '../use-cases/ports.js';

const spec = specService();
const { upload, runChunks, importFile, byNumber } = importFiles(spec);

const rows = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `e-1,Ann,,${prefix}-${index},2013-02-01,2013-03-05,1.00,,`);

async function started(content: string, init: Parameters<typeof upload>[1] = {}): Promise<string> {
  const importId = await upload(content, init);
  await spec.client.startImport({ requestId: newId(), importId }, ann);
  return importId;
}

const next = async (importId: string) =>
  (await spec.client.takeNextImportChunk({ requestId: newId(), importId }, ann, { deadlineMs: 60_000 })).import!;
const fail = async (importId: string, reason = 'The customer service refuses the request.') =>
  (await spec.client.failImport({ requestId: newId(), importId, reason }, ann)).import!;
const cancel = async (importId: string, reason = 'The wrong file.') =>
  (await spec.client.cancelImport({ requestId: newId(), importId, reason }, ann)).import!;
const resume = async (importId: string, reason = 'The customer service is mended.') =>
  (await spec.client.resumeImport({ requestId: newId(), importId, reason }, ann)).import!;
const partsOf = async (importId: string): Promise<number> =>
  (await spec.db.database.query('SELECT FROM import_parts WHERE file_id = $1', [importId])).length;
/** After a round of the background loop that deletes what ended files have left over. */
async function partsLeftOf(importId: string): Promise<number> {
  const imports = spec.running.app.get(ImportStore);
  while (await imports.deleteLeftOvers());
  return partsOf(importId);
}

describe('an import that is given up', () => {
  it('lets those behind it run, and completes when it is resumed', async () => {
    const importId = await started(csv(...rows('GIVE', 6_000)), { mode: 'MODE_ACTIVE', confirmClose: true });
    // The numbers of all rows, what is absent from them, and then the rows.
    for (let call = 0; call < 2; call += 1) await next(importId);
    expect(await next(importId)).toMatchObject({ state: 'STATE_RUNNING', rowCount: '5000' });
    const other = await started(csv(...rows('BEHIND', 1)));
    await expect(next(other)).rejects.toMatchObject({ code: 'IMPORT_CONFLICT', kind: 'aborted' });
    await spec.db.clearOutbox();
    expect(await fail(importId)).toMatchObject({
      state: 'STATE_FAILED',
      reason: 'The customer service refuses the request.',
      endTime: expect.anything(),
    });
    const [failed] = await spec.db.published();
    expect(failed).toMatchObject({
      type: 'dunlin.invoice.v1.ImportCompleted',
      payload: { cause: { reason: 'FAILED' }, import: { state: 'STATE_FAILED', reason: '', fileName: '' } },
    });
    expect(await spec.running.app.get(DueWork).outstanding()).toEqual({ 'imports running': 0 });
    expect(await runChunks(other)).toMatchObject({ state: 'STATE_COMPLETED' });
    // What it has taken stays, and what is left can still be read.
    expect(await byNumber('GIVE-0')).toMatchObject({ lifecycle: 'LIFECYCLE_OPEN' });
    expect(await partsOf(importId)).toBe(1);
    await expect(cancel(other)).rejects.toMatchObject({ code: 'IMPORT_STATE_FORBIDS' });
    await spec.db.clearOutbox();
    expect(await resume(importId)).toMatchObject({ state: 'STATE_WAITING', reason: '', endTime: null });
    expect(shortTypes(await spec.db.published())).toEqual(['ImportRegistered']);
    const done = await runChunks(importId);
    expect(done).toMatchObject({ state: 'STATE_COMPLETED' });
    // The invoice of the other file is absent from this one.
    expect(counts(done)).toEqual([6_000, 6_000, 0, 0, 0, 1, 0]);
    expect(await partsLeftOf(importId)).toBe(0);
  });

  it('waits for its turn again when it is resumed', async () => {
    const importId = await started(csv(...rows('TURN', 1)));
    await fail(importId);
    const active = await started(csv(...rows('RUNS', 1)), { mode: 'MODE_ACTIVE', confirmClose: true });
    await next(active);
    await resume(importId);
    await expect(next(importId)).rejects.toMatchObject({ code: 'IMPORT_CONFLICT' });
    await cancel(active);
    expect(await runChunks(importId)).toMatchObject({ state: 'STATE_COMPLETED', createdCount: '1' });
  });

  it('is returned as it is by whoever is late, and takes no more rows', async () => {
    const importId = await started(csv(...rows('LATE', 1)));
    const failed = await fail(importId);
    expect(await fail(importId, 'again')).toEqual(failed);
    expect(await next(importId)).toEqual(failed);
    const completed = await importFile(csv(...rows('DONE', 1)));
    expect(await fail(completed.importId)).toEqual(completed);
    await expect(resume(completed.importId)).rejects.toMatchObject({ code: 'IMPORT_STATE_FORBIDS' });
    await expect(fail(newId())).rejects.toMatchObject({ code: 'IMPORT_NOT_FOUND' });
    await expect(fail(await upload('x'))).rejects.toMatchObject({
      code: 'IMPORT_STATE_FORBIDS',
      details: { state: 'UPLOADING' },
    });
  });
});

describe('an import that a person cancels', () => {
  it('ends in every state that goes on, with a reason, and keeps what it has done', async () => {
    const uploading = await upload(csv(...rows('STOP', 1)));
    expect(await cancel(uploading)).toMatchObject({ state: 'STATE_CANCELLED', reason: 'The wrong file.' });
    expect(await partsLeftOf(uploading)).toBe(0);
    const part = { requestId: newId(), importId: uploading, partNumber: 1, content: Buffer.alloc(1) };
    await expect(spec.client.uploadImportPart(part, ann)).rejects.toMatchObject({ code: 'IMPORT_STATE_FORBIDS' });
    const running = await started(csv(...rows('HALF', 6_000)));
    await next(running);
    await expect(cancel(running, ' ')).rejects.toMatchObject({ code: 'IMPORT_INVALID' });
    expect(await cancel(running)).toMatchObject({ state: 'STATE_CANCELLED', createdCount: '5000' });
    expect(await byNumber('HALF-0')).toMatchObject({ lifecycle: 'LIFECYCLE_OPEN' });
    await expect(byNumber('HALF-5999')).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    expect(await next(running)).toMatchObject({ state: 'STATE_CANCELLED' });
    await expect(resume(running)).rejects.toMatchObject({ code: 'IMPORT_STATE_FORBIDS' });
    const failed = await started(csv(...rows('GONE', 1)));
    await fail(failed);
    expect(await cancel(failed)).toMatchObject({ state: 'STATE_CANCELLED' });
    expect(await partsLeftOf(failed)).toBe(0);
  });
});

it('refuses a part that was uploaded before with other content', async () => {
  const importId = await upload('ab', { partBytes: 1 });
  const part = { importId, partNumber: 1, content: Buffer.from('b') };
  expect(await spec.client.uploadImportPart({ requestId: newId(), ...part }, ann)).toEqual({ partCount: 2 });
  const other = { ...part, content: Buffer.from('c') };
  await expect(spec.client.uploadImportPart({ requestId: newId(), ...other }, ann)).rejects.toMatchObject({
    code: 'IMPORT_KEY_REUSED',
    kind: 'conflict',
  });
});

it('takes a file whose numbers are longer than any invoice may have', async () => {
  const long = '9'.repeat(5_000);
  const done = await importFile(csv(...rows('LONG', 1), `e-1,Ann,,${long},2013-02-01,2013-03-05,1.00,,`), {
    mode: 'MODE_ACTIVE',
    confirmClose: true,
  });
  expect(done).toMatchObject({ state: 'STATE_COMPLETED', createdCount: '1', errorCount: '1' });
});

it('tells for how long nothing has happened to a file whose turn may come', async () => {
  const standstill = async () => {
    const line = (await spec.running.app.get(Metrics).text())
      .split('\n')
      .find((each) => each.includes('files="imports"'));
    return Number(line?.split(' ').at(-1));
  };
  const age = (importId: string, hours: number) =>
    spec.db.database.query(`UPDATE imports SET progressed_at = now() - make_interval(hours => $2) WHERE file_id = $1`, [
      importId,
      hours,
    ]);
  const later = { arrivalTime: toTimestamp(new Date(start.getTime() + 3_600_000)) };
  const [uploading, failed] = [await upload('x'), await started(csv(...rows('AGE', 1)))];
  await fail(failed);
  const [waiting, arrives] = [await started(csv(...rows('AGE', 2))), await started(csv(...rows('AGE', 3)), later)];
  for (const importId of [uploading, failed, arrives]) await age(importId, 9);
  expect(await standstill()).toBeLessThan(3_600);
  await age(waiting, 3);
  expect(await standstill()).toBeCloseTo(3 * 3_600, -2);
  expect(await runChunks(waiting)).toMatchObject({ state: 'STATE_COMPLETED' });
  await spec.db.setNow(new Date(start.getTime() + 3_600_000));
  expect(await standstill()).toBeCloseTo(9 * 3_600, -2);
  await cancel(arrives);
});
