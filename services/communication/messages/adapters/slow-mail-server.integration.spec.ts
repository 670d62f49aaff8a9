import { toWireMoney } from '#libs/contracts';
import { money } from '#libs/money';
import { aCaller, until } from '#libs/testing';
import {
  aCase,
  codeOf,
  contactsOf,
  db,
  events,
  gate,
  host,
  mail,
  owners,
  send,
  useCommunication,
} from '../../testing/communication.js';
import { SendMessage } from '../use-cases/send-message.js';
import type { RawSendMessage } from '../use-cases/send-message-input.js';

useCommunication();

describe('a mail server that is slow to agree', () => {
  /** Sends; while the server thinks about the recipient, `meanwhile` happens and the approval gets old. */
  async function sendSlowly(request: RawSendMessage, address: string, meanwhile: () => Promise<void> | void) {
    const held = gate();
    mail.behaviours.set(address, { holdRcpt: held.opened });
    const sending = send(request);
    sending.catch(() => undefined);
    await until(() => mail.asked.get(address) === 1);
    await meanwhile();
    mail.behaviours.delete(address);
    held.open();
    return sending;
  }

  async function age(request: RawSendMessage): Promise<void> {
    await db.database.query(
      `UPDATE messages SET approved_at = approved_at - interval '16 seconds' WHERE idempotency_key = $1`,
      [request.idempotencyKey],
    );
  }

  it('gets what is still right, after owners and contact law were asked again', async () => {
    const { customerId, address, request } = aCase();
    const message = await sendSlowly(request, address, () => age(request));
    expect(message.state).toBe('SENT');
    expect(owners.asked.filter((rpc) => rpc === 'CheckMoneyInFlight')).toHaveLength(2);
    expect(mail.to(address)).toHaveLength(1);
    expect(await contactsOf(customerId)).toBe(1);
    expect(await events()).toEqual(['MessageSent']);
  });

  it('is not asked about twice while the approval is young', async () => {
    const { address, request } = aCase();
    await sendSlowly(request, address, () => undefined);
    expect(owners.asked.filter((rpc) => rpc === 'CheckMoneyInFlight')).toHaveLength(1);
  });

  it('gets nothing once the debtor has refused, paid, or disputes', async () => {
    const refused = aCase();
    const suppressed = await sendSlowly(refused.request, refused.address, async () => {
      const facts = owners.customers.get(refused.customerId)!;
      owners.customers.set(refused.customerId, { ...facts, optedOutChannels: ['CHANNEL_EMAIL'] });
      await age(refused.request);
    });
    expect(suppressed).toMatchObject({ state: 'SUPPRESSED', reason: 'CONTACT_LAW', ruleIds: ['R07'] });
    expect(await contactsOf(refused.customerId)).toBe(0);
    const paid = aCase();
    const about = await sendSlowly(paid.request, paid.address, async () => {
      owners.changeInvoice(paid.invoiceId, { lifecycle: 'LIFECYCLE_PAID' });
      await age(paid.request);
    });
    expect(about).toMatchObject({ state: 'SUPPRESSED', reason: 'PAID' });
    const disputed = aCase();
    const waits = await sendSlowly(disputed.request, disputed.address, async () => {
      owners.changeInvoice(disputed.invoiceId, { disputed: true });
      await age(disputed.request);
    });
    expect(waits).toMatchObject({ state: 'DELAYED', reason: 'DISPUTED' });
    for (const { address } of [refused, paid, disputed]) expect(mail.to(address)).toEqual([]);
    expect((await send(aCase().request)).state).toBe('SENT');
  });

  it('gets nothing after the hours of contact law have ended, however young the approval is', async () => {
    const { address, request } = aCase();
    await db.setNow(new Date('2024-05-15T20:59:50.000Z'));
    const message = await sendSlowly(request, address, () => db.setNow(new Date('2024-05-15T21:00:00.000Z')));
    const next = new Date('2024-05-16T08:00:00.000Z');
    expect(message).toMatchObject({ state: 'DELAYED', reason: 'CONTACT_LAW', delayUntil: next });
    expect(mail.to(address)).toEqual([]);
    await db.setNow(next);
    expect((await send(request)).state).toBe('SENT');
  });

  it('gets no text that is wrong by now: the next call says what is right', async () => {
    const { address, invoiceId, request } = aCase();
    const sending = sendSlowly(request, address, async () => {
      owners.changeInvoice(invoiceId, { remaining: toWireMoney(money(111n, 'USD')) });
      await age(request);
    });
    expect(await codeOf(sending)).toBe('MESSAGE_CONFLICT');
    expect(mail.to(address)).toEqual([]);
    expect((await send(request)).state).toBe('SENT');
    expect((await mail.parsed(address)).text).toContain('1.11');
  });

  it('is handed no more messages than its connections can send soon; nothing is claimed for the others', async () => {
    const other = await host.launch({ DUNLIN_SMTP_CONNECTIONS: '1' });
    const held = gate();
    try {
      const cases = Array.from({ length: 6 }, () => aCase());
      for (const { address } of cases) mail.behaviours.set(address, { holdRcpt: held.opened });
      const sends = cases.map(({ request }) => other.app.get(SendMessage).sendMessage(aCaller(), request));
      const refused: string[] = [];
      const codes = sends.map(codeOf);
      for (const code of codes) void code.then((text) => text === 'none' || refused.push(text));
      await until(() => refused.length === 2);
      expect(refused).toEqual(['MAIL_RATE_EXCEEDED', 'MAIL_RATE_EXCEEDED']);
      const keys = cases.map(({ request }) => request.idempotencyKey);
      const claimed = await db.database.query('SELECT 1 FROM messages WHERE idempotency_key = ANY ($1)', [keys]);
      expect(claimed).toHaveLength(4);
      held.open();
      expect((await Promise.all(codes)).filter((code) => code === 'none')).toHaveLength(4);
    } finally {
      held.open();
      await other.stop();
    }
  });
});
