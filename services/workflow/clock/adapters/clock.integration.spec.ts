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

describe('an advance whose runner was killed', () => {
  const advancing = async (instant: string): Promise<string> => {
    const request = { requestId: newId(), targetTime: toTimestamp(new Date(instant)) };
    return (await workflow.client.advanceClock(request, ann)).advance!.advanceId;
  };
  const stateOf = async (advanceId: string) =>
    (await workflow.client.getClockAdvance({ advanceId }, ann)).advance!.state;
  /** A service that never has done what it does. */
  const busy = () => ({ outstanding: [{ name: 'work', count: '1' }] });

  afterEach(() => {
    delete workflow.operations.payment;
  });

  test('is seen, bars the next one, and can be cancelled; the next one continues from where it stood', async () => {
    workflow.operations.payment = { getOutstanding: busy };
    const advanceId = await advancing('2014-04-01T00:00:00Z');
    await eventually(async () => expect(await workflow.isRunning(`advance-clock/${advanceId}`)).toBe(true));
    await workflow.terminate(`advance-clock/${advanceId}`);
    expect(await stateOf(advanceId)).toBe('STATE_RUNNING');
    await expect(advancing('2014-04-02T00:00:00Z')).rejects.toMatchObject({ code: 'CLOCK_STATE_FORBIDS' });
    const cancel = { requestId: newId(), advanceId: '' };
    const { advance } = await workflow.client.cancelClockAdvance(cancel, ann);
    expect(advance).toMatchObject({ advanceId, state: 'STATE_CANCELLED' });
    delete workflow.operations.payment;
    expect(await workflow.advanceTo('2014-04-02T00:00:00Z')).toMatchObject({ state: 'STATE_DONE' });
    // What has ended stays as it is.
    const again = await workflow.client.cancelClockAdvance({ requestId: newId(), advanceId: '' }, ann);
    expect(again.advance!.state).toBe('STATE_DONE');
    const unknown = workflow.client.cancelClockAdvance({ requestId: newId(), advanceId: newId() }, ann);
    await expect(unknown).rejects.toMatchObject({ code: 'ADVANCE_NOT_FOUND' });
  });

  test('stops a runner that lives, also while it waits', async () => {
    workflow.operations.payment = { getOutstanding: busy };
    const advanceId = await advancing('2014-05-01T00:00:00Z');
    const workflowId = `advance-clock/${advanceId}`;
    await eventually(async () => expect(await workflow.isRunning(workflowId)).toBe(true));
    await workflow.client.cancelClockAdvance({ requestId: newId(), advanceId }, ann);
    await eventually(async () => expect(await workflow.isRunning(workflowId)).toBe(false));
    expect(await stateOf(advanceId)).toBe('STATE_CANCELLED');
  });
});
