import { Injectable } from '@nestjs/common';
import { CustomerSettings } from '../../../customer.settings.js';
import type { ContentPlace } from '../../domain/document.js';
import { errors } from '../../domain/errors.js';
import { type DocumentStorage, DocumentStorages } from '../../use-cases/ports.js';
import { DatabaseStorage } from './database.storage.js';
import { S3Storage } from './s3.storage.js';

/** What is released goes into the bucket, where one is set; what lies in the database stays readable there. */
@Injectable()
export class ConfiguredStorages extends DocumentStorages {
  override readonly inUse: DocumentStorage;
  private readonly hasBucket: boolean;

  constructor(
    private readonly database: DatabaseStorage,
    private readonly bucket: S3Storage,
    { bucketName }: CustomerSettings,
  ) {
    super();
    this.hasBucket = bucketName !== undefined;
    this.inUse = this.hasBucket ? bucket : database;
  }

  override at(place: ContentPlace): DocumentStorage {
    if (place === 'DATABASE') return this.database;
    if (place === 'OBJECT_STORAGE' && this.hasBucket) return this.bucket;
    const where = place === 'NOWHERE' ? 'nowhere any more' : 'in an object storage';
    throw errors.DOCUMENT_STORAGE_UNAVAILABLE(
      `The content is ${where}. Set DUNLIN_DOCUMENTS_BUCKET (documents.bucket.name) to where it was stored.`,
    );
  }
}
