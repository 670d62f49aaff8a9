import { Module } from '@nestjs/common';
import { Metadata, MetadataEvents, MetadataSchemas, MetadataStore } from '#libs/metadata';
import { PostgresMetadataStore } from '#libs/metadata/adapters';
import { MetadataApi } from './adapters/metadata.api.js';
import { OutboxMetadataEvents } from './adapters/metadata.events.js';

@Module({
  controllers: [MetadataApi],
  providers: [
    Metadata,
    MetadataSchemas,
    { provide: MetadataStore, useClass: PostgresMetadataStore },
    { provide: MetadataEvents, useClass: OutboxMetadataEvents },
  ],
  exports: [Metadata, MetadataSchemas],
})
export class MetadataModule {}
