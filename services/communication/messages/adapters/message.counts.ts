import { Injectable } from '@nestjs/common';
import { Background, type Counter, counterTable, keepCounts } from '#libs/platform';
import { Database } from '#libs/transactions';

const messageCounts: Counter = {
  name: 'message_counts',
  of: 'messages',
  by: { state: 'text', reason: 'text', step_id: 'text' },
  sums: [],
};

export const messageCountsTable = counterTable(messageCounts);

/** Keeps the counts of messages short. */
@Injectable()
export class MessageCounts {
  constructor(background: Background, database: Database) {
    keepCounts(background, database, [messageCounts]);
  }
}
