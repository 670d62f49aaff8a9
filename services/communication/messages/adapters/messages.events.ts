import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Message } from '../domain/message.js';
import { MessageEvents } from '../use-cases/ports.js';
import { toWireMessage } from './messages.wire.js';

@Injectable()
export class OutboxMessageEvents extends MessageEvents {
  override ended(tx: Tx, message: Message): void {
    const about = {
      key: message.customerId,
      subject: message.messageId,
      sequence: message.version,
      reason: message.reason,
    };
    const payload = { message: toWireMessage(message) };
    switch (message.state) {
      case 'SENT':
        return tx.emit({ ...about, type: 'dunlin.communication.v1.MessageSent', payload });
      case 'SUPPRESSED':
        return tx.emit({ ...about, type: 'dunlin.communication.v1.MessageSuppressed', payload });
      case 'BOUNCED_HARD':
        return tx.emit({
          ...about,
          type: 'dunlin.communication.v1.MessageBounced',
          payload: { ...payload, contactId: message.contactId ?? '' },
        });
      case 'FAILED':
        return tx.emit({ ...about, type: 'dunlin.communication.v1.MessageFailed', payload });
      case 'OUTCOME_UNKNOWN':
        return tx.emit({ ...about, type: 'dunlin.communication.v1.MessageOutcomeUnknown', payload });
      case 'IN_PROGRESS':
      case 'DELAYED':
        return;
    }
  }
}
