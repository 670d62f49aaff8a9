import 'reflect-metadata';
import { newId } from '#libs/ids';
import { friendlySequence } from '../../testing/builders.js';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';

const workflow = useWorkflowService();

test('a sequence is stored once for one document, as a new version for another, and refused with its faults', async () => {
  const first = await workflow.apply(friendlySequence);
  expect([first.sequence!.name, first.sequence!.version, first.unchanged]).toEqual(['friendly-reminders', 1, false]);
  const again = await workflow.apply(`${friendlySequence}\n# only a comment\n`);
  expect([again.sequence!.version, again.unchanged]).toEqual([1, true]);
  const next = await workflow.apply(friendlySequence.replace('Friendly reminders', 'Friendlier reminders'));
  expect([next.sequence!.version, next.sequence!.active]).toEqual([2, true]);
  const { sequence: old } = await workflow.client.getSequence({ name: 'friendly-reminders', version: 1 }, ann);
  expect([old!.active, old!.document]).toEqual([false, friendlySequence]);
  const { sequences } = await workflow.client.listSequences({}, ann);
  expect(sequences.map(({ name, version }) => [name, version])).toEqual([['friendly-reminders', 2]]);
  const wrong = workflow.client.applySequence({ requestId: newId(), document: 'name: X' }, ann);
  await expect(wrong).rejects.toMatchObject({ code: 'SEQUENCE_INVALID' });
  await expect(workflow.client.getSequence({ name: 'nothing' }, ann)).rejects.toMatchObject({
    code: 'SEQUENCE_NOT_FOUND',
  });
});
