import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { type Caller, Runner } from '#libs/transactions';
import { ContactStore } from '../../contact-law/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import { type Message, nextState } from '../domain/message.js';
import { MessageEvents, MessageStore } from './ports.js';

/** Why a message bounced that its provider had accepted. */
const cameBack = 'CAME_BACK';

/** Records that a message which was sent came back: the debtor never had it, so it is no contact and no announcement. */
@Injectable()
export class RecordBounce {
  constructor(
    private readonly runner: Runner,
    private readonly messages: MessageStore,
    private readonly contacts: ContactStore,
    private readonly events: MessageEvents,
  ) {}

  /** @throws MESSAGE_NOT_FOUND, MESSAGE_STATE_FORBIDS */
  async recordBounce(caller: Caller, messageId: string): Promise<Message> {
    // Messages are never deleted.
    const known = isId(messageId) ? await this.messages.find(messageId) : null;
    return this.runner.run(caller, async (tx) => {
      if (!known) throw errors.MESSAGE_NOT_FOUND(`There is no message ${messageId}. Check the id.`);
      const { message } = await this.messages.lock(tx, messageId);
      const state = nextState(message.state, 'comeBack');
      const bounced = await this.messages.changeState(tx, messageId, state, cameBack);
      await this.contacts.delete(tx, bounced);
      this.events.ended(tx, bounced);
      return bounced;
    });
  }
}
