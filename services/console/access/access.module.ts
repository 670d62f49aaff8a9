import { Module } from '@nestjs/common';
import { AccessApi } from './adapters/access.api.js';
import { PostgresAccessStore } from './adapters/access.store.js';
import { ListAccessEntries } from './use-cases/list-access-entries.js';
import { AccessStore } from './use-cases/ports.js';
import { RecordAccess } from './use-cases/record-access.js';

@Module({
  controllers: [AccessApi],
  providers: [{ provide: AccessStore, useClass: PostgresAccessStore }, ListAccessEntries, RecordAccess],
  exports: [ListAccessEntries, RecordAccess],
})
export class AccessModule {}
