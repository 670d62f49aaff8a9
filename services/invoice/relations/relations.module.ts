import { Module } from '@nestjs/common';
import { PostgresRelationStore } from './adapters/relation.store.js';
import { RelationStore } from './use-cases/ports.js';

@Module({
  providers: [{ provide: RelationStore, useClass: PostgresRelationStore }],
  exports: [RelationStore],
})
export class RelationsModule {}
