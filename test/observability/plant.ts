import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dunlin } from '#libs/client';
import { importFile, importPaymentFile } from '#libs/client';
import { toWireDate } from '#libs/contracts';
import { sourceOf } from '#libs/files';
import { newId } from '#libs/ids';
import { type ServiceName, serviceNames, type Stack } from '#libs/stack';
import { until } from '#libs/testing';
import type { LocalDate } from '#libs/time';
import type { Broker } from '../conformance/harness/broker.js';
import { delivery, spoiled } from '../conformance/harness/delivery.js';
import type { RpcCaller } from '../conformance/harness/rpc.js';
import { quiet } from '../load/traffic.js';
import { canaryEmail, canaryName, canaryPhone, canaryText } from './canary.js';

export interface Field {
  readonly stack: Stack;
  readonly dunlin: Dunlin;
  readonly rpc: RpcCaller;
  readonly broker: Broker;
  /** In which it is about noon, so that contact is lawful. */
  readonly zone: string;
  readonly today: LocalDate;
}

const money = (minorUnits: string) => ({ currencyCode: 'EUR', minorUnits });

/** A customer whose name, address and number are canaries. */
export async function aCustomer({ dunlin, zone }: Field, input: string): Promise<string> {
  const about = { name: canaryName(input), email: canaryEmail(input), phone: canaryPhone, zone };
  const request = { requestId: newId(), reference: `REF-${input}`, ...about };
  return (await dunlin.customer.createCustomer(request, dunlin.caller)).customer!.customerId;
}

export async function aDraft(
  { dunlin, today }: Field,
  customerId: string,
): Promise<{ invoiceId: string; number: string }> {
  const number = `INV-${newId().slice(-12)}`;
  const dates = { issueDate: toWireDate(today), dueDate: toWireDate(today) };
  const request = { requestId: newId(), customerId, number, amount: money('12500'), ...dates };
  return (await dunlin.invoice.createInvoice(request, dunlin.caller)).invoice!;
}

async function anInvoice(field: Field, customerId: string): Promise<{ invoiceId: string; number: string }> {
  const { invoiceId, number } = await aDraft(field, customerId);
  await field.dunlin.invoice.issueInvoice({ requestId: newId(), invoiceId }, field.dunlin.caller);
  return { invoiceId, number };
}

/** Everything that a person writes through an rpc that then does its work. */
export async function plantInWords(field: Field): Promise<void> {
  const { dunlin } = field;
  const { customer, invoice, payment, workflow, dcaHandoff, caller } = dunlin;
  const customerId = await aCustomer(field, 'words');
  const of = (input: string) => ({ requestId: newId(), customerId, reason: canaryText(input) });
  const { customer: moved } = await customer.changeContact(
    { requestId: newId(), customerId, channel: 'CHANNEL_EMAIL', address: canaryEmail('moved') },
    caller,
  );
  const { contactId } = moved!.contacts.find(({ channel }) => channel === 'CHANNEL_EMAIL')!;
  await customer.changeCustomer({ requestId: newId(), customerId, name: canaryName('renamed') }, caller);
  await customer.invalidateContact({ ...of('invalid'), contactId }, caller);
  await customer.validateContact({ ...of('valid'), contactId }, caller);
  await customer.recordOptOut({ ...of('opt-out'), channel: 'CHANNEL_SMS' }, caller);
  await customer.withdrawOptOut({ ...of('opt-in'), channel: 'CHANNEL_SMS' }, caller);
  await customer.raiseFlag({ ...of('flag'), flag: 'FLAG_FRAUD' }, caller);
  await customer.lowerFlag({ ...of('unflag'), flag: 'FLAG_FRAUD' }, caller);
  await customer.addNote({ requestId: newId(), customerId, text: canaryText('note') }, caller);
  const task = { requestId: newId(), customerId, queue: 'callers', title: canaryText('task') };
  const { taskId } = (await customer.createTask(task, caller)).task!;
  await customer.resolveTask({ requestId: newId(), taskId, note: canaryText('task-note') }, caller);
  for (const asked of [{ name: canaryName('asked') }, { email: canaryEmail('asked') }, { phone: canaryPhone }])
    await customer.listCustomers(asked, caller);

  const { invoiceId, number } = await anInvoice(field, customerId);
  await invoice.raiseDispute({ requestId: newId(), invoiceId, reason: canaryText('dispute') }, caller);
  await invoice.closeDispute({ requestId: newId(), invoiceId, reason: canaryText('dispute-end') }, caller);
  await quiet(dunlin);
  const hold = { requestId: newId(), scope: 'SCOPE_INVOICE', subjectId: invoiceId, customerId } as const;
  const { holdId } = (await workflow.placeHold({ ...hold, reason: canaryText('hold') }, caller)).hold!;
  await workflow.liftHold({ requestId: newId(), holdId, reason: canaryText('hold-end') }, caller);
  const paid = {
    ...{ requestId: newId(), invoiceNumbers: [number], amount: money('2500'), sourceId: newId() },
    ...{ reference: canaryText('remittance'), proof: canaryText('proof') },
  };
  const { paymentId } = (await payment.recordPayment(paid, caller)).payment!;
  await payment.reversePayment({ requestId: newId(), paymentId, reason: canaryText('reversal') }, caller);
  await quiet(dunlin);

  const { cases } = await workflow.listCases({ invoiceId }, caller);
  const { caseId } = cases[0]!;
  await workflow.pauseCase({ requestId: newId(), caseId, reason: canaryText('pause') }, caller);
  await workflow.resumeCase({ requestId: newId(), caseId, reason: canaryText('resume') }, caller);
  const placing = { requestId: newId(), idempotencyKey: newId(), agency: 'northgate', customerId, caseId };
  const unannouncedReason = canaryText('unannounced');
  const { placementId } = (
    await dcaHandoff.proposePlacement({ ...placing, invoiceIds: [invoiceId], unannouncedReason }, caller)
  ).placement!;
  const isActive = async () =>
    (await dcaHandoff.getPlacement({ placementId }, caller)).placement!.state === 'STATE_ACTIVE';
  await until(isActive);
  const recall = { requestId: newId(), placementId, invoiceIds: [invoiceId], reason: canaryText('recall') };
  await dcaHandoff.recallPlacement(recall, caller);
  await workflow.cancelCase({ requestId: newId(), caseId, reason: canaryText('cancel') }, caller);
  await quiet(dunlin);
  await invoice.voidInvoice({ requestId: newId(), invoiceId, reason: canaryText('void') }, caller);
}

