import 'reflect-metadata';
import { fromTimestamp } from '#libs/contracts';
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

test('a sequence names a calendar that exists, and its steps keep to the working days of it', async () => {
  const code = `c${newId().replaceAll('-', '')}`;
  const document = friendlySequence
    .replace('name: friendly-reminders', 'name: on-working-days')
    .replace(/^calendar:.*$/m, `calendar: { time: '10:00', days: business, workingDays: ${code} }`);
  await expect(workflow.client.applySequence({ requestId: newId(), document }, ann)).rejects.toMatchObject({
    code: 'SEQUENCE_INVALID',
    details: {
      violations: [{ field: 'line 7', description: `calendar.workingDays: there is no calendar ${code}` }],
    },
  });
  // Everything but Wednesdays is off.
  const content = { title: 'Wednesdays', weekendDays: [1, 2, 4, 5, 6, 7] };
  await workflow.client.applyCalendar({ requestId: newId(), code, content, reason: 'Spec' }, ann);
  await workflow.apply(document);
  const invoice = await workflow.enrolled({ dueOn: '2013-06-10' });
  const { caseId } = await workflow.caseOf(invoice.invoiceId);
  await workflow.client.changeSequence(
    { requestId: newId(), caseId, sequence: 'on-working-days', reason: 'Spec' },
    ann,
  );
  const { case: found } = await workflow.client.getCase({ caseId }, ann);
  const planned = found!.invoices.flatMap(({ stepsPlanned }) => stepsPlanned);
  expect(planned.length).toBeGreaterThan(2);
  for (const { fireTime } of planned) expect(fromTimestamp(fireTime)!.getUTCDay()).toBe(3);
});
