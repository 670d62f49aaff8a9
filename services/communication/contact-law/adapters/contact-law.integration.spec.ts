import { toTimestamp } from '#libs/contracts';
import { newId } from '#libs/ids';
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
  hours,
  later,
  mail,
  owners,
  running,
  send,
  useCommunication,
} from '../../testing/communication.js';

useCommunication();

describe('contact law', () => {
  it('delays to the first instant that suits every zone and sends then', async () => {
    const { address, request } = aCase({ zones: ['America/New_York', 'America/Los_Angeles'] });
    const until = new Date('2024-05-15T11:00:00-04:00');
    expect(await send(request)).toMatchObject({
      state: 'DELAYED',
      reason: 'CONTACT_LAW',
      delayUntil: until,
      ruleIds: ['R02'],
    });
    expect(await events()).toEqual([]);
    await db.setNow(until);
    expect(await send(request)).toMatchObject({ state: 'SENT', delayUntil: null, ruleIds: [] });
    expect(mail.to(address)).toHaveLength(1);
  });

  it('decides when a contact is planned and again when it is made', async () => {
    const { customerId, address, request } = aCase();
    const decide = (plannedTime: Date | null) =>
      client.decideContact(
        { customerId, channel: 'CHANNEL_EMAIL', plannedTime: plannedTime && toTimestamp(plannedTime) },
        ann,
      );
    expect(await decide(null)).toMatchObject({ outcome: 'OUTCOME_ALLOW', ruleIds: [], citations: [] });
    expect(await decide(later(hours(10)))).toMatchObject({
      outcome: 'OUTCOME_DELAY_UNTIL',
      delayUntilTime: toTimestamp(new Date('2024-05-16T08:00:00Z')),
      ruleIds: ['R01'],
    });
    owners.customers.set(customerId, { ...owners.customers.get(customerId), optedOutChannels: ['CHANNEL_EMAIL'] });
    expect(await send(request)).toMatchObject({ state: 'SUPPRESSED', reason: 'CONTACT_LAW', ruleIds: ['R07'] });
    expect((await decide(null)).outcome).toBe('OUTCOME_DENY');
    expect(mail.to(address)).toEqual([]);
    expect(await codeOf(client.decideContact({ customerId: newId(), channel: 'CHANNEL_EMAIL' }, ann))).toBe(
      'CUSTOMER_NOT_FOUND',
    );
    expect(await codeOf(client.decideContact({ customerId: 'x' }, ann))).toBe('CONTACT_INVALID');
  });

  it('is counted by outcome and rule, beside the outcomes of messages', async () => {
    const counted = async (): Promise<number[]> => {
      const lines = (await (await fetch(`http://127.0.0.1:${running.httpPort}/metrics`)).text()).split('\n');
      const value = (name: string, ...labels: string[]): number => {
        const line = lines.find((each) => each.startsWith(`${name}{`) && labels.every((label) => each.includes(label)));
        return Number(line?.split(' ').at(-1) ?? 0);
      };
      return [
        value('dunlin_contact_decisions_total', 'outcome="ALLOW"', 'rule=""'),
        value('dunlin_contact_decisions_total', 'outcome="DENY"', 'rule="R44"'),
        value('dunlin_events_emitted_total', 'event="dunlin.communication.v1.MessageSent"'),
        value('dunlin_events_emitted_total', 'event="dunlin.communication.v1.MessageSuppressed"'),
        value('dunlin_mail_duration_seconds_count', 'result="ACCEPTED"'),
      ];
    };
    const before = await counted();
    await send(aCase().request);
    await send(aCase({ flags: ['FLAG_DECEASED'] }).request);
    const after = await counted();
    expect(after.map((count, index) => count - before[index]!)).toEqual([1, 1, 1, 1, 1]);
  });

  it.each([
    ['FLAG_BANKRUPT', 'R44'],
    ['FLAG_DECEASED', 'R44'],
    ['FLAG_MINOR', 'R44'],
    ['FLAG_FRAUD', 'R44'],
    ['FLAG_INSOLVENT', 'R44'],
    ['FLAG_ATTORNEY', 'R11'],
    ['FLAG_MORATORIUM', 'R32'],
  ] as const)('stops for %s', async (flag, rule) => {
    const { address, request } = aCase({ flags: [flag] });
    expect(await send(request)).toMatchObject({ state: 'SUPPRESSED', reason: 'CONTACT_LAW', ruleIds: [rule] });
    expect(mail.to(address)).toEqual([]);
  });

  it('waits for the last day of a flag', async () => {
    const flagEnds = [{ flag: 'FLAG_MORATORIUM', untilDate: { year: 2024, month: 12, day: 31 } }] as const;
    const { address, request } = aCase({ flags: ['FLAG_MORATORIUM'], flagEnds: [...flagEnds] });
    expect(await send(request)).toMatchObject({ state: 'DELAYED', reason: 'CONTACT_LAW' });
    expect(mail.to(address)).toEqual([]);
  });

  it('caps contacts per customer and channel, however many are asked for at once', async () => {
    const { customerId, address } = aCustomer();
    const other = aCase();
    const cap = { customerId, channel: 'CHANNEL_EMAIL', maxPerDay: 2, maxPerSevenDays: 3 } as const;
    expect(await client.setContactCap({ requestId: newId(), cap }, ann)).toEqual({ cap });
    expect(await client.getContactCap({ customerId, channel: 'CHANNEL_EMAIL' }, ann)).toEqual({ cap });
    const requests = Array.from({ length: 8 }, () => aRequest(customerId, [anInvoice(customerId)]));
    const first = await Promise.all(requests.map((request) => send(request)));
    expect(first.filter(({ state }) => state === 'SENT')).toHaveLength(2);
    for (const message of first.filter(({ state }) => state !== 'SENT')) {
      expect(message).toMatchObject({
        state: 'DELAYED',
        delayUntil: new Date('2024-05-16T08:00:00Z'),
        ruleIds: ['CAP', 'R01'],
      });
    }
    expect((await send(other.request)).state).toBe('SENT');
    await db.setNow(new Date('2024-05-16T08:00:00Z'));
    const second = await Promise.all(requests.map((request) => send(request)));
    expect(second.filter(({ state }) => state === 'SENT')).toHaveLength(3);
    expect(second.find(({ state }) => state === 'DELAYED')).toMatchObject({
      delayUntil: new Date('2024-05-22T08:00:00Z'),
    });
    expect(mail.to(address)).toHaveLength(3);
    expect(await contactsOf(customerId)).toBe(3);
  });

  it('applies the common cap where a customer has no cap of its own', async () => {
    const capped = aCustomer();
    const freed = aCustomer();
    const set = (customerId: string, maxPerDay: number) =>
      client.setContactCap({ requestId: newId(), cap: { customerId, channel: 'CHANNEL_EMAIL', maxPerDay } }, ann);
    await set('', 1);
    await set(freed.customerId, 0);
    try {
      for (const { customerId, states } of [
        { ...capped, states: ['SENT', 'DELAYED'] },
        { ...freed, states: ['SENT', 'SENT'] },
      ]) {
        const one = await send(aRequest(customerId, [anInvoice(customerId)]));
        const two = await send(aRequest(customerId, [anInvoice(customerId)]));
        expect([one.state, two.state]).toEqual(states);
      }
      expect(
        (await client.getContactCap({ customerId: capped.customerId, channel: 'CHANNEL_EMAIL' }, ann)).cap,
      ).toMatchObject({
        customerId: '',
        maxPerDay: 1,
      });
    } finally {
      await set('', 0);
    }
    expect(await codeOf(set('x', 1))).toBe('CONTACT_INVALID');
  });
});
