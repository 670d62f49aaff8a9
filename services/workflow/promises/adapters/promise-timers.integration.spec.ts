import 'reflect-metadata';
import { newId } from '#libs/ids';
import { eventually } from '#libs/testing';
import { aPromise } from '../../testing/promises.js';
import { useWorkflowServiceInRealTime } from '../../testing/workflow-service.js';
import { idOf } from '../watch-promise.contract.js';

const workflow = useWorkflowServiceInRealTime();

test('where time is real, a timer has a promise judged when its last day is over', async () => {
  const judgeAt = Date.now() + 3_000;
  const { promiseId, event } = aPromise(new Date(judgeAt).toISOString(), { invoiceId: newId(), customerId: newId() });
  let judgedAt = 0;
  workflow.onJudgePromise = async () => {
    judgedAt = Date.now();
    await workflow.consume(event('Kept', 2));
  };
  await workflow.consume(event('Made', 1));
  await eventually(async () => expect(await workflow.isRunning(idOf(promiseId))).toBe(false));
  expect(workflow.promisesJudged).toEqual([`${promiseId}/judge`]);
  expect(judgedAt).toBeGreaterThanOrEqual(judgeAt);
});
