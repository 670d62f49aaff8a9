import 'reflect-metadata';
import { type customerV1, toTimestamp, toWireDate } from '#libs/contracts';
import { derivedId, newId } from '#libs/ids';
import type { AnyEvent } from '#libs/platform';
import { ann, useCustomerService } from '../../testing/customer-service.js';
import { anEvent, cause, consume as consumeEvents, invoiceEvent } from '../../testing/diary-events.js';

const service = useCustomerService();

const consume = (...events: AnyEvent[]) => consumeEvents(service, events);

async function diaryTexts(request: customerV1.ListDiaryRequestInit): Promise<string[]> {
  return (await service.client.listDiary(request, ann)).entries.map(({ text }) => text);
}

describe('the diary', () => {
  const at = (text: string) => new Date(text);

  it('lists every event, the newest first, and of equal times the last to arrive', async () => {
    const { customerId } = await service.aCustomer();
    await consume(
      invoiceEvent('InvoiceIssued', customerId, 'D-1', at('2013-03-02T10:00:00Z')),
      invoiceEvent('InvoiceOverdue', customerId, 'D-1', at('2013-03-03T10:00:00Z')),
      anEvent('dunlin.invoice.v1.ImportCompleted', { cause }, at('2013-03-03T10:00:00Z')),
      anEvent('dunlin.workflow.v1.CaseOpened', { cause }, at('2013-03-03T10:00:00Z')),
      invoiceEvent('InvoicePaid', customerId, 'D-1', at('2013-03-03T10:00:00Z')),
    );
    await consume(invoiceEvent('InvoiceIssued', customerId, 'D-0', at('2013-03-01T10:00:00Z')));
    const { entries } = await service.client.listDiary({ customerId }, ann);
    expect(entries.map(({ text }) => text)).toEqual([
      'Invoice D-1 paid: 120.00 USD',
      'Invoice D-1 overdue: 20.00 USD, was due 2013-03-01',
      'Invoice D-1 issued: 120.00 USD, of which 20.00 USD remain, due 2013-03-01',
      'Invoice D-0 issued: 120.00 USD, of which 20.00 USD remain, due 2013-03-01',
    ]);
    expect(entries[0]).toMatchObject({
      customerId,
      event: 'dunlin.invoice.v1.InvoicePaid',
      actor: 'system:invoice',
      reason: 'SPEC',
      invoiceId: derivedId('D-1'),
      invoiceNumber: 'D-1',
      caseId: '',
      occurTime: toTimestamp(at('2013-03-03T10:00:00Z')),
    });
  });

  it('tells what a sentence is made of, and of entries of releases that kept it alone the sentence', async () => {
    const { customerId } = await service.aCustomer();
    await consume(invoiceEvent('InvoiceOverdue', customerId, 'L-1', at('2013-03-03T10:00:00Z')));
    const read = async () => (await service.client.listDiary({ customerId }, ann)).entries[0];
    const text = 'Invoice L-1 overdue: 20.00 USD, was due 2013-03-01';
    expect(await read()).toMatchObject({
      text,
      line: {
        code: 'INVOICE_OVERDUE',
        values: {
          number: { kind: 'invoiceNumber', invoiceNumber: 'L-1' },
          remaining: { kind: 'money', money: { currencyCode: 'USD', minorUnits: '2000' } },
          dueDate: { kind: 'date', date: toWireDate('2013-03-01') },
        },
      },
    });
    await service.db.database.query('UPDATE diary_entries SET line = NULL WHERE customer_id = $1', [customerId]);
    expect(await read()).toMatchObject({ text, line: null });
  });

  it('returns pages without gap or repeat', async () => {
    const { customerId } = await service.aCustomer();
    const times = ['2013-03-01', '2013-03-02', '2013-03-02', '2013-03-02', '2013-03-03'];
    await consume(
      ...times.map((day, index) => invoiceEvent('InvoiceIssued', customerId, `P-${index}`, at(`${day}T10:00:00Z`))),
    );
    const seen: string[] = [];
    for (let pageToken = '', first = true; first || pageToken !== ''; first = false) {
      const page = await service.client.listDiary({ customerId, pageSize: 2, pageToken }, ann);
      seen.push(...page.entries.map(({ invoiceNumber }) => invoiceNumber));
      pageToken = page.nextPageToken;
    }
    expect(seen).toEqual(['P-4', 'P-3', 'P-2', 'P-1', 'P-0']);
  });

  it("filters by days of the customer's zone, events, actors and invoice", async () => {
    const { customerId } = await service.aCustomer({ zone: 'America/New_York' });
    const user = { actor: 'user:bob', reason: '' };
    // Clocks go forward in New York on 10 March 2013: that day starts at 05:00Z and ends at 04:00Z.
    await consume(
      invoiceEvent('InvoiceIssued', customerId, 'F-1', at('2013-03-10T04:59:59.999Z')),
      invoiceEvent('InvoiceIssued', customerId, 'F-2', at('2013-03-10T05:00:00.000Z'), user),
      invoiceEvent('InvoiceOverdue', customerId, 'F-2', at('2013-03-11T03:59:59.999Z')),
      invoiceEvent('InvoicePaid', customerId, 'F-2', at('2013-03-11T04:00:00.000Z'), user),
    );
    const numbers = async (request: customerV1.ListDiaryRequestInit) =>
      (await service.client.listDiary({ customerId, ...request }, ann)).entries.map(
        ({ event, invoiceNumber }) => `${event.split('.').at(-1)} ${invoiceNumber}`,
      );
    const day = toWireDate('2013-03-10');
    expect(await numbers({ fromDate: day, toDate: day })).toEqual(['InvoiceOverdue F-2', 'InvoiceIssued F-2']);
    expect(await numbers({ toDate: toWireDate('2013-03-09') })).toEqual(['InvoiceIssued F-1']);
    expect(await numbers({ fromDate: toWireDate('2013-03-11') })).toEqual(['InvoicePaid F-2']);
    expect(await numbers({ events: ['InvoiceIssued', 'dunlin.invoice.v1.InvoicePaid'] })).toEqual([
      'InvoicePaid F-2',
      'InvoiceIssued F-2',
      'InvoiceIssued F-1',
    ]);
    expect(await numbers({ actors: ['user:bob', 'user:nobody'] })).toEqual(['InvoicePaid F-2', 'InvoiceIssued F-2']);
    expect(await numbers({ invoiceId: derivedId('F-1') })).toEqual(['InvoiceIssued F-1']);
    expect(await numbers({ invoiceId: derivedId('F-2'), events: ['InvoicePaid'], actors: ['user:bob'] })).toEqual([
      'InvoicePaid F-2',
    ]);
    expect(await numbers({ invoiceId: 'nonsense' })).toEqual([]);
    const unknown = service.client.listDiary({ customerId, events: ['InvoicePaid', 'Nothing'] }, ann);
    await expect(unknown).rejects.toMatchObject({
      code: 'DIARY_INVALID',
      details: { violations: [{ field: 'events[1]' }] },
    });
    await expect(service.client.listDiary({ customerId: newId() }, ann)).rejects.toMatchObject({
      code: 'CUSTOMER_NOT_FOUND',
    });
  });

  it('finds an event about several invoices by each of them, and shows the numbers of known invoices', async () => {
    const { customerId } = await service.aCustomer();
    const caseId = newId();
    const [one, two] = [derivedId('M-1'), derivedId('M-2')];
    const collected = { caseId, customerId, sequence: 'friendly', sequenceVersion: 1, state: 'STATE_ACTIVE' } as const;
    const amount = { currencyCode: 'USD', minorUnits: '500' };
    await consume(
      anEvent('dunlin.workflow.v1.InvoiceEnrolled', { cause, case: collected, invoiceId: one, episode: 1 }),
      invoiceEvent('InvoiceIssued', customerId, 'M-1'),
      anEvent('dunlin.invoice.v1.PaymentAllocated', {
        cause,
        paymentId: newId(),
        customerId,
        allocations: [
          { invoiceId: one, amount },
          { invoiceId: two, amount },
        ],
      }),
    );
    const { entries } = await service.client.listDiary({ customerId, invoiceId: one }, ann);
    expect(entries.map(({ text, invoiceId, invoiceNumber }) => [text, invoiceId, invoiceNumber])).toEqual([
      ['Payment allocated: 10.00 USD to 2 invoices', '', ''],
      ['Invoice M-1 issued: 120.00 USD, of which 20.00 USD remain, due 2013-03-01', one, 'M-1'],
      ['Invoice joined friendly version 1', one, 'M-1'],
    ]);
    expect(entries[2]!.caseId).toBe(caseId);
    expect(await diaryTexts({ customerId, invoiceId: two })).toEqual(['Payment allocated: 10.00 USD to 2 invoices']);
  });

  it('shows the text of notes and tasks', async () => {
    const { customerId } = await service.aCustomer();
    await service.client.addNote({ requestId: newId(), customerId, text: `Pays\n${'x'.repeat(400)}` }, ann);
    const { task } = await service.client.createTask(
      { requestId: newId(), customerId, queue: 'callers', title: 'Call about F-1' },
      ann,
    );
    await service.client.resolveTask({ requestId: newId(), taskId: task!.taskId, note: 'reached' }, ann);
    const own = (await service.db.published()).map(({ type, payload }) => anEvent(type, payload));
    await consume(...own);
    expect(await diaryTexts({ customerId })).toEqual([
      'Task for callers done: Call about F-1; reached',
      'Task for callers: Call about F-1',
      `Note: Pays ${'x'.repeat(194)}…`,
      'Customer created',
    ]);
  });
});
