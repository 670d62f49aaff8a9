import type { communicationV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { schemaDrift } from '#libs/platform';
import { service } from '../../service.js';
import {
  aCase,
  aCustomer,
  anInvoice,
  ann,
  aRequest,
  client,
  codeOf,
  db,
  later,
  mail,
  owners,
  running,
  send,
  useCommunication,
} from '../../testing/communication.js';
import { EmptyOldContents } from '../use-cases/empty-old-contents.js';
import { MessageStore } from '../use-cases/ports.js';

useCommunication();

describe('the schema', () => {
  it('is what the tables say', async () => {
    expect(await schemaDrift(db.ownerUrl, [...service.tables] as never)).toEqual([]);
  });

  it('refuses to change a template or to break the state table', async () => {
    await expect(db.database.query(`UPDATE templates SET subject = 'x'`)).rejects.toThrow('permission denied');
    await expect(db.database.query('DELETE FROM templates')).rejects.toThrow('permission denied');
    const { request } = aCase();
    await send(request);
    const change = (set: string) =>
      db.database.query(`UPDATE messages SET ${set} WHERE idempotency_key = $1`, [request.idempotencyKey]);
    await expect(change(`state = 'IN_PROGRESS'`)).rejects.toThrow('messages_lease');
    await expect(change('sent_at = NULL')).rejects.toThrow('messages_sent');
    await expect(change('data_started_at = NULL')).rejects.toThrow('messages_data');
    await expect(change(`facts_hash = ''`)).rejects.toThrow('messages_decided_before_data');
    await expect(change(`reason = 'free text'`)).rejects.toThrow('messages_reason');
  });
});

describe('texts of messages', () => {
  it('are emptied after the time that they are kept; the message and its opt-out link stay', async () => {
    const { address, request } = aCase();
    const { messageId } = await send(request);
    const token = /unsubscribe\/([\w-]{32})/.exec((await mail.parsed(address)).text!)![1]!;
    const empty = () => running.app.get(EmptyOldContents).emptyOldContents();
    const textOf = async () => (await client.getMessage({ messageId }, ann)).message!.text;
    await db.setNow(later(1_095 * 86_400_000));
    await empty();
    expect(await textOf()).toContain('Dear');
    await db.setNow(later(1_095 * 86_400_000 + 1));
    expect(await empty()).toBeGreaterThan(0);
    expect(await empty()).toBe(0);
    expect(await textOf()).toBe('');
    expect(await running.app.get(MessageStore).findByUnsubscribeToken(token)).toMatchObject({ state: 'SENT' });
  });
});

describe('lists', () => {
  it('filter by customer, invoice, case and state, the newest first, page by page', async () => {
    const caseId = newId();
    const { customerId } = aCustomer();
    const invoiceIds = Array.from({ length: 7 }, () => anInvoice(customerId));
    for (const [index, invoiceId] of invoiceIds.entries()) {
      await db.setNow(later(index * 1_000));
      if (index === 3) owners.caseClosed = true;
      await send(aRequest(customerId, [invoiceId], index < 2 ? { caseId } : {}));
      owners.caseClosed = false;
    }
    const list = async (filter: communicationV1.ListMessagesRequestInit): Promise<(string | undefined)[]> => {
      const found: (string | undefined)[] = [];
      for (let pageToken = ''; ;) {
        const page = await client.listMessages({ pageSize: 3, ...filter, pageToken }, ann);
        found.push(...page.messages.map(({ invoiceIds: ids }) => ids[0]));
        pageToken = page.nextPageToken;
        if (pageToken === '') return found;
      }
    };
    expect(await list({ customerId })).toEqual(invoiceIds.toReversed());
    expect(await list({ caseId })).toEqual([invoiceIds[1], invoiceIds[0]]);
    expect(await list({ invoiceId: invoiceIds[4]! })).toEqual([invoiceIds[4]]);
    expect(await list({ customerId, state: 'STATE_SUPPRESSED' })).toEqual([invoiceIds[3]]);
    expect(await codeOf(client.listMessages({ customerId: 'x' }, ann))).toBe('MESSAGE_INVALID');
    expect(await codeOf(client.getMessage({ messageId: 'x' }, ann))).toBe('MESSAGE_NOT_FOUND');
    const { rows } = await client.getMessageSummary({}, ann);
    const total = rows.reduce((sum, row) => sum + Number(row.count), 0);
    const [row] = await db.database.query<{ count: bigint }>('SELECT count(*) AS count FROM messages');
    expect(total).toBe(Number(row!.count));
    expect(rows).toContainEqual({
      state: 'STATE_SENT',
      reason: 'ACCEPTED',
      stepId: 'reminder-3',
      count: expect.stringMatching(/^\d+$/),
    });
  });
});
