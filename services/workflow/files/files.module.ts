import { Module } from '@nestjs/common';
import { WakingModule } from '../waking/waking.module.js';
import { FileActivities } from './activities/file.activities.js';
import { FileOwners } from './activities/file-owners.js';
import { PostgresFileStore } from './adapters/file.store.js';
import { FilesConsumer } from './adapters/files.consumer.js';
import { FinishFile } from './use-cases/finish-file.js';
import { FileStore } from './use-cases/ports.js';
import { RegisterFiles } from './use-cases/register-files.js';
import { StartNextFile } from './use-cases/start-next-file.js';

@Module({
  imports: [WakingModule],
  controllers: [FilesConsumer],
  providers: [
    { provide: FileStore, useClass: PostgresFileStore },
    FileActivities,
    FileOwners,
    FinishFile,
    RegisterFiles,
    StartNextFile,
  ],
  exports: [StartNextFile],
})
export class FilesModule {}