/** A message that the mail server refuses with the debtor's address in its response. */
export async function plantInRefusedMail(field: Field): Promise<void> {
  const rule = { recipient: canaryEmail('refused'), stage: 'rcpt', code: 550 };
  const headers = { 'content-type': 'application/json' };
  await fetch(`${field.stack.mail.api}/api/rules`, { method: 'POST', headers, body: JSON.stringify(rule) });
  const customerId = await aCustomer(field, 'refused');
  await anInvoice(field, customerId);
  const { dunlin } = field;
  const bounced = async () => {
    const { messages } = await dunlin.communication.listMessages({ customerId }, dunlin.caller);
    return messages.some(({ state }) => state === 'STATE_BOUNCED_HARD');
  };
  await until(bounced);
}

const mapping = `format: { delimiter: ',', encoding: utf-8 }
columns:
  customer.reference: customer
  customer.name: name
  customer.email: { column: mail, optional: true }
  customer.phone: { column: phone, optional: true }
  customer.kind: { column: kind, optional: true, values: { P: Person } }
  invoice.number: number
  invoice.issueDate: { column: issued, date: iso }
  invoice.dueDate: { column: due, date: iso }
  invoice.amount: { column: amount, decimal: '.' }
  invoice.currency: { column: currency }
`;
const header = ['customer', 'name', 'mail', 'phone', 'kind', 'number', 'issued', 'due', 'amount', 'currency'];

const paymentMapping = `format: { delimiter: ',', encoding: utf-8 }
columns:
  invoice.number: number
  payment.amount: { column: amount, decimal: '.' }
  payment.currency: { column: currency }
  payment.valueDate: { column: date, date: iso }
  payment.reference: { column: text, optional: true }
`;
const paymentHeader = ['number', 'amount', 'currency', 'date', 'text'];

