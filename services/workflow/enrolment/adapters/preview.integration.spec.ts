import 'reflect-metadata';
import type { workflowV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import {
  anInvoice,
  customerEvent,
  friendlyReminders,
  invoiceEvent,
  type SampleInvoice,
} from '../../testing/builders.js';
import { ann, useWorkflowService } from '../../testing/workflow-service.js';

const workflow = useWorkflowService();

/** Applies it for a trial. Now is 20 January 2013, 12:00 in London. */
async function preview(document: string, skipMissedSteps = false): Promise<workflowV1.ApplySequenceResponse> {
  return workflow.client.applySequence({ requestId: newId(), document, skipMissedSteps, dryRun: true }, ann);
}

function countsOf({ joining }: workflowV1.ApplySequenceResponse) {
  return joining!.steps.map(({ stepId, nowCount, askedCount, laterCount, skippedCount }) =>
    [stepId, nowCount, askedCount, laterCount, skippedCount].join(' '),
  );
}

async function open(...invoices: Partial<SampleInvoice>[]): Promise<SampleInvoice[]> {
  const made = invoices.map((each) => anInvoice({ issuedOn: '2012-10-01', ...each }));
  for (const invoice of made) {
    await workflow.consume(customerEvent(invoice.customerId, 1), invoiceEvent('InvoiceIssued', invoice));
  }
  return made;
}

test('a trial of a sequence says at which step what is open would begin, and that is what then happens', async () => {
  const [held, old] = await open(
    { dueOn: '2013-01-08' },
    { dueOn: '2012-11-25' },
    { dueOn: '2012-11-25' },
    { dueOn: '2013-01-10' },
    { dueOn: '2013-01-19' },
    { dueOn: '2013-03-01' },
  );
  await open({ dueOn: '2013-01-12', customerId: old!.customerId });
  const hold = { scope: 'SCOPE_INVOICE', subjectId: held!.invoiceId, reason: 'in talks' } as const;
  await workflow.client.placeHold({ requestId: newId(), ...hold }, ann);

  const dry = await preview(friendlyReminders);
  expect(dry).toMatchObject({ sequence: { version: 0 }, enrolCount: '6' });
  expect(dry.joining).toMatchObject({ caseCount: '5', runningCount: '0', stoppedCount: '1', endedCount: '0' });
  expect(countsOf(dry)).toEqual([
    'upcoming 0 0 0 5',
    'reminder-3 0 0 1 4',
    'reminder-7 4 0 0 0',
    'call-21 0 0 0 2',
    'agency-45 0 2 0 0',
  ]);
  const skipping = await preview(friendlyReminders, true);
  expect(countsOf(skipping)).toEqual([
    'upcoming 0 0 0 5',
    'reminder-3 0 0 1 4',
    'reminder-7 0 0 0 4',
    'call-21 0 0 2 2',
    'agency-45 0 0 0 2',
    'expire 0 0 2 0',
  ]);

  await workflow.apply(friendlyReminders);
  await workflow.advanceTo('2013-01-20T12:30:00Z');
  const { stepsByOutcome } = await workflow.client.getCaseSummary({}, ann);
  expect(stepsByOutcome.map(({ name, count }) => `${name} ${count}`)).toEqual([
    'agency-45/TASK_CREATED 2',
    'call-21/COLLAPSED 2',
    'reminder-3/COLLAPSED 4',
    'reminder-7/SENT 4',
    'upcoming/SKIPPED 5',
  ]);
  expect(await preview(friendlyReminders)).toMatchObject({ unchanged: true, enrolCount: '0' });
});

test('a trial counts cases where they act as a whole, and what would follow a case that runs already', async () => {
  const document = friendlyReminders
    .replace('name: friendly-reminders', 'name: as-a-whole')
    .replace('grouping: invoice', 'grouping: case')
    .replace('"overdue or due_in_days <= 3", minRemaining: { USD: "5.00" }', '"amount < 5"');
  const small = { amountMinor: 400, remainingMinor: 400 };
  const [first] = await open({ ...small, dueOn: '2013-01-17' }, { ...small, dueOn: '2013-02-20' });
  await open({ ...small, dueOn: '2013-01-12', customerId: first!.customerId });
  const dry = await preview(document);
  expect(dry).toMatchObject({ enrolCount: '3', joining: { caseCount: '2', runningCount: '0' } });
  // The case of the first is planned by its older invoice.
  expect(countsOf(dry)).toEqual(['upcoming 0 0 1 1', 'reminder-3 0 0 0 1', 'reminder-7 1 0 0 0']);
  await workflow.apply(document.replace('amount < 5', 'amount < 5 and overdue'));
  expect(await preview(document)).toMatchObject({ enrolCount: '1', joining: { caseCount: '1', runningCount: '0' } });
  await open({ ...small, dueOn: '2013-02-22', customerId: first!.customerId });
  expect(await preview(document)).toMatchObject({ enrolCount: '2', joining: { caseCount: '1', runningCount: '1' } });
});
