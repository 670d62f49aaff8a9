import 'reflect-metadata';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { eventually } from '#libs/testing';
import { CaseHolds } from '../../cases/use-cases/holds/case-holds.js';
import { anEvent, sequenceDocument } from '../../testing/builders.js';
import { BulkActDriver } from '../../testing/bulk-acts.js';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';
import { ItemResults } from '../use-cases/item-results.js';
import { RunBulkAct } from '../use-cases/run-bulk-act.js';

const workflow = useWorkflowService(sequenceDocument({ name: 'gentle', when: 'overdue' }));
const acts = new BulkActDriver(workflow);

const find = <Provider>(provider: abstract new (...args: never[]) => Provider): Provider =>
  workflow.running.app.get(provider as never, { strict: false });
const runAct = (bulkActId: string, beat: () => void = () => undefined) => find(RunBulkAct).runBulkAct(bulkActId, beat);

class Killed extends Error {}

/** Stands in for a method until the test ends. */
function replace<Owner extends object, Name extends keyof Owner>(owner: Owner, name: Name, method: Owner[Name]): void {
  const real = owner[name];
  owner[name] = method;
  restoring.push(() => (owner[name] = real));
}
const restoring: (() => void)[] = [];
afterEach(() => restoring.splice(0).forEach((restore) => restore()));

/** How many holds each case has; one that was paused twice has two. */
async function holdCounts(caseIds: readonly string[]): Promise<Set<number>> {
  const rows = await workflow.db.database.query<{ count: number }>(
    `SELECT (SELECT count(*)::integer FROM holds h WHERE h.subject_id = asked.case_id) AS count
       FROM unnest($1::uuid[]) AS asked (case_id)`,
    [caseIds],
  );
  return new Set(rows.map((row) => row.count));
}

test('an act that dies between chunks, or within one, goes on where it was: nothing is done twice, nothing is lost', async () => {
  const { caseIds, customerIds } = await acts.casesOf(250);
  const previewed = await acts.preview({
    act: 'ACT_PAUSE',
    cases: { sequence: 'gentle' },
    parameters: { reason: 'x' },
  });
  const { bulkActId } = previewed;
  expect(previewed.allowedCount).toBe(250);
  await acts.startUnseen(previewed);
  await expect(runAct(bulkActId, () => fail(new Killed()))).rejects.toThrow(Killed);
  expect(await acts.get(bulkActId)).toMatchObject({ state: 'STATE_RUNNING', doneCount: 100, pendingCount: 150 });
  // The chunk was acted on, and the process dies before the commit, or the connection with it.
  const results = find(ItemResults);
  const real = results.keep.bind(results);
  replace(results, 'keep', async (tx, ...rest) => {
    await real(tx, ...rest);
    await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
  });
  await expect(runAct(bulkActId)).rejects.toMatchObject({ kind: 'unavailable' });
  restoring.splice(0).forEach((restore) => restore());
  expect(await acts.get(bulkActId)).toMatchObject({ doneCount: 100, failedCount: 0, pendingCount: 150 });
  // A worker that was only suspended, and its successor.
  await Promise.all([runAct(bulkActId), runAct(bulkActId)]);
  expect(await acts.get(bulkActId)).toMatchObject({ state: 'STATE_DONE', doneCount: 250, pendingCount: 0 });
  expect(await holdCounts(caseIds)).toEqual(new Set([1]));
  const told = await workflow.publishedOf(customerIds);
  expect(told.filter(({ facts: [type] }) => type === 'HoldPlaced')).toHaveLength(250);
});

test('an item that fails keeps no other from being done, says why, and is tried again alone', async () => {
  const { caseIds } = await acts.casesOf(30);
  const bad = caseIds[17]!;
  const holds = find(CaseHolds);
  const real = holds.pause.bind(holds);
  replace(holds, 'pause', (tx, cases, ...rest) =>
    cases.some(({ caseId }) => caseId === bad) ? Promise.reject(new Error('Unknown zone.')) : real(tx, cases, ...rest),
  );
  const ended = await acts.run({ act: 'ACT_PAUSE', ids: caseIds, parameters: { reason: 'x' } });
  const { bulkActId } = ended;
  expect(ended).toMatchObject({ state: 'STATE_DONE', doneCount: 29, failedCount: 1 });
  expect(await acts.itemsOf(bulkActId, 'OUTCOME_FAILED')).toMatchObject([
    { itemId: bad, reason: 'INTERNAL', text: 'Unknown zone.' },
  ]);
  restoring.splice(0).forEach((restore) => restore());
  await workflow.client.retryBulkAct({ requestId: newId(), bulkActId }, ann);
  expect(await acts.ended(bulkActId)).toMatchObject({ doneCount: 30, failedCount: 0 });
  expect(await holdCounts(caseIds)).toEqual(new Set([1]));
  const { bulkAct } = await workflow.client.retryBulkAct({ requestId: newId(), bulkActId }, ann);
  expect(bulkAct).toMatchObject({ state: 'STATE_DONE', doneCount: 30 });
});

test('a cancellation comes between chunks: what was done stays, the rest is not acted on', async () => {
  const { caseIds } = await acts.casesOf(120);
  const previewed = await acts.preview({ act: 'ACT_PAUSE', ids: caseIds, parameters: { reason: 'x' } });
  const { bulkActId } = previewed;
  await acts.startUnseen(previewed);
  await expect(runAct(bulkActId, () => fail(new Killed()))).rejects.toThrow(Killed);
  const request = { requestId: newId(), bulkActId };
  const { bulkAct } = await workflow.client.cancelBulkAct(request, ann);
  expect(bulkAct).toMatchObject({ state: 'STATE_CANCELLED', doneCount: 100, cancelledCount: 20, pendingCount: 0 });
  expect((await workflow.client.cancelBulkAct(request, ann)).bulkAct).toEqual(bulkAct);
  await runAct(bulkActId);
  expect(await holdCounts(caseIds)).toEqual(new Set([0, 1]));
  expect(await acts.itemsOf(bulkActId, 'OUTCOME_CANCELLED')).toHaveLength(20);
});

