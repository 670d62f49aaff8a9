import 'reflect-metadata';
import { newId } from '#libs/ids';
import { eventually } from '#libs/testing';
import { aPlan } from '../../testing/arrangements.js';
import { useWorkflowServiceInRealTime } from '../../testing/workflow-service.js';
import { idOf } from '../keep-arrangement.contract.js';

const workflow = useWorkflowServiceInRealTime();

test('where time is real, a timer has a plan kept when something of it is due', async () => {
  const dueAt = Date.now() + 3_000;
  const { arrangementId, plan, event } = aPlan({ invoiceId: newId(), customerId: newId() });
  let keptAt = 0;
  workflow.onKeepArrangement = async () => {
    keptAt = Date.now();
    const completed = plan('COMPLETED', 2, null);
    await workflow.consume(event('Ended', completed));
    return completed;
  };
  await workflow.consume(event('Activated', plan('ON_TRACK', 1, new Date(dueAt).toISOString())));
  await eventually(async () => expect(await workflow.isRunning(idOf(arrangementId))).toBe(false));
  expect(workflow.plansKept).toEqual([arrangementId]);
  expect(keptAt).toBeGreaterThanOrEqual(dueAt);
});
