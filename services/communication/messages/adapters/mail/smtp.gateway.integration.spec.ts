import { simpleParser } from 'mailparser';
import { newId } from '#libs/ids';
import type { ServiceProcess } from '#libs/platform';
import { aCaller } from '#libs/testing';
import {
  aCase,
  aCustomer,
  anInvoice,
  aRequest,
  codeOf,
  contactsOf,
  db,
  events,
  host,
  later,
  mail,
  owners,
  send,
  stateOf,
  useCommunication,
} from '../../../testing/communication.js';
import { MailPeer } from '../../../testing/mail-peer.js';
import { SendMessage } from '../../use-cases/send-message.js';
import type { RawSendMessage } from '../../use-cases/send-message-input.js';

useCommunication();

describe.each([
  ['with pipelining', false],
  ['without pipelining', true],
])('the mail server, %s,', (_name, hidePipelining) => {
  let peer: MailPeer;
  let other: ServiceProcess;
  const sendThere = (request: RawSendMessage, caller = aCaller()) =>
    other.app.get(SendMessage).sendMessage(caller, request);

  beforeAll(async () => {
    peer = new MailPeer();
    await peer.listen({ hidePipelining });
    other = await host.launch({ DUNLIN_SMTP_URL: `smtp://127.0.0.1:${peer.port}` });
  });
  afterAll(async () => {
    await other.stop();
    await peer.close();
  });

  it('refuses a recipient who does not exist', async () => {
    const { customerId, address, request } = aCase();
    peer.behaviours.set(address, { rcpt: { code: 550, text: '5.1.1 No such user' } });
    expect(await sendThere(request)).toMatchObject({
      state: 'BOUNCED_HARD',
      reason: 'RECIPIENT_REFUSED',
      providerReply: '550 5.1.1',
    });
    const [event] = await db.published();
    expect(event).toMatchObject({
      type: 'dunlin.communication.v1.MessageBounced',
      payload: { contactId: owners.customers.get(customerId)!.contacts![0]!.contactId },
    });
    expect(await contactsOf(customerId)).toBe(0);
    expect((await sendThere(request)).state).toBe('BOUNCED_HARD');
    expect(peer.to(address)).toEqual([]);
    expect((await sendThere(aCase().request)).state).toBe('SENT');
  });

  it('does not blame the recipient for a refusal that is about the sender', async () => {
    const { address, request } = aCase();
    peer.behaviours.set(address, { rcpt: { code: 554, text: '5.7.1 Relay access denied' } });
    expect(await sendThere(request)).toMatchObject({
      state: 'FAILED',
      reason: 'PROVIDER_REFUSED',
      providerReply: '554 5.7.1',
    });
  });

  it('defers, is not called for that long, and accepts', async () => {
    const { customerId, address, request } = aCase();
    peer.behaviours.set(address, { rcpt: { code: 451, text: '4.7.1 Greylisted' } });
    const deferred = {
      state: 'DELAYED',
      reason: 'PROVIDER_DEFERRED',
      delayUntil: later(300_000),
      providerReply: '451 4.7.1',
    };
    expect(await sendThere(request)).toMatchObject(deferred);
    expect(await contactsOf(customerId)).toBe(0);
    peer.behaviours.delete(address);
    expect(await sendThere(request)).toMatchObject(deferred);
    expect(peer.to(address)).toEqual([]);
    await db.setNow(later(300_000));
    expect((await sendThere(request)).state).toBe('SENT');
    expect(peer.to(address)).toHaveLength(1);
    expect(await events()).toEqual(['MessageSent']);
  });

  it.each([
    ['to the recipient', { rcpt: { code: 421, text: '4.7.0 Try again later' } }],
    ['to the content', { data: { code: 421 } }],
  ])('closes the session with 421 %s: the message waits as for any 4xx', async (_name, behaviour) => {
    const { address, request } = aCase();
    peer.behaviours.set(address, behaviour);
    const waiting = { state: 'DELAYED', reason: 'PROVIDER_DEFERRED', delayUntil: later(300_000), deferrals: 1 };
    expect(await sendThere(request)).toMatchObject(waiting);
    peer.behaviours.delete(address);
    await db.setNow(later(300_000));
    expect((await sendThere(request)).state).toBe('SENT');
    expect(peer.to(address)).toHaveLength(1);
  });

  it.each([450, 421])('defers with %i again and again, so the message fails', async (code) => {
    const { address, request } = aCase();
    peer.behaviours.set(address, { rcpt: { code } });
    const states: string[] = [];
    for (let call = 0; call < 4; call += 1) {
      await db.setNow(later(call * 300_000));
      states.push((await sendThere(request)).state);
    }
    expect(states).toEqual(['DELAYED', 'DELAYED', 'FAILED', 'FAILED']);
    expect(await events()).toEqual(['MessageFailed']);
  });

  it('refuses the content for good, or for now', async () => {
    const refused = aCase();
    peer.behaviours.set(refused.address, { data: { code: 554 } });
    expect(await sendThere(refused.request)).toMatchObject({
      state: 'FAILED',
      reason: 'PROVIDER_REFUSED',
      providerReply: '554',
    });
    const full = aCase();
    peer.behaviours.set(full.address, { data: { code: 452 } });
    expect(await sendThere(full.request)).toMatchObject({ state: 'DELAYED', reason: 'PROVIDER_DEFERRED' });
    peer.behaviours.delete(full.address);
    await db.setNow(later(300_000));
    expect((await sendThere(full.request)).state).toBe('SENT');
    expect(peer.to(full.address)).toHaveLength(1);
  });

  it.each(['drop-before', 'drop-after'] as const)(
    'breaks the session after the content left (%s), so the outcome is unknown and nothing is sent again',
    async (data) => {
      const { customerId, address, request } = aCase();
      peer.behaviours.set(address, { data });
      expect(await sendThere(request)).toMatchObject({ state: 'OUTCOME_UNKNOWN', reason: 'CONNECTION_LOST' });
      peer.behaviours.delete(address);
      expect((await sendThere(request)).state).toBe('OUTCOME_UNKNOWN');
      expect(peer.to(address)).toHaveLength(data === 'drop-after' ? 1 : 0);
      expect(await events()).toEqual(['MessageOutcomeUnknown']);
      expect(await contactsOf(customerId)).toBe(1);
    },
  );

  it('is away before anything left: the lease is released and the next call sends', async () => {
    const { customerId, address, request } = aCase();
    const { port } = peer;
    await peer.close();
    const caller = aCaller();
    expect(await codeOf(sendThere(request, caller))).toBe('PROVIDER_UNAVAILABLE');
    expect(await stateOf(request)).toMatchObject({ state: 'STATE_DELAYED', reason: 'PROVIDER_UNAVAILABLE' });
    expect(await contactsOf(customerId)).toBe(0);
    await peer.listen({ port, hidePipelining });
    expect((await sendThere(request, caller)).state).toBe('SENT');
    expect(peer.to(address)).toHaveLength(1);
  });

  it('closed the pooled connections in between, which changes nothing', async () => {
    expect((await sendThere(aCase().request)).state).toBe('SENT');
    const { port } = peer;
    await peer.close();
    await peer.listen({ port, hidePipelining });
    const cases = Array.from({ length: 12 }, () => aCase());
    const messages = await Promise.all(cases.map(({ request }) => sendThere(request)));
    expect(new Set(messages.map(({ state }) => state))).toEqual(new Set(['SENT']));
    expect(cases.map(({ address }) => peer.to(address).length)).toEqual(cases.map(() => 1));
  });
});

