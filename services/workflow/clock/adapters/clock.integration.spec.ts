import 'reflect-metadata';
import { toTimestamp } from '#libs/contracts';
import { newId } from '#libs/ids';
import { eventually } from '#libs/testing';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';

const workflow = useWorkflowService();

test('the clock goes forward only, one run at a time', async () => {
  const target = (instant: string) => ({ requestId: newId(), targetTime: toTimestamp(new Date(instant)) });
  const back = workflow.client.advanceClock(target('2013-01-01T00:00:00Z'), ann);
  await expect(back).rejects.toMatchObject({ code: 'CLOCK_STATE_FORBIDS' });
  await expect(workflow.client.getClockAdvance({ advanceId: newId() }, ann)).rejects.toMatchObject({
    code: 'ADVANCE_NOT_FOUND',
  });
  const request = target('2014-03-01T00:00:00Z');
  const first = await workflow.client.advanceClock(request, ann);
  const other = workflow.client.advanceClock(target('2014-03-02T00:00:00Z'), ann);
  await expect(other).rejects.toMatchObject({ code: 'CLOCK_STATE_FORBIDS' });
  expect((await workflow.client.advanceClock(request, ann)).advance!.advanceId).toBe(first.advance!.advanceId);
  await eventually(async () =>
    expect((await workflow.client.getClockAdvance({}, ann)).advance).toMatchObject({
      state: 'STATE_DONE',
      outstanding: [],
    }),
  );
});
