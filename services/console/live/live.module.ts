import { Module } from '@nestjs/common';
import { ChangeConsumer } from './adapters/change.consumer.js';
import { PostgresChangeStore } from './adapters/change.store.js';
import { PolledChangeFeed } from './adapters/polled.feed.js';
import { NoteChanges } from './use-cases/note-changes.js';
import { ChangeFeed, ChangeStore } from './use-cases/ports.js';

@Module({
  controllers: [ChangeConsumer],
  providers: [
    { provide: ChangeStore, useClass: PostgresChangeStore },
    { provide: ChangeFeed, useClass: PolledChangeFeed },
    NoteChanges,
  ],
  exports: [ChangeFeed, NoteChanges],
})
export class LiveModule {}