/** Files whose cells are canaries: good rows, rows with one wrong cell each, and files that cannot be read at all. */
export async function plantInFiles(field: Field): Promise<void> {
  const { dunlin, today } = field;
  const good = [
    'REF-file',
    canaryName('file'),
    canaryEmail('file'),
    canaryPhone,
    'P',
    'INV-FILE',
    today,
    today,
    '1.00',
    'EUR',
  ];
  const cells = good.map((_, at) => good.with(5, `INV-${at}`).with(at, canaryText(`cell-${header[at]!}`)));
  const rows = [good, ...cells, [canaryText('cells-missing')]];
  const name = `${canaryName('file-name')}.csv`;
  const invoices = { name, content: sourceOf(csvOf([header, ...rows])), mapping };
  const { importId } = await importFile(dunlin, invoices);
  // Without its header the first row of contact data is taken for the names of columns.
  const headless = { name, content: sourceOf(csvOf([good.with(1, canaryText('headless'))])), mapping };
  await importFile(dunlin, headless);
  await importFile(dunlin, { ...invoices, mapping: mapping.replace('name', canaryText('mapping')) }).catch(
    () => undefined,
  );

  const { number } = await anInvoice(field, await aCustomer(field, 'payer'));
  const paid = [number, '1.00', 'EUR', today, canaryText('payment-text')];
  const lines = [paid, ...paid.slice(0, 4).map((_, at) => paid.with(at, canaryText(`line-${paymentHeader[at]!}`)))];
  const payments = { name, content: sourceOf(csvOf([paymentHeader, ...lines])), mapping: paymentMapping };
  const { fileId } = await importPaymentFile(dunlin, payments);
  const unread = {
    name,
    content: sourceOf(csvOf([paid.with(4, canaryText('headless-payment'))])),
    mapping: paymentMapping,
  };
  await importPaymentFile(dunlin, unread);

  const isTaken = async () => {
    const { import: taken } = await dunlin.invoice.getImport({ importId }, dunlin.caller);
    const { file } = await dunlin.payment.getPaymentFile({ fileId }, dunlin.caller);
    return taken!.state === 'STATE_COMPLETED' && file!.state === 'STATE_COMPLETED';
  };
  await until(isTaken);

  // What an agency writes into an acknowledgement, and what it should not have put there.
  const folder = join(field.stack.clientEnv()['DUNLIN_AGENCY_FOLDER']!, 'northgate', 'inbox');
  writeFileSync(
    join(folder, `${newId()}.csv`),
    csvOf([[canaryText('agency-file'), 'accepted', canaryText('agency-cell')]]),
  );
}

const csvOf = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(rows.map((row) => `${row.map((cell) => `"${cell}"`).join(',')}\n`).join(''));

/** Every rpc with a canary in every field, in turn with a proper request id and without. */
export async function plantInEveryField({ stack, rpc }: Field): Promise<number> {
  const calls = rpc.names().flatMap((name) => {
    const owner = name.split('.')[1]!.replaceAll('_', '-');
    const owners = owner === 'common' ? serviceNames : [owner as ServiceName];
    const input = `field-${name.slice(name.lastIndexOf('/') + 1)}`;
    const request = rpc.filled(name, canaryText(input));
    return owners.flatMap((service) => {
      const { grpcAddress } = stack.service(service);
      return [
        () => rpc.call(grpcAddress, name, { ...request, requestId: newId() }),
        () =>
          rpc.call(grpcAddress, name, request, {
            correlationId: canaryEmail('correlation'),
            causationId: canaryText('cause'),
          }),
        () => rpc.call(grpcAddress, name, request, { actor: canaryName('actor') }),
      ];
    });
  });
  let next = 0;
  const callAll = async () => {
    while (next < calls.length) await calls[next++]!();
  };
  await Promise.all(Array.from({ length: 8 }, callAll));
  return calls.length;
}

/** Events that nobody of us published: some that no handler can take, some that are no events at all. */
export async function plantInTopics({ broker }: Field): Promise<void> {
  const key = newId();
  const noDay = { year: 2026, month: 13, day: 45 };
  const payment = {
    ...{ paymentId: newId(), customerId: key, valueDate: noDay, amount: money('100') },
    ...{ reference: canaryText('poison'), proof: canaryText('poison') },
  };
  const sample = { type: 'dunlin.payment.v1.PaymentSettled', key, subject: key, sequence: 1, payload: { payment } };
  const poison = delivery({ broker }, sample, { partition: 0 });
  const dead = [
    spoiled(poison, { value: Buffer.from(canaryText('dead')) }),
    spoiled(poison, { type: canaryText('dead-type') }),
    {
      ...poison,
      record: { ...poison.record, headers: { ...poison.record.headers, ce_time: canaryText('dead-header') } },
    },
  ];
  const places = await broker.send([poison, ...dead].map(({ record }) => record));
  for (const service of ['customer', 'invoice', 'workflow']) await broker.consumed(service, places);
}

/** Web pages, which take anything that is put into their address. */
export async function plantInPages({ stack }: Field): Promise<void> {
  for (const name of serviceNames) {
    const { httpUrl } = stack.service(name);
    for (const page of ['', 'unsubscribe/', 'readyz?who=']) {
      await fetch(`${httpUrl}/${page}${encodeURIComponent(canaryText('page'))}`);
      await fetch(`${httpUrl}/${page}x`, { method: 'POST', body: `{${canaryText('body')}`, headers: jsonBody });
    }
  }
}

const jsonBody = { 'content-type': 'application/json', 'user-agent': canaryText('browser') };
