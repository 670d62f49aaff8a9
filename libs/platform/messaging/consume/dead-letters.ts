import type { Queryable } from '#libs/transactions';
import type { MessagingLogger } from '../broker/access.js';
import type { EventCodec } from '../wire/codec.js';
import type { Dispatcher } from './dispatcher.js';
import { deadOfTypes } from './stuck-events.store.js';

export interface DeadLetterReplayParts {
  readonly group: string;
  readonly codec: EventCodec;
  readonly types: readonly string[];
  readonly database: Queryable;
  readonly dispatcher: Dispatcher;
  readonly logger: MessagingLogger;
}

/**
 * Events of a type that an older release did not know are handled, in the order they came, by the first release that
 * knows it. @returns how many there were
 */
export async function replayKnownTypes(parts: DeadLetterReplayParts): Promise<number> {
  let replayed = 0;
  for (;;) {
    const rows = await deadOfTypes(parts.database, parts.group, parts.types);
    if (rows.length === 0) break;
    for (const row of rows) await parts.dispatcher.retryDeadLetter(row);
    replayed += rows.length;
  }
  if (replayed > 0) parts.logger.info({ replayed }, 'Dead letters of types that are known now were handled.');
  return replayed;
}
