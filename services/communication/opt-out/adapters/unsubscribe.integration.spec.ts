import {
  aCase,
  anInvoice,
  aRequest,
  mail,
  owners,
  running,
  send,
  useCommunication,
} from '../../testing/communication.js';
import { Unsubscribe } from '../use-cases/unsubscribe.js';

useCommunication();

describe('opting out', () => {
  const tokenOf = async (address: string): Promise<string> =>
    /unsubscribe\/([\w-]{32})/.exec((await mail.parsed(address)).text!)![1]!;
  const visit = (token: string, method = 'GET', body?: URLSearchParams): Promise<Response> =>
    fetch(`http://127.0.0.1:${running.httpPort}/unsubscribe/${token}`, { method, ...(body && { body }) });
  /** To which the message went, whatever is the customer's contact by then. */
  const contactOf = (customerId: string) => owners.customers.get(customerId)!.contacts![0]!.contactId;
  const oneClick = () => new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });

  it('takes one click, which the next message respects, and a GET changes nothing', async () => {
    const { customerId, address, request } = aCase();
    await send(request);
    const token = await tokenOf(address);
    const looked = await visit(token);
    expect(looked.status).toBe(200);
    expect(await looked.text()).toContain('<form method="post">');
    expect(owners.optOuts).toEqual([]);
    const stopped = await visit(token, 'POST', oneClick());
    expect(stopped.status).toBe(200);
    expect(await stopped.text()).toContain('You will get no further e-mails');
    expect(stopped.headers.get('cache-control')).toBe('no-store');
    const refused = {
      customerId,
      channel: 'CHANNEL_EMAIL',
      reason: 'ONE_CLICK_UNSUBSCRIBE',
      contactId: contactOf(customerId),
    };
    expect(owners.optOuts).toEqual([{ ...refused, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
    expect((await visit(token, 'POST')).status).toBe(200);
    expect(owners.optOuts).toHaveLength(1);
    expect(await send(aRequest(customerId, [anInvoice(customerId)]))).toMatchObject({
      state: 'SUPPRESSED',
      ruleIds: ['R07'],
    });
  });

  it('is one request a day for each message, and a new one after the debtor took it back', async () => {
    const { customerId, address, request } = aCase();
    await send(request);
    const token = await tokenOf(address);
    const unsubscribe = running.app.get(Unsubscribe);
    owners.optOuts.length = 0;
    await unsubscribe.unsubscribe(token);
    await unsubscribe.unsubscribe(token);
    expect(new Set(owners.optOuts.map(({ requestId }) => requestId)).size).toBe(1);
    owners.ignoredOptOuts.add(owners.optOuts[0]!.requestId);
    owners.customers.set(customerId, { ...owners.customers.get(customerId)!, optedOutChannels: [] });
    await unsubscribe.unsubscribe(token);
    expect(new Set(owners.optOuts.map(({ requestId }) => requestId)).size).toBe(2);
    expect(owners.customers.get(customerId)!.optedOutChannels).toEqual(['CHANNEL_EMAIL']);
  });

  it('is limited for each link', async () => {
    const statuses = [];
    for (let call = 0; call < 12; call += 1) statuses.push((await visit('B'.repeat(32))).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 404), 429, 429]);
  });

  it('shows pages in the language of the message', async () => {
    const { address, request } = aCase({ locale: 'de-AT' });
    await send(request);
    const page = await (await visit(await tokenOf(address))).text();
    expect(page).toContain('<html lang="de">');
    expect(page).toContain('E-Mails abbestellen');
  });

  it('says when the link is wrong, and when the refusal could not be stored', async () => {
    for (const token of ['x', 'A'.repeat(32), '%2e%2e', "'; --", 'preview']) {
      for (const method of ['GET', 'POST']) {
        const response = await visit(encodeURIComponent(token), method);
        expect(response.status).toBe(404);
        expect(await response.text()).toContain('This link is not valid');
      }
    }
    const { address, request } = aCase();
    await send(request);
    owners.away.add('customer');
    const response = await visit(await tokenOf(address), 'POST', oneClick());
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('could not be stored');
  });
});
