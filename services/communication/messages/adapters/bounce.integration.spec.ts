import { newId } from '#libs/ids';
import {
  aCase,
  ann,
  client,
  contactsOf,
  db,
  events,
  send,
  stateOf,
  useCommunication,
} from '../../testing/communication.js';

useCommunication();

describe('a message that was sent and came back', () => {
  it('is bounced, published as such, and was no contact; a repeat changes nothing', async () => {
    const { customerId, request } = aCase();
    await send(request);
    const sent = await stateOf(request);
    expect(await contactsOf(customerId)).toBe(1);
    const bounce = { requestId: newId(), messageId: sent.messageId };
    const { message } = await client.recordBounce(bounce, ann);
    const { sentTime } = sent;
    expect(message).toMatchObject({ state: 'STATE_BOUNCED_HARD', reason: 'CAME_BACK', sentTime });
    expect(await client.recordBounce(bounce, ann)).toEqual({ message });
    expect(await contactsOf(customerId)).toBe(0);
    expect(await events()).toEqual(['MessageSent', 'MessageBounced']);
    expect((await db.published()).at(-1)).toMatchObject({
      subject: sent.messageId,
      payload: { contactId: expect.stringMatching(/^[0-9a-f-]{36}$/), message: { state: 'STATE_BOUNCED_HARD' } },
    });
    // The key names a message that has ended: nothing is sent again.
    expect((await send(request)).state).toBe('BOUNCED_HARD');
  });

  it('is one that exists and was sent', async () => {
    const unknown = client.recordBounce({ requestId: newId(), messageId: newId() }, ann);
    await expect(unknown).rejects.toMatchObject({ code: 'MESSAGE_NOT_FOUND' });
    const { request } = aCase();
    await send(request);
    const { messageId } = await stateOf(request);
    await client.recordBounce({ requestId: newId(), messageId }, ann);
    const again = client.recordBounce({ requestId: newId(), messageId }, ann);
    await expect(again).rejects.toMatchObject({ code: 'MESSAGE_STATE_FORBIDS' });
  });
});
