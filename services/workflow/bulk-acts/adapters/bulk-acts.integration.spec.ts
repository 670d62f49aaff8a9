import 'reflect-metadata';
import type { workflowV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { eventually } from '#libs/testing';
import {
  anInvoice,
  customerEvent,
  invoiceEvent,
  type SampleInvoice,
  sequenceDocument,
} from '../../testing/builders.js';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';

const workflow = useWorkflowService(
  sequenceDocument({ name: 'gentle', when: 'overdue' }),
  sequenceDocument({ name: 'strict', when: 'amount < 0' }),
);

const bert = { actor: 'user:bert', correlationId: 'spec' };

/** Invoices of customers of their own, each in a case. */
async function casesOf(count: number): Promise<{ invoices: SampleInvoice[]; caseIds: string[] }> {
  const invoices = Array.from({ length: count }, () => anInvoice({ dueOn: '2013-01-10', issuedOn: '2013-01-02' }));
  for (const invoice of invoices) {
    await workflow.consume(customerEvent(invoice.customerId, 1), invoiceEvent('InvoiceIssued', invoice));
  }
  const caseIds: string[] = [];
  for (const { invoiceId } of invoices) caseIds.push((await workflow.caseOf(invoiceId)).caseId);
  return { invoices, caseIds };
}

async function preview(request: workflowV1.PreviewBulkActRequestInit, who = ann): Promise<workflowV1.BulkAct> {
  return (await workflow.client.previewBulkAct({ requestId: newId(), ...request }, who)).bulkAct!;
}

async function started({ bulkActId, hash }: workflowV1.BulkAct): Promise<workflowV1.BulkAct> {
  return (await workflow.client.startBulkAct({ requestId: newId(), bulkActId, hash }, ann)).bulkAct!;
}

async function ended(bulkActId: string): Promise<workflowV1.BulkAct> {
  let latest: workflowV1.BulkAct | null = null;
  await eventually(async () => {
    latest = (await workflow.client.getBulkAct({ bulkActId }, ann)).bulkAct;
    expect(['STATE_DONE', 'STATE_CANCELLED']).toContain(latest!.state);
  });
  return latest!;
}

async function run(request: workflowV1.PreviewBulkActRequestInit): Promise<workflowV1.BulkAct> {
  return ended((await started(await preview(request))).bulkActId);
}

async function itemsOf(bulkActId: string, outcome: workflowV1.ListBulkActItemsRequestInit['outcome'] = 0) {
  const { items } = await workflow.client.listBulkActItems({ bulkActId, outcome, pageSize: 500 }, ann);
  return items;
}

const stateOf = async (caseId: string) => (await workflow.client.getCase({ caseId }, ann)).case!.state;

test('a preview says what is allowed and why the rest is not, and what was frozen runs in the name of who started it', async () => {
  const { caseIds, invoices } = await casesOf(4);
  const [paused, closed] = caseIds as [string, string];
  await workflow.client.pauseCase({ requestId: newId(), caseId: paused, reason: 'In talks' }, ann);
  await workflow.client.cancelCase({ requestId: newId(), caseId: closed, reason: 'Enough' }, ann);
  const unknown = newId();
  const ids = [...caseIds, unknown];
  const request = { act: 'ACT_PAUSE' as const, ids, parameters: { reason: 'Holidays' } };
  const previewed = await preview(request);
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
  expect((await preview({ ...request, ids: ids.toReversed() })).hash).toBe(previewed.hash);
  expect((await preview({ ...request, parameters: { reason: 'Other' } })).hash).not.toBe(previewed.hash);

  const { bulkActId } = await started(previewed);
  const done = await ended(bulkActId);
  expect(done).toMatchObject({
    state: 'STATE_DONE',
    doneCount: 2,
    refusedCount: 3,
    pendingCount: 0,
    startedBy: 'user:ann',
  });
  expect((await itemsOf(bulkActId, 'OUTCOME_DONE')).map(({ itemId }) => itemId)).toEqual(caseIds.slice(2).sort());
  const { holds } = await workflow.client.listHolds({ customerId: invoices[2]!.customerId, inForceOnly: true }, ann);
  expect(holds).toMatchObject([{ scope: 'SCOPE_CASE', reason: 'Holidays', placedBy: 'user:ann' }]);
  const published = await workflow.publishedOf([bulkActId]);
  expect(published.map(({ facts: [type] }) => type)).toEqual(['BulkActStarted', 'BulkActEnded']);
  await workflow.allWakesSettled();
});

test('an act over a list is about its cases, or about their customers', async () => {
  const { invoices, caseIds } = await casesOf(3);
  const customerIds = invoices.map(({ customerId }) => customerId);
  const cases = { customerIds };
  const done = await run({ act: 'ACT_CHANGE_SEQUENCE', cases, parameters: { sequence: 'strict', reason: 'Promised' } });
  expect(done).toMatchObject({ itemCount: 3, doneCount: 3 });
  for (const { invoiceId } of invoices) expect((await workflow.caseOf(invoiceId)).sequence).toBe('strict');
  const again = await preview({ act: 'ACT_CHANGE_SEQUENCE', cases, parameters: { sequence: 'strict', reason: 'x' } });
  expect(again.refusals.map(({ reason }) => reason)).toEqual(['SEQUENCE_RUNS_ALREADY']);

  const noted = await run({ act: 'ACT_ADD_NOTE', cases, parameters: { text: 'Called them all.' } });
  expect(noted).toMatchObject({ subject: 'SUBJECT_CUSTOMER', doneCount: 3 });
  expect(workflow.bulkCalls.map(([call]) => call).sort()).toEqual(customerIds.map((id) => `addNote ${id}`).sort());
  expect((await run({ act: 'ACT_CANCEL', ids: caseIds, parameters: { reason: 'Enough' } })).doneCount).toBe(3);
  for (const caseId of caseIds) expect(await stateOf(caseId)).toBe('STATE_CANCELLED');
});

test('each item is judged again when the act comes to it', async () => {
  const { caseIds } = await casesOf(2);
  const previewed = await preview({ act: 'ACT_PAUSE', ids: caseIds, parameters: { reason: 'Holidays' } });
  await workflow.client.cancelCase({ requestId: newId(), caseId: caseIds[0]!, reason: 'Enough' }, ann);
  const { bulkActId } = await started(previewed);
  expect(await ended(bulkActId)).toMatchObject({ doneCount: 1, refusedCount: 1 });
  expect(await itemsOf(bulkActId, 'OUTCOME_REFUSED')).toMatchObject([{ itemId: caseIds[0], reason: 'CASE_ENDED' }]);
  const resumed = await run({ act: 'ACT_RESUME', ids: caseIds, parameters: { reason: 'Over' } });
  expect(resumed).toMatchObject({ allowedCount: 1, doneCount: 1 });
  expect(await stateOf(caseIds[1]!)).toBe('STATE_ACTIVE');
});

describe('a start is refused', () => {
  const forbidden = { code: 'BULK_ACT_STATE_FORBIDS' };
  const startAs = (who: typeof ann, { bulkActId, hash }: workflowV1.BulkAct) =>
    workflow.client.startBulkAct({ requestId: newId(), bulkActId, hash }, who);

  test('under another hash, by somebody else, twice, and after an hour', async () => {
    const { caseIds } = await casesOf(1);
    const request = { act: 'ACT_PAUSE' as const, ids: caseIds, parameters: { reason: 'Holidays' } };
    const previewed = await preview(request);
    await expect(startAs(ann, { ...previewed, hash: 'x' })).rejects.toMatchObject(forbidden);
    await expect(startAs(bert, previewed)).rejects.toMatchObject(forbidden);
    await startAs(ann, previewed);
    await expect(startAs(ann, previewed)).rejects.toMatchObject(forbidden);
    const late = await preview(request);
    const now = await workflow.db.database.now();
    await workflow.advanceTo(new Date(now.getTime() + 3_600_000).toISOString());
    await expect(startAs(ann, late)).rejects.toMatchObject(forbidden);
    await expect(startAs(ann, { ...late, bulkActId: newId() })).rejects.toMatchObject({ code: 'BULK_ACT_NOT_FOUND' });
  });
});

test('a wrong request names each wrong field', async () => {
  const invalid = (request: workflowV1.PreviewBulkActRequestInit) =>
    preview(request).then(
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
  expect(await invalid({ act: 'ACT_PAUSE', cases: { sequenceVersion: 2 }, parameters: { reason: 'x' } })).toEqual([
    'cases.sequence_version',
  ]);
});
