import 'reflect-metadata';
import { status } from '@grpc/grpc-js';
import { toTimestamp } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { eventually } from '#libs/testing';
import { anEvent } from '../../testing/builders.js';
import { bareStatus } from '../../testing/fake-peers.js';
import { useWorkflowService } from '../../testing/workflow-service.js';

const workflow = useWorkflowService();

beforeEach(() => {
  workflow.fileCalls.length = 0;
  workflow.answerChunk = () => Promise.resolve('STATE_COMPLETED');
});

const imported = (importId: string, sequence = 1, arriveAt?: string) =>
  anEvent('dunlin.invoice.v1.ImportRegistered', importId, sequence, {
    cause: { actor: 'user:tester', reason: '' },
    importId,
    ...(arriveAt ? { arrivalTime: toTimestamp(new Date(arriveAt)) } : {}),
  });
const paymentFile = (fileId: string) =>
  anEvent('dunlin.payment.v1.PaymentFileRegistered', fileId, 1, {
    cause: { actor: 'user:tester', reason: '' },
    fileId,
  });

async function stateOf(fileId: string): Promise<string | undefined> {
  const [row] = await workflow.db.database.query<{ state: string }>('SELECT state FROM files WHERE file_id = $1', [
    fileId,
  ]);
  return row?.state;
}

const isDone = (fileId: string) => eventually(async () => expect(await stateOf(fileId)).toBe('DONE'));

/** The calls to owners, each once: a task of the workflow that is interrupted is done again, with the same calls. */
const callsMade = () => [...new Set(workflow.fileCalls)];

/** Holds the calls for chunks of a file back. @returns lets them end */
function holdBack(fileId: string, state: 'STATE_COMPLETED' | 'STATE_FAILED' = 'STATE_COMPLETED'): () => void {
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  workflow.answerChunk = (id) => (id === fileId ? released.then(() => state) : Promise.resolve('STATE_COMPLETED'));
  return release;
}

test('files of a service are taken one after another, those of two services side by side', async () => {
  const [first, second, payments] = [newId(), newId(), newId()];
  const release = holdBack(first);
  await workflow.consume(imported(first), imported(second), paymentFile(payments));
  await isDone(payments);
  expect([await stateOf(first), await stateOf(second)]).toEqual(['RUNNING', 'WAITING']);
  release();
  await isDone(second);
  expect(callsMade().filter((call) => !call.includes(payments))).toEqual([`take ${first}/1/0`, `take ${second}/1/0`]);
  await workflow.allWakesSettled();
});

test('a file waits for the instant at which it arrives', async () => {
  const fileId = newId();
  await workflow.consume(imported(fileId, 1, '2013-01-22T08:00:00Z'));
  await workflow.advanceTo('2013-01-22T07:59:00Z');
  expect(await stateOf(fileId)).toBe('WAITING');
  await workflow.advanceTo('2013-01-22T08:00:00Z');
  await isDone(fileId);
});

test('it is taken chunk by chunk to its end', async () => {
  const fileId = newId();
  workflow.answerChunk = (_id, call) => Promise.resolve(call < 2 ? 'STATE_RUNNING' : 'STATE_COMPLETED');
  await workflow.consume(paymentFile(fileId));
  await isDone(fileId);
  expect(callsMade()).toEqual([0, 1, 2].map((call) => `take ${fileId}/1/${call}`));
});

test('the owner of a file that it refuses is told so, and then the next one begins', async () => {
  const [refused, next] = [newId(), newId()];
  workflow.answerChunk = (id) => {
    if (id !== refused) return Promise.resolve('STATE_COMPLETED');
    throw new DomainError('IMPORT_STATE_FORBIDS', 'refused', 'It is cancelled.');
  };
  await workflow.consume(imported(refused), imported(next));
  await isDone(next);
  expect(callsMade().map((call) => call.split(' ').slice(0, 2).join(' '))).toEqual([
    `take ${refused}/1/0`,
    `fail ${refused}`,
    `take ${next}/1/0`,
  ]);
  expect(await stateOf(refused)).toBe('DONE');
});

test('a file waits for an owner that may not be asked, and is taken then', async () => {
  const fileId = newId();
  let refusals = 0;
  workflow.answerChunk = () => {
    if (refusals === 3) return Promise.resolve('STATE_COMPLETED');
    refusals += 1;
    throw bareStatus(status.PERMISSION_DENIED);
  };
  await workflow.consume(imported(fileId));
  await isDone(fileId);
  expect(callsMade().filter((call) => call.startsWith('fail'))).toEqual([]);
  expect(refusals).toBe(3);
});

test('a file that is resumed is announced again and taken by calls that were not made before', async () => {
  const fileId = newId();
  workflow.answerChunk = () => Promise.resolve('STATE_FAILED');
  await workflow.consume(imported(fileId));
  await isDone(fileId);
  await workflow.allWakesSettled();
  workflow.answerChunk = () => Promise.resolve('STATE_COMPLETED');
  // An announcement that comes twice starts nothing.
  await workflow.consume(imported(fileId));
  expect(await stateOf(fileId)).toBe('DONE');
  await workflow.consume(imported(fileId, 4));
  await isDone(fileId);
  expect(callsMade()).toEqual([`take ${fileId}/1/0`, `take ${fileId}/4/0`]);
});

test('a file that is announced again before its end was noticed is taken again', async () => {
  const fileId = newId();
  const release = holdBack(fileId, 'STATE_FAILED');
  await workflow.consume(imported(fileId));
  await eventually(() => expect(workflow.fileCalls).toHaveLength(1));
  await workflow.consume(imported(fileId, 4));
  expect(await stateOf(fileId)).toBe('RUNNING');
  release();
  await isDone(fileId);
  expect(callsMade()).toEqual([`take ${fileId}/1/0`, `take ${fileId}/4/0`]);
});