describe('an act of another service', () => {
  const away = new DomainError('SERVICE_UNAVAILABLE', 'unavailable', 'Away.');

  test('asks again under the same key, and waits for what is undecided while the others go on', async () => {
    const { invoices } = await acts.casesOf(5);
    const ids = invoices.map(({ invoiceId }) => invoiceId);
    const [refused, undecided] = ids as [string, string];
    let isAway = true;
    workflow.onBulkCall = (call) => {
      if (call.includes(refused)) throw new DomainError('INVOICE_STATE_FORBIDS', 'refused', 'It is void.');
      if (isAway && call.includes(undecided)) throw away;
    };
    const request = { act: 'ACT_COLLECTION_OFF' as const, ids, parameters: { reason: 'Billed elsewhere' } };
    const { bulkActId } = await acts.start(await acts.preview(request));
    await eventually(async () =>
      expect(await acts.get(bulkActId)).toMatchObject({ doneCount: 3, refusedCount: 1, pendingCount: 1 }),
    );
    await eventually(async () =>
      expect(await acts.itemsOf(bulkActId, 'OUTCOME_PENDING')).toMatchObject([
        { itemId: undecided, reason: 'SERVICE_UNAVAILABLE' },
      ]),
    );
    // What was begun is not cancelled: it ends first.
    const { bulkAct } = await workflow.client.cancelBulkAct({ requestId: newId(), bulkActId }, ann);
    expect(bulkAct).toMatchObject({ state: 'STATE_CANCELLING', pendingCount: 1 });
    isAway = false;
    expect(await acts.ended(bulkActId)).toMatchObject({ state: 'STATE_DONE', doneCount: 4, refusedCount: 1 });
    expect(await acts.itemsOf(bulkActId, 'OUTCOME_REFUSED')).toMatchObject([
      { itemId: refused, reason: 'INVOICE_STATE_FORBIDS', text: 'It is void.' },
    ]);
    const keys = new Map(workflow.bulkCalls.map(([call, key]) => [key, call]));
    expect(keys.size).toBe(5);
    expect(workflow.bulkCalls.length).toBeGreaterThan(5);
  });

  test('sends cases to an agency and recalls them, each case by itself', async () => {
    const { caseIds, invoices } = await acts.casesOf(3);
    const parameters = { agency: 'northgate' };
    const silent = await acts.preview({ act: 'ACT_SEND_TO_COLLECTIONS', ids: caseIds, parameters });
    expect(silent.refusals).toMatchObject([{ reason: 'NOT_ANNOUNCED', itemCount: 3 }]);
    const sent = await acts.run({
      act: 'ACT_SEND_TO_COLLECTIONS',
      ids: caseIds,
      parameters: { ...parameters, unannouncedReason: 'Moved away' },
    });
    expect(sent).toMatchObject({ doneCount: 3 });
    const proposed = workflow.proposals.map(({ caseId, invoiceIds }) => [caseId, invoiceIds]);
    expect(proposed.sort()).toEqual(caseIds.map((caseId, n) => [caseId, [invoices[n]!.invoiceId]]).sort());
    const recall = await acts.preview({ act: 'ACT_RECALL', ids: caseIds, parameters: { reasonCode: 'COMPLAINT' } });
    expect(recall.refusals).toMatchObject([{ reason: 'NOT_WITH_AGENCY', itemCount: 3 }]);
    for (const [n, { customerId, invoiceId }] of invoices.entries()) {
      const line = { lineNumber: 1, invoiceId, state: 'STATE_SENT' as const, open: true };
      const placement = { placementId: newId(), agency: 'northgate', customerId, caseId: caseIds[n]!, lines: [line] };
      const cause = { actor: 'system:dca-handoff', reason: '' };
      const payload = { cause, placement: { ...placement, state: 'STATE_SENT' as const, version: '1' } };
      await workflow.consume(anEvent('dunlin.dca_handoff.v1.PlacementSent', customerId, 1, payload));
    }
    const recalled = await acts.run({ act: 'ACT_RECALL', ids: caseIds, parameters: { reasonCode: 'COMPLAINT' } });
    expect(recalled).toMatchObject({ doneCount: 3 });
    expect(workflow.bulkCalls.map(([call]) => call).sort()).toEqual(
      invoices.map(({ invoiceId }) => `recallInvoices ${invoiceId}`).sort(),
    );
  });

  test('gives customers to a person and creates tasks about them, one call each', async () => {
    const { customerIds } = await acts.casesOf(2);
    const personId = newId();
    const given = await acts.run({ act: 'ACT_ASSIGN_SPECIALIST', ids: customerIds, parameters: { personId } });
    expect(given).toMatchObject({ subject: 'SUBJECT_CUSTOMER', doneCount: 2 });
    const task = { queue: 'callers', title: 'Call them', tags: ['spring'] };
    const tasked = await acts.run({ act: 'ACT_CREATE_TASK', cases: { customerIds }, parameters: task });
    expect(tasked).toMatchObject({ doneCount: 2 });
    expect(workflow.tasks.map(({ customerId, title, queue }) => [customerId, title, queue]).sort()).toEqual(
      customerIds.map((customerId) => [customerId, 'Call them', 'callers']).sort(),
    );
    expect(new Set(workflow.tasks.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  });
});

function fail(error: Error): never {
  throw error;
}
