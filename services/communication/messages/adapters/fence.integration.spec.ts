import { status } from '@grpc/grpc-js';
import { type invoiceV1, toTimestamp, toWireDate, toWireMoney } from '#libs/contracts';
import type { DomainError } from '#libs/errors';
import { derivedId, newId } from '#libs/ids';
import { money } from '#libs/money';
import { aCaller, until } from '#libs/testing';
import {
  aCase,
  aCustomer,
  anInvoice,
  ann,
  aRequest,
  client,
  codeOf,
  contactsOf,
  db,
  events,
  gate,
  later,
  mail,
  owners,
  send,
  start,
  stateOf,
  useCommunication,
} from '../../testing/communication.js';

useCommunication();

describe('a message that may leave', () => {
  it('arrives once, with both parts, its opt-out and what it is about', async () => {
    const caseId = newId();
    const { customerId, address, invoiceId, request } = aCase({}, { caseId });
    const { message } = await client.sendMessage(
      { requestId: newId(), ...request, channel: 'CHANNEL_EMAIL', invoiceIds: [invoiceId] },
      ann,
    );
    const messageId = derivedId(request.idempotencyKey);
    expect(message).toMatchObject({
      messageId,
      customerId,
      caseId,
      invoiceIds: [invoiceId],
      state: 'STATE_SENT',
      reason: 'ACCEPTED',
      template: 'reminder',
      templateVersion: 1,
      locale: 'en',
      providerReply: '250',
      sentTime: toTimestamp(start),
      createTime: toTimestamp(start),
      subject: '',
      text: '',
    });
    const number = owners.invoices.get(invoiceId)!.number!;
    const parsed = await mail.parsed(address);
    const header = (name: string): unknown => parsed.headers.get(name);
    expect(parsed.messageId).toBe(`<${messageId}@northwind.example>`);
    expect(parsed.from?.text).toBe('"Northwind" <billing@northwind.example>');
    expect(parsed.replyTo?.text).toBe('answers@northwind.example');
    expect(header('x-dunlin-message')).toBe(messageId);
    expect(header('x-dunlin-case')).toBe(caseId);
    expect(header('x-dunlin-step')).toBe('reminder-3');
    expect(header('x-dunlin-invoices')).toBe(number);
    const { raw } = mail.to(address)[0]!;
    expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/mail\.northwind\.example\/unsubscribe\/[A-Za-z0-9_-]{32}>\r$/m);
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(parsed.subject).toBe(`Reminder: invoice ${number}, $123.45 open`);
    expect(parsed.text).toContain('due on May 1, 2024, 14 days ago');
    expect(parsed.text).toMatch(/Stop e-mails: https:\/\/mail\.northwind\.example\/unsubscribe\/\S{32}/);
    expect(parsed.html).toContain('Northwind &amp; Co');
    expect(parsed.html).toContain('/unsubscribe/');
  });

  it('is published without its content, and stored with content but without the opt-out token', async () => {
    const { customerId, address, request } = aCase();
    await send(request);
    const [event, ...others] = await db.published();
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      type: 'dunlin.communication.v1.MessageSent',
      key: customerId,
      payload: {
        cause: { actor: 'user:tester', reason: 'ACCEPTED' },
        message: { state: 'STATE_SENT', subject: '', text: '' },
      },
    });
    expect(JSON.stringify(event!.payload)).not.toContain('@example.test');
    const { subject, text, factsHash, ruleIds } = await stateOf(request);
    expect(subject).toMatch(/^Reminder/);
    expect(text).toContain('/unsubscribe/-');
    expect(factsHash).toMatch(/^[0-9a-f]{64}$/);
    expect(ruleIds).toEqual([]);
    const token = /unsubscribe\/([\w-]{32})/.exec((await mail.parsed(address)).text!)![1]!;
    const dump = await db.database.query(
      'SELECT m::text || c::text AS text FROM messages m JOIN message_contents c USING (message_id)',
    );
    expect(JSON.stringify(dump)).not.toContain(token);
  });

  it('is returned, not sent again, when its key is repeated', async () => {
    const { address, request } = aCase();
    const caller = aCaller();
    const first = await send(request, caller);
    expect(await send(request, caller)).toEqual(first);
    expect(await send(request)).toEqual(first);
    expect(await codeOf(send(request, { ...caller, inputHash: 'other' }))).toBe('REQUEST_KEY_REUSED');
    for (const more of [{ template: 'final-notice' }, { stepId: 'x' }, { customerId: newId() }, { caseId: newId() }]) {
      expect(await codeOf(send({ ...request, ...more }))).toBe('MESSAGE_KEY_REUSED');
    }
    expect(mail.to(address)).toHaveLength(1);
    expect(await events()).toEqual(['MessageSent']);
  });

  it('is sent once when twenty calls come at once', async () => {
    const { address, request } = aCase();
    const held = gate();
    mail.behaviours.set(address, { holdRcpt: held.opened });
    const codes: string[] = [];
    const calls = Array.from({ length: 20 }, async () => codes.push(await codeOf(send(request))));
    await until(() => codes.length === 19);
    expect(new Set(codes)).toEqual(new Set(['MESSAGE_CONFLICT']));
    held.open();
    await Promise.all(calls);
    expect(codes.at(-1)).toBe('none');
    expect((await send(request)).state).toBe('SENT');
    expect(mail.to(address)).toHaveLength(1);
    expect(await events()).toEqual(['MessageSent']);
  });

  it('lists all invoices that the fence allows', async () => {
    const { customerId, address } = aCustomer();
    const wire = (lifecycle: invoiceV1.InvoiceInit['lifecycle'], day: string) =>
      anInvoice(customerId, { lifecycle, dueDate: toWireDate(day) });
    const open = [wire('LIFECYCLE_OPEN', '2024-05-02'), wire('LIFECYCLE_OPEN', '2024-04-01')];
    const held = wire('LIFECYCLE_OPEN', '2024-04-02');
    owners.heldInvoices.add(held);
    const ids = [...open, held, wire('LIFECYCLE_PAID', '2024-04-01'), newId()];
    const message = await send(aRequest(customerId, ids));
    expect(message.invoiceIds).toEqual([open[1], open[0]]);
    const parsed = await mail.parsed(address);
    expect(parsed.subject).toBe('Reminder: 2 open invoices, $246.90 in total');
    const numbers = [open[1], open[0]].map((id) => owners.invoices.get(id!)!.number);
    expect(parsed.headers.get('x-dunlin-invoices')).toBe(numbers.join(', '));
    const [row] = await db.database.query<{ left_out: { reason: string }[] }>(
      'SELECT left_out FROM messages WHERE message_id = $1',
      [message.messageId],
    );
    expect(row!.left_out.map(({ reason }) => reason)).toEqual(['INVOICE_HELD', 'PAID', 'INVOICE_NOT_FOUND']);
  });
});

