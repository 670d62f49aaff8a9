import 'reflect-metadata';
import type { workflowV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { sequenceDocument } from '../../testing/builders.js';
import { BulkActDriver } from '../../testing/bulk-acts.js';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';
import { DeleteOldActs } from '../use-cases/delete-old-acts.js';

const workflow = useWorkflowService(
  sequenceDocument({ name: 'gentle', when: 'overdue' }),
  sequenceDocument({ name: 'strict', when: 'amount < 0' }),
);

const bert = { actor: 'user:bert', correlationId: 'spec' };

const acts = new BulkActDriver(workflow);

const stateOf = async (caseId: string) => (await workflow.client.getCase({ caseId }, ann)).case!.state;

test('a preview says what is allowed and why the rest is not, and what was frozen runs in the name of who started it', async () => {
  const { caseIds, invoices } = await acts.casesOf(4);
  const [paused, closed] = caseIds as [string, string];
  await workflow.client.pauseCase({ requestId: newId(), caseId: paused, reason: 'In talks' }, ann);
  await workflow.client.cancelCase({ requestId: newId(), caseId: closed, reason: 'Enough' }, ann);
  const unknown = newId();
  const ids = [...caseIds, unknown];
  const request = { act: 'ACT_PAUSE' as const, ids, parameters: { reason: 'Holidays' } };
  const previewed = await acts.preview(request);
  expect(previewed).toMatchObject({
    ...{ state: 'STATE_PREVIEWED', subject: 'SUBJECT_CASE', itemCount: 5, allowedCount: 2, refusedCount: 3 },
    ...{ pendingCount: 2, previewedBy: 'user:ann', startedBy: '' },
  });
  expect(previewed.refusals.map(({ reason, itemCount, itemIds }) => [reason, itemCount, itemIds]).sort()).toEqual([
    ['ALREADY_PAUSED', 1, [paused]],
    ['CASE_ENDED', 1, [closed]],
    ['CASE_NOT_FOUND', 1, [unknown]],
  ]);
  expect(previewed.hash).toMatch(/^[0-9a-f]{64}$/);
  expect((await acts.preview({ ...request, ids: ids.toReversed() })).hash).toBe(previewed.hash);
  expect((await acts.preview({ ...request, parameters: { reason: 'Other' } })).hash).not.toBe(previewed.hash);

  const { bulkActId } = await acts.start(previewed);
  const done = await acts.ended(bulkActId);
  expect(done).toMatchObject({
    state: 'STATE_DONE',
    doneCount: 2,
    refusedCount: 3,
    pendingCount: 0,
    startedBy: 'user:ann',
  });
  expect((await acts.itemsOf(bulkActId, 'OUTCOME_DONE')).map(({ itemId }) => itemId)).toEqual(caseIds.slice(2).sort());
  const { holds } = await workflow.client.listHolds({ customerId: invoices[2]!.customerId, inForceOnly: true }, ann);
  expect(holds).toMatchObject([{ scope: 'SCOPE_CASE', reason: 'Holidays', placedBy: 'user:ann' }]);
  const published = await workflow.publishedOf([bulkActId]);
  expect(published.map(({ facts: [type] }) => type)).toEqual(['BulkActStarted', 'BulkActEnded']);
  await workflow.allWakesSettled();
});

test('an act over a list is about its cases, or about their customers', async () => {
  const { invoices, caseIds } = await acts.casesOf(3);
  const customerIds = invoices.map(({ customerId }) => customerId);
  const cases = { customerIds };
  const done = await acts.run({
    act: 'ACT_CHANGE_SEQUENCE',
    cases,
    parameters: { sequence: 'strict', reason: 'Promised' },
  });
  expect(done).toMatchObject({ itemCount: 3, doneCount: 3 });
  for (const { invoiceId } of invoices) expect((await workflow.caseOf(invoiceId)).sequence).toBe('strict');
  const again = await acts.preview({
    act: 'ACT_CHANGE_SEQUENCE',
    cases,
    parameters: { sequence: 'strict', reason: 'x' },
  });
  expect(again.refusals.map(({ reason }) => reason)).toEqual(['SEQUENCE_RUNS_ALREADY']);

  const noted = await acts.run({ act: 'ACT_ADD_NOTE', cases, parameters: { text: 'Called them all.' } });
  expect(noted).toMatchObject({ subject: 'SUBJECT_CUSTOMER', doneCount: 3 });
  expect(workflow.bulkCalls.map(([call]) => call).sort()).toEqual(customerIds.map((id) => `addNote ${id}`).sort());
  expect((await acts.run({ act: 'ACT_CANCEL', ids: caseIds, parameters: { reason: 'Enough' } })).doneCount).toBe(3);
  for (const caseId of caseIds) expect(await stateOf(caseId)).toBe('STATE_CANCELLED');
});

test('an act over a list of invoices is about all of them, or about their customers', async () => {
  const { invoices, customerIds } = await acts.casesOf(3);
  const more = Array.from({ length: 12_000 - 3 }, () => ({ invoiceId: newId(), customerId: customerIds[0]! }));
  workflow.listedInvoices.splice(0, Infinity, ...invoices, ...more);
  const list = { overdue: true, customerIds };
  const previewed = await acts.preview({
    act: 'ACT_COLLECTION_OFF',
    invoices: list,
    parameters: { reason: 'Billed twice' },
  });
  expect(previewed).toMatchObject({
    ...{ subject: 'SUBJECT_INVOICE', itemCount: 12_000, allowedCount: 3, refusedCount: 11_997 },
    refusals: [{ reason: 'INVOICE_NOT_FOUND', itemCount: 11_997 }],
  });
  expect(workflow.invoiceLists).toEqual([list, list, list].map((each) => expect.objectContaining(each)));
  const { bulkActId } = await acts.start(previewed);
  expect(await acts.ended(bulkActId)).toMatchObject({ doneCount: 3, refusedCount: 11_997 });
  expect(workflow.bulkCalls.map(([call]) => call).sort()).toEqual(
    invoices.map(({ invoiceId }) => `setCollection ${invoiceId} COLLECTABILITY_DO_NOT_COLLECT`).sort(),
  );
  const ids = workflow.listedInvoices.map(({ invoiceId }) => invoiceId);
  const named = { act: 'ACT_COLLECTION_OFF' as const, parameters: { reason: 'Billed twice' } };
  workflow.listedInvoices.splice(10);
  const ofList = await acts.preview({ ...named, invoices: list });
  expect((await acts.preview({ ...named, ids: ids.slice(0, 10) })).hash).toBe(ofList.hash);

  const noted = await acts.preview({ act: 'ACT_ADD_NOTE', invoices: list, parameters: { text: 'Called them all.' } });
  expect(noted).toMatchObject({ subject: 'SUBJECT_CUSTOMER', itemCount: 3, allowedCount: 3 });

  workflow.listedInvoices.length = 0;
  await expect(acts.preview({ ...named, invoices: list })).rejects.toMatchObject({
    code: 'BULK_ACT_INVALID',
    details: { violations: [{ field: 'invoices', description: 'fits no invoice' }] },
  });
});

test('each item is judged again when the act comes to it', async () => {
  const { caseIds } = await acts.casesOf(2);
  const previewed = await acts.preview({ act: 'ACT_PAUSE', ids: caseIds, parameters: { reason: 'Holidays' } });
  await workflow.client.cancelCase({ requestId: newId(), caseId: caseIds[0]!, reason: 'Enough' }, ann);
  const { bulkActId } = await acts.start(previewed);
  expect(await acts.ended(bulkActId)).toMatchObject({ doneCount: 1, refusedCount: 1 });
  expect(await acts.itemsOf(bulkActId, 'OUTCOME_REFUSED')).toMatchObject([
    { itemId: caseIds[0], reason: 'CASE_ENDED' },
  ]);
  const resumed = await acts.run({ act: 'ACT_RESUME', ids: caseIds, parameters: { reason: 'Over' } });
  expect(resumed).toMatchObject({ allowedCount: 1, doneCount: 1 });
  expect(await stateOf(caseIds[1]!)).toBe('STATE_ACTIVE');
});

describe('a start is refused', () => {
  const forbidden = { code: 'BULK_ACT_STATE_FORBIDS' };
  const startAs = (who: typeof ann, { bulkActId, hash }: workflowV1.BulkAct) =>
    workflow.client.startBulkAct({ requestId: newId(), bulkActId, hash }, who);

  test('under another hash, by somebody else, twice, and after an hour', async () => {
    const { caseIds } = await acts.casesOf(1);
    const request = { act: 'ACT_PAUSE' as const, ids: caseIds, parameters: { reason: 'Holidays' } };
    const previewed = await acts.preview(request);
    await expect(startAs(ann, { ...previewed, hash: 'x' })).rejects.toMatchObject(forbidden);
    await expect(startAs(bert, previewed)).rejects.toMatchObject(forbidden);
    await startAs(ann, previewed);
    await expect(startAs(ann, previewed)).rejects.toMatchObject(forbidden);
    const late = await acts.preview(request);
    const now = await workflow.db.database.now();
    await workflow.advanceTo(new Date(now.getTime() + 3_600_000).toISOString());
    await expect(startAs(ann, late)).rejects.toMatchObject(forbidden);
    await expect(startAs(ann, { ...late, bulkActId: newId() })).rejects.toMatchObject({ code: 'BULK_ACT_NOT_FOUND' });
  });
});

test('a wrong request names each wrong field', async () => {
  const invalid = (request: Parameters<BulkActDriver['preview']>[0]) =>
    acts.preview(request).then(
      () => [],
      (error: { details?: { violations?: { field: string }[] } }) =>
        error.details!.violations!.map(({ field }) => field),
    );
  expect(await invalid({ ids: ['x'] })).toEqual(['act', 'ids']);
  expect(await invalid({ act: 'ACT_RESUME', parameters: { sequence: 'strict', tags: ['x'] } })).toEqual([
    'ids',
    'parameters.sequence',
    'parameters.tags',
    'parameters.reason',
  ]);
  expect(await invalid({ act: 'ACT_COLLECTION_ON', cases: {}, parameters: { reason: 'x' } })).toEqual(['cases']);
  expect(await invalid({ act: 'ACT_PAUSE', invoices: {}, parameters: { reason: 'x' } })).toEqual(['invoices']);
  expect(await invalid({ act: 'ACT_ADD_NOTE', cases: {}, invoices: {}, parameters: { text: 'x' } })).toEqual(['ids']);
  expect(await invalid({ act: 'ACT_PAUSE', cases: { sequenceVersion: 2 }, parameters: { reason: 'x' } })).toEqual([
    'cases.sequence_version',
  ]);
});

test('previews are deleted once they have expired, and acts some time after their end, with all their items', async () => {
  const { caseIds } = await acts.casesOf(2);
  const request = { act: 'ACT_PAUSE' as const, ids: caseIds, parameters: { reason: 'Holidays' } };
  const abandoned = await acts.preview(request);
  const { bulkActId } = await acts.run(request);
  const deleteAll = async (): Promise<void> => {
    const janitor = workflow.running.app.get(DeleteOldActs, { strict: false });
    while (await janitor.deleteOldActs());
  };
  const later = async (ms: number) =>
    workflow.advanceTo(new Date((await workflow.db.database.now()).getTime() + ms).toISOString());
  await deleteAll();
  expect((await acts.get(abandoned.bulkActId)).state).toBe('STATE_PREVIEWED');
  await later(2 * 3_600_000 + 1_000);
  await deleteAll();
  await expect(acts.get(abandoned.bulkActId)).rejects.toMatchObject({ code: 'BULK_ACT_NOT_FOUND' });
  expect((await acts.itemsOf(bulkActId)).length).toBe(2);
  await workflow.db.database.query(`UPDATE bulk_acts SET ended_at = ended_at - interval '90 days'`);
  await deleteAll();
  await expect(acts.get(bulkActId)).rejects.toMatchObject({ code: 'BULK_ACT_NOT_FOUND' });
  const [left] = await workflow.db.database.query('SELECT FROM bulk_act_items');
  expect(left).toBeUndefined();
});
