import 'reflect-metadata';
import { fromTimestamp, toWireDate, type workflowV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { localDateAt } from '#libs/time';
import {
  anInvoice,
  customerEvent,
  flagEvent,
  friendlySequence,
  invoiceEvent,
  type SampleInvoice,
} from '../../../testing/builders.js';
import { ann, useWorkflowService } from '../../../testing/workflow-service.js';
import { AskFlags } from '../../use-cases/flags/ask-flags.js';

const workflow = useWorkflowService(friendlySequence);

const ofCase = ({ invoiceId }: SampleInvoice): Promise<workflowV1.Case> => workflow.caseOf(invoiceId);
const shown = async (invoice: SampleInvoice): Promise<string[]> => {
  const { state, stateBeneath, holdReason } = await ofCase(invoice);
  return [state.replace('STATE_', ''), stateBeneath.replace('STATE_', ''), holdReason];
};
const stepsSent = (invoice: SampleInvoice) => workflow.about(invoice).map(({ stepId }) => stepId);
const inForce = async (customerId: string) => {
  const { holds } = await workflow.client.listHolds({ customerId, inForceOnly: true }, ann);
  return holds;
};
const raised = (customerId: string, version: number, flag: Parameters<typeof flagEvent>[3]) =>
  workflow.consume(flagEvent('FlagRaised', customerId, version, flag));
const lowered = (customerId: string, version: number, flag: Parameters<typeof flagEvent>[3]['flag']) =>
  workflow.consume(flagEvent('FlagLowered', customerId, version, { flag }));
const bankrupt = ['ON_HOLD', 'ACTIVE', 'BANKRUPT'];
const active = ['ACTIVE', 'ACTIVE', ''];

describe('flags', () => {
  test('hold the cases of a customer at the step they are at, but for tasks, until they are lowered', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-02-10' });
    const { customerId } = invoice;
    await raised(customerId, 2, { flag: 'BANKRUPT', since: '2013-02-07' });
    expect(await shown(invoice)).toEqual(bankrupt);
    const found = await ofCase(invoice);
    expect(found).toMatchObject({ nextStep: { stepId: 'call-21' }, nextMessage: null });
    expect(found.allowedActs).toEqual(['ACT_PAUSE', 'ACT_CANCEL', 'ACT_CHANGE_SEQUENCE']);
    expect(found.holds).toMatchObject([
      { scope: 'SCOPE_CUSTOMER', subjectId: customerId, reason: 'BANKRUPT', flag: 'FLAG_BANKRUPT', endTime: null },
    ]);
    expect((await workflow.client.batchGetCases({ caseIds: [found.caseId] }, ann)).cases[0]!.holds).toEqual(
      found.holds,
    );
    workflow.sent.length = 0;
    await workflow.advanceTo('2013-03-04T16:00:00Z');
    expect(stepsSent(invoice)).toEqual([]);
    expect(workflow.tasks).toHaveLength(1);
    await lowered(customerId, 3, 'BANKRUPT');
    expect(await shown(invoice)).toEqual(active);
    await workflow.advanceTo('2013-03-04T17:00:00Z');
    expect(stepsSent(invoice)).toEqual(['reminder-7']);
    const published = (await workflow.publishedOf([customerId])).map(({ facts }) => facts[0]!);
    expect(published.filter((name) => name.startsWith('Hold'))).toEqual(['HoldPlaced', 'HoldLifted']);
    await workflow.cancel(invoice);
  });

  test('stop collection from the beginning of their first day to the end of their last one at the debtor', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-03-20' });
    await raised(invoice.customerId, 2, {
      ...({ flag: 'MORATORIUM', since: '2013-03-22', until: '2013-03-25' } as const),
      inForce: false,
    });
    expect(await shown(invoice)).toEqual(active);
    // Midnight in New York is at four.
    await workflow.advanceTo('2013-03-22T03:59:00Z');
    expect(await shown(invoice)).toEqual(active);
    await workflow.advanceTo('2013-03-22T04:00:00Z');
    expect(await shown(invoice)).toEqual(['ON_HOLD', 'ACTIVE', 'MORATORIUM']);
    expect(fromTimestamp((await ofCase(invoice)).heldUntilTime)).toEqual(new Date('2013-03-26T04:00:00Z'));
    workflow.sent.length = 0;
    await workflow.advanceTo('2013-03-26T03:59:00Z');
    expect(await shown(invoice)).toEqual(['ON_HOLD', 'ACTIVE', 'MORATORIUM']);
    expect(stepsSent(invoice)).toEqual([]);
    await workflow.advanceTo('2013-03-26T04:01:00Z');
    expect(await shown(invoice)).toEqual(active);
    expect(stepsSent(invoice)).toEqual(['reminder-3']);
    // Lowered after all, when nothing follows from it any more.
    await lowered(invoice.customerId, 3, 'MORATORIUM');
    expect(await shown(invoice)).toEqual(active);
    await workflow.cancel(invoice);
  });

  test('go on without a break when another last day becomes known, and move with the zone of the debtor', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-04-10' });
    const { customerId } = invoice;
    await raised(customerId, 2, { flag: 'MORATORIUM', since: '2013-04-01', until: '2013-04-20' });
    const [first] = await inForce(customerId);
    await raised(customerId, 3, { flag: 'MORATORIUM', since: '2013-04-01', until: '2013-04-30' });
    const [second, another] = await inForce(customerId);
    expect(another).toBeUndefined();
    expect(second!.placeTime).toEqual(first!.placeTime);
    expect(fromTimestamp(second!.endTime)).toEqual(new Date('2013-05-01T04:00:00Z'));
    await workflow.consume(customerEvent(customerId, 4, { zone: 'Europe/Berlin', flags: ['MORATORIUM'] }));
    expect(fromTimestamp((await inForce(customerId))[0]!.endTime)).toEqual(new Date('2013-04-30T22:00:00Z'));
    // Events may come again.
    await raised(customerId, 3, { flag: 'MORATORIUM', since: '2013-04-01', until: '2013-04-11' });
    expect(fromTimestamp((await inForce(customerId))[0]!.endTime)).toEqual(new Date('2013-04-30T22:00:00Z'));
    await lowered(customerId, 5, 'MORATORIUM');
    expect([await inForce(customerId), await shown(invoice)]).toEqual([[], active]);
    await workflow.cancel(invoice);
  });

  test('stack with each other and with other holds, and say more than these', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-04-20' });
    const { customerId } = invoice;
    const onCustomer = { scope: 'SCOPE_CUSTOMER' as const, subjectId: customerId, reason: 'Review' };
    const { hold } = await workflow.client.placeHold({ requestId: newId(), ...onCustomer }, ann);
    await raised(customerId, 2, { flag: 'BANKRUPT' });
    await raised(customerId, 3, { flag: 'DECEASED' });
    expect(await shown(invoice)).toEqual(bankrupt);
    await lowered(customerId, 4, 'BANKRUPT');
    expect(await shown(invoice)).toEqual(['ON_HOLD', 'ACTIVE', 'DECEASED']);
    await lowered(customerId, 5, 'DECEASED');
    expect(await shown(invoice)).toEqual(['ON_HOLD', 'ACTIVE', 'Review']);
    await workflow.client.liftHold({ requestId: newId(), holdId: hold!.holdId, reason: 'Reviewed' }, ann);
    expect(await shown(invoice)).toEqual(active);
    await workflow.cancel(invoice);
  });

  test('hold a new case of the customer from the start', async () => {
    const today = localDateAt(await workflow.db.database.now(), 'UTC');
    const invoice = anInvoice({ dueOn: today, issuedOn: today });
    await workflow.consume(customerEvent(invoice.customerId, 1));
    await raised(invoice.customerId, 2, { flag: 'DECEASED' });
    await workflow.consume(invoiceEvent('InvoiceIssued', invoice));
    expect(await shown(invoice)).toEqual(['ON_HOLD', 'ACTIVE', 'DECEASED']);
    await workflow.cancel(invoice);
  });

  test('that ask for care only stop nothing', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-04-20' });
    await raised(invoice.customerId, 2, { flag: 'VULNERABLE' });
    expect([await inForce(invoice.customerId), await shown(invoice)]).toEqual([[], active]);
    await workflow.cancel(invoice);
  });

  test('end by no hand but the one that lowers them, and keep every debt from an agency, in a case or in none', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-04-20' });
    const { customerId } = invoice;
    const { caseId } = await ofCase(invoice);
    await raised(customerId, 2, { flag: 'BANKRUPT' });
    const [{ holdId } = { holdId: '' }] = await inForce(customerId);
    await expect(workflow.client.liftHold({ requestId: newId(), holdId, reason: 'Enough' }, ann)).rejects.toMatchObject(
      { code: 'HOLD_STATE_FORBIDS', details: { facts: { flag: 'BANKRUPT' } } },
    );
    const send = (whose: { caseId: string } | { customerId: string }) =>
      workflow.client.sendToCollections(
        { requestId: newId(), ...whose, agency: 'northgate', unannouncedReason: 'Cannot be found' },
        ann,
      );
    await expect(send({ caseId })).rejects.toMatchObject({ code: 'CASE_STATE_FORBIDS', details: { state: 'ON_HOLD' } });
    // Neither does a pause open the way.
    await workflow.client.pauseCase({ requestId: newId(), caseId, reason: 'In talks' }, ann);
    expect(await shown(invoice)).toEqual(['PAUSED', 'ACTIVE', '']);
    await expect(send({ caseId })).rejects.toMatchObject({ details: { facts: { reason: 'HELD' } } });
    await workflow.cancel(invoice);
    await workflow.owes(customerId, 1);
    await expect(send({ customerId })).rejects.toMatchObject({ details: { facts: { reason: 'HELD' } } });
    expect(workflow.proposals).toEqual([]);
  });

  test('are told to no fence, which asks the customer service itself', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-04-20' });
    await raised(invoice.customerId, 2, { flag: 'BANKRUPT' });
    const { caseId } = await ofCase(invoice);
    const act = { customerId: invoice.customerId, caseId, invoiceIds: [invoice.invoiceId] };
    expect(await workflow.client.checkHolds(act, ann)).toMatchObject({ actHeld: false, reasons: [] });
    await workflow.cancel(invoice);
  });

  test('are the reason by which cases are listed and counted', async () => {
    const [one, other] = [
      await workflow.enrolled({ dueOn: '2013-04-20' }),
      await workflow.enrolled({ dueOn: '2013-04-20' }),
    ];
    await raised(one.customerId, 2, { flag: 'BANKRUPT' });
    await raised(other.customerId, 2, { flag: 'DECEASED' });
    const { caseId } = await ofCase(one);
    const listed = async (filter: object) =>
      (await workflow.client.listCases({ holdReason: 'BANKRUPT', withoutInvoices: true, ...filter }, ann)).cases.map(
        (found) => found.caseId,
      );
    expect(await listed({})).toEqual([caseId]);
    expect(await listed({ states: ['STATE_ON_HOLD', 'STATE_ACTIVE'], orderBy: 'ORDER_OUTSTANDING' })).toEqual([caseId]);
    expect(await listed({ states: ['STATE_ACTIVE'] })).toEqual([]);
    expect(await listed({ customerId: other.customerId })).toEqual([]);
    const lists = [{ holdReason: 'BANKRUPT' }, { holdReason: 'DECEASED' }, { holdReason: 'nobody' }];
    expect((await workflow.client.countCases({ lists }, ann)).counts.map(({ count }) => count)).toEqual([
      '1',
      '1',
      '0',
    ]);
    for (const invoice of [one, other]) await workflow.cancel(invoice);
  });

  test('that were raised before they were kept here are asked for, and those that changed since are newer', async () => {
    const [old, coming, lifted] = [
      await workflow.enrolled({ dueOn: '2013-04-20' }),
      await workflow.enrolled({ dueOn: '2013-04-20' }),
      await workflow.enrolled({ dueOn: '2013-04-20' }),
    ];
    const facts = (invoice: SampleInvoice, said: object) =>
      workflow.contactFacts.set(invoice.customerId, {
        ...{ customerId: invoice.customerId, zones: ['America/New_York'], version: '5' },
        ...said,
      });
    facts(old, { flags: ['FLAG_BANKRUPT', 'FLAG_VULNERABLE'] });
    facts(coming, {
      comingFlags: [
        { flag: 'FLAG_MORATORIUM', sinceDate: toWireDate('2013-06-02'), untilDate: toWireDate('2013-06-04') },
      ],
    });
    facts(lifted, { flags: ['FLAG_BANKRUPT'] });
    await workflow.consume(flagEvent('FlagLowered', lifted.customerId, 6, { flag: 'BANKRUPT' }));
    await workflow.db.database.query('UPDATE customers SET flags_asked = false');
    const asking = workflow.running.app.get(AskFlags, { strict: false });
    expect(await asking.askFlags()).toBe(false);
    expect(await shown(old)).toEqual(bankrupt);
    expect([await shown(coming), await shown(lifted)]).toEqual([active, active]);
    await workflow.advanceTo('2013-06-02T05:00:00Z');
    expect(await shown(coming)).toEqual(['ON_HOLD', 'ACTIVE', 'MORATORIUM']);
    for (const invoice of [old, coming, lifted]) await workflow.cancel(invoice);
  });

  test('that an event names and nobody told of are asked for', async () => {
    const invoice = await workflow.enrolled({ dueOn: '2013-06-20' });
    const { customerId } = invoice;
    workflow.contactFacts.set(customerId, { customerId, zones: ['UTC'], version: '2', flags: ['FLAG_BANKRUPT'] });
    await workflow.consume(customerEvent(customerId, 2, { flags: ['BANKRUPT'] }));
    await workflow.running.app.get(AskFlags, { strict: false }).askFlags();
    expect(await shown(invoice)).toEqual(bankrupt);
    await workflow.cancel(invoice);
  });
});
