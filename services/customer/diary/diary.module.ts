import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers/customers.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { WorkModule } from '../work/work.module.js';
import { DiaryApi } from './adapters/diary.api.js';
import { DiaryConsumer } from './adapters/diary.consumer.js';
import { PostgresDiaryStore } from './adapters/diary.store.js';
import { ListDiary } from './use-cases/list-diary.js';
import { DiaryStore } from './use-cases/ports.js';
import { RecordDiaryEntries } from './use-cases/record-diary-entries.js';

@Module({
  imports: [CustomersModule, WorkModule, InteractionsModule, DocumentsModule],
  controllers: [DiaryApi, DiaryConsumer],
  providers: [ListDiary, RecordDiaryEntries, { provide: DiaryStore, useClass: PostgresDiaryStore }],
})
export class DiaryModule {}
