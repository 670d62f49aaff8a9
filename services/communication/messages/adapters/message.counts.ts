import { Injectable } from '@nestjs/common';
import { Background, type Counter, counterTable, foldCounts } from '#libs/platform';
import { Database } from '#libs/transactions';

const messageCounts: Counter = {
  name: 'message_counts',
  of: 'messages',
  by: { state: 'text', reason: 'text', step_id: 'text' },
  sums: [],
};

export const messageCountsTable = counterTable(messageCounts);

const everyMs = 5_000;

/** Keeps the counts of messages short. */
@Injectable()
export class MessageCounts {
  constructor(background: Background, database: Database) {
    background.start({
      name: 'counts of messages',
      roles: ['relay'],
      everyMs,
      run: () => foldCounts(database, messageCounts),
    });
  }
}
