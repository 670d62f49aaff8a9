import { Injectable } from '@nestjs/common';
import { SystemRunner } from '#libs/transactions';
import { beginStoring, type ContentPlace } from '../domain/document.js';
import { DocumentStorages, DocumentStore } from './ports.js';

@Injectable()
export class StoreContent {
  constructor(
    private readonly system: SystemRunner,
    private readonly documents: DocumentStore,
    private readonly storages: DocumentStorages,
  ) {}

  /**
   * Puts the content of a quarantined document where that of released ones is kept, outside of any transaction. That an
   * object may be there is noted before, so that one which is never used is erased.
   * @returns where it is; null for a document that is not quarantined
   */
  async storeContent(documentId: string): Promise<ContentPlace | null> {
    const { inUse } = this.storages;
    const seen = await this.documents.find(documentId);
    if (seen?.state !== 'QUARANTINED') return null;
    if (inUse.place === 'DATABASE') return inUse.place;
    const begun = await this.system.transact(async (tx) => {
      const document = await this.documents.lock(tx, documentId);
      if (document?.state !== 'QUARANTINED') return null;
      const storing = beginStoring(document);
      await this.documents.updateMany(tx, [storing]);
      return storing;
    });
    if (!begun) return null;
    await inUse.store(begun, await this.documents.content(documentId));
    return inUse.place;
  }
}
