import 'reflect-metadata';
import { newId } from '#libs/ids';
import { friendlySequence } from '../../testing/builders.js';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';

const workflow = useWorkflowService();

test('a sequence is stored once for one document, as a new version for another, and refused with its faults', async () => {
  const first = await workflow.apply(friendlySequence);
  expect([first.sequence!.name, first.sequence!.version, first.unchanged]).toEqual(['friendly-reminders', 1, false]);
  expect(first.queues).toEqual(['callers']);
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

test('a sequence is refused for templates and agencies that do not exist, each named with its line', async () => {
  const document = friendlySequence
    .replace('template: upcoming-due', 'template: upcoming-dew')
    .replace('agency: northgate', 'agency: southgate')
    .replace('name: friendly-reminders', 'name: unfriendly-reminders');
  for (const dryRun of [true, false]) {
    const refused = workflow.client.applySequence({ requestId: newId(), document, dryRun }, ann);
    await expect(refused).rejects.toMatchObject({
      code: 'SEQUENCE_INVALID',
      details: {
        violations: [
          { field: 'line 9', description: 'steps[0].send.template: there is no email template upcoming-dew' },
          { field: 'line 13', description: 'steps[4].place.agency: there is no agency southgate' },
        ],
      },
    });
  }
  await expect(workflow.client.getSequence({ name: 'unfriendly-reminders' }, ann)).rejects.toMatchObject({
    code: 'SEQUENCE_NOT_FOUND',
  });
});