describe('the fence', () => {
  it('stops messages about invoices that a plan pays, but for those of the plan', async () => {
    const { request, invoiceId } = aCase();
    owners.arrangedInvoices.add(invoiceId);
    expect(await send(request)).toMatchObject({ state: 'DELAYED', reason: 'ARRANGED' });
    const own = { ...request, idempotencyKey: `arrangement/${newId()}`, arrangementId: newId() };
    expect(await send(own)).toMatchObject({ state: 'SENT' });
    expect(await codeOf(send({ ...own, arrangementId: 'x' }))).toBe('MESSAGE_INVALID');
  });

  it('asks for money in flight before it asks for the invoices', async () => {
    await send(aCase().request);
    expect(owners.asked.toSorted()).toEqual([
      'BatchGetContactFacts',
      'BatchGetInvoices',
      'CheckHolds',
      'CheckMoneyInFlight',
    ]);
    expect(owners.asked.indexOf('CheckMoneyInFlight')).toBeLessThan(owners.asked.indexOf('BatchGetInvoices'));
    expect(owners.asked.at(-1)).toBe('BatchGetInvoices');
  });

  it.each([
    ['PAID', { lifecycle: 'LIFECYCLE_PAID' }],
    ['PAID', { remaining: toWireMoney(money(0n, 'USD')) }],
    ['VOID', { lifecycle: 'LIFECYCLE_VOID' }],
    ['DO_NOT_COLLECT', { collectability: 'COLLECTABILITY_DO_NOT_COLLECT' }],
    ['OTHER_CUSTOMER', { customerId: newId() }],
  ] as [string, invoiceV1.InvoiceInit][])('suppresses as %s', async (reason, more) => {
    const { customerId, address } = aCustomer();
    const request = aRequest(customerId, [anInvoice(customerId, more)]);
    expect(await send(request)).toMatchObject({ state: 'SUPPRESSED', reason });
    expect(await send(request)).toMatchObject({ state: 'SUPPRESSED', reason });
    expect(mail.to(address)).toEqual([]);
    expect(await events()).toEqual(['MessageSuppressed']);
    expect(await contactsOf(customerId)).toBe(0);
  });

  it('waits for the end of a hold and sends then', async () => {
    const { address, request } = aCase();
    owners.holdReasons = ['Debtor asked'];
    expect(await send(request)).toMatchObject({ state: 'DELAYED', reason: 'CASE_HELD' });
    owners.holdReasons = [];
    expect(await send(request)).toMatchObject({ state: 'SENT' });
    expect(mail.to(address)).toHaveLength(1);
  });

  it('waits for the end of a dispute', async () => {
    const { customerId } = aCustomer();
    const request = aRequest(customerId, [anInvoice(customerId, { disputed: true })]);
    expect(await send(request)).toMatchObject({ state: 'DELAYED', reason: 'DISPUTED' });
  });

  it('leaves a placed invoice out and sends the others of the customer; waits while all are placed', async () => {
    const { customerId, address } = aCustomer();
    const [placed, free] = [anInvoice(customerId), anInvoice(customerId)];
    owners.placedInvoices.add(placed);
    const message = await send(aRequest(customerId, [placed, free]));
    expect(message).toMatchObject({ state: 'SENT', invoiceIds: [free] });
    const { subject } = await mail.parsed(address);
    expect(subject).toContain(owners.invoices.get(free)!.number);
    const [row] = await db.database.query('SELECT left_out FROM messages WHERE message_id = $1', [message.messageId]);
    expect(row).toEqual({ left_out: [{ invoiceId: placed, reason: 'PLACED' }] });
    const request = aRequest(customerId, [placed]);
    expect(await send(request)).toMatchObject({ state: 'DELAYED', reason: 'PLACED' });
    owners.placedInvoices.delete(placed);
    expect(await send(request)).toMatchObject({ state: 'SENT', invoiceIds: [placed] });
  });

  it('suppresses for a closed case, a missing contact and an unknown customer', async () => {
    owners.caseClosed = true;
    expect(await send(aCase().request)).toMatchObject({ state: 'SUPPRESSED', reason: 'CASE_NOT_OPEN' });
    owners.caseClosed = false;
    const invalid = [
      { contactId: newId(), channel: 'CHANNEL_EMAIL', address: 'x@example.test', validity: 'VALIDITY_INVALID' },
    ] as const;
    for (const contacts of [[], [...invalid]]) {
      expect(await send(aCase({ contacts }).request)).toMatchObject({ state: 'SUPPRESSED', reason: 'NO_CONTACT' });
    }
    expect(await send(aRequest(newId(), [newId()]))).toMatchObject({
      state: 'SUPPRESSED',
      reason: 'CUSTOMER_NOT_FOUND',
    });
  });

  it('waits a minute for money in flight and asks again then', async () => {
    const { address, invoiceId, request } = aCase();
    owners.moneyInFlight.add(invoiceId);
    const caller = aCaller();
    const waiting = { state: 'DELAYED', reason: 'MONEY_IN_FLIGHT', delayUntil: later(60_000) };
    expect(await send(request, caller)).toMatchObject(waiting);
    owners.moneyInFlight.delete(invoiceId);
    expect(await send(request, caller)).toMatchObject(waiting);
    owners.invoices.set(invoiceId, { ...owners.invoices.get(invoiceId), lifecycle: 'LIFECYCLE_PAID' });
    expect(await send(request)).toMatchObject({ state: 'SUPPRESSED', reason: 'PAID', delayUntil: null });
    expect(mail.to(address)).toEqual([]);
  });

  it.each([
    ['payment', 'does not respond in time', status.DEADLINE_EXCEEDED],
    ['invoice', 'does not respond in time', status.DEADLINE_EXCEEDED],
    ['workflow', 'does not respond in time', status.DEADLINE_EXCEEDED],
    ['customer', 'does not respond in time', status.DEADLINE_EXCEEDED],
    ['payment', 'cannot be reached', status.UNAVAILABLE],
    ['customer', 'cannot be reached', status.UNAVAILABLE],
  ] as const)('does nothing while %s %s, and reports it as unavailable', async (owner, _how, code) => {
    const { address, request } = aCase();
    owners.away.add(owner);
    owners.awayStatus = code;
    const failed = await send(request).catch((error: unknown) => error as DomainError);
    expect((failed as DomainError).kind).toBe('unavailable');
    expect(await stateOf(request)).toMatchObject({ state: 'STATE_DELAYED', reason: 'INTERRUPTED' });
    expect(mail.to(address)).toEqual([]);
    owners.away.clear();
    expect(await send(request)).toMatchObject({ state: 'SENT' });
    expect(mail.to(address)).toHaveLength(1);
    expect(await events()).toEqual(['MessageSent']);
  });

  it('refuses a wrong request with every fault and a template that does not exist, and stores nothing', async () => {
    const { request } = aCase();
    const wrong = {
      ...request,
      idempotencyKey: '',
      customerId: 'x',
      invoiceIds: [],
      channel: 'SMS' as const,
      template: 'X',
    };
    const error = await send(wrong).catch((thrown: unknown) => thrown as DomainError);
    expect((error as DomainError).details.violations!.map(({ field }) => field)).toEqual([
      'idempotency_key',
      'customer_id',
      'invoice_ids',
      'channel',
      'template',
    ]);
    expect(await codeOf(send({ ...request, template: 'no-such' }))).toBe('TEMPLATE_NOT_FOUND');
    expect(await codeOf(stateOf(request))).toBe('MESSAGE_NOT_FOUND');
  });
});