describe('what customers wrote', () => {
  it('breaks neither the page, nor the headers, nor the envelope', async () => {
    const name = `<img src=x onerror=alert(1)>\r\nBcc: eve@example.test\r\n\r\n{{ unsubscribeUrl }}`;
    const { customerId, address } = aCustomer({ name, reference: `"><script>\n.\r\nDATA` });
    const number = `R,1\r\nX-Evil: yes\r\n\r\nbody \u202e%`;
    const request = aRequest(customerId, [anInvoice(customerId, { number }), anInvoice(customerId)]);
    expect((await send(request)).state).toBe('SENT');
    const { raw, recipients } = mail.to(address)[0]!;
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
    expect(recipients).toEqual([address]);
    expect(head).not.toMatch(/^(Bcc|X-Evil):/im);
    const parsed = await simpleParser(raw);
    expect(parsed.bcc).toBeUndefined();
    expect(String(parsed.headers.get('x-dunlin-invoices')).split(', ').map(decodeURIComponent)).toContain(number);
    expect(parsed.html).not.toMatch(/<img|<script/);
    expect(parsed.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(parsed.html).toContain('{{ unsubscribeUrl }}');
    expect(parsed.text).toContain('Dear <img src=x onerror=alert(1)> Bcc: eve@example.test {{ unsubscribeUrl }},');
  });

  it('is one recipient, whatever the address looks like', async () => {
    for (const address of [
      'a@example.test, eve@example.test',
      'a@example.test>\r\nRCPT TO:<eve@example.test',
      '"x" <eve@example.test>',
    ]) {
      const before = mail.caught.length;
      const contacts = [{ contactId: newId(), channel: 'CHANNEL_EMAIL', address, validity: 'VALIDITY_VALID' } as const];
      const message = await send(aCase({ contacts }).request);
      const reached = mail.caught.slice(before).flatMap(({ recipients }) => recipients);
      expect([address, reached.length <= 1]).toEqual([address, true]);
      expect(reached).not.toContain('eve@example.test');
      expect(['SENT', 'BOUNCED_HARD', 'FAILED']).toContain(message.state);
    }
  });
});
