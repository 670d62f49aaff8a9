import { Injectable } from '@nestjs/common';
import { SystemRunner } from '#libs/transactions';
import { type Document, emptyRefused, removeDocument, type SystemReason } from '../domain/document.js';
import { DocumentEvents, DocumentPolicy, DocumentStorages, DocumentStore } from './ports.js';

const dayMs = 86_400_000;
/** A document of which no part arrived for so long was given up. */
const idleMs = dayMs;
/** Longer than storing an object takes, so that none is stored after it was erased. */
const quietMs = 10 * 60_000;
const perRound = 100;

/** Removes what is of no use any more. Each of its parts tells whether there may be more to do. */
@Injectable()
export class TidyDocuments {
  constructor(
    private readonly system: SystemRunner,
    private readonly documents: DocumentStore,
    private readonly storages: DocumentStorages,
    private readonly events: DocumentEvents,
    private readonly policy: DocumentPolicy,
  ) {}

  /** Forgets documents whose upload was given up. */
  async forgetIdleUploads(): Promise<boolean> {
    const documentIds = await this.documents.idleUploads(idleMs, perRound);
    for (const documentId of documentIds) {
      await this.system.transact(async (tx) => {
        const document = await this.documents.lock(tx, documentId);
        if (document?.state === 'UPLOADING') await this.documents.delete(tx, documentId);
      });
    }
    return documentIds.length === perRound;
  }

  /** Deletes contents that were kept for as long as they are to be. */
  async removeOutdated(): Promise<boolean> {
    const count = await this.system.transact(async (tx) => {
      const kept = {
        createdAt: new Date(tx.now.getTime() - this.policy.retentionDays * dayMs),
        refusedAt: new Date(tx.now.getTime() - this.policy.refusedRetentionDays * dayMs),
      };
      const outdated = await this.documents.lockOutdated(tx, kept, perRound);
      const emptied = outdated.map((document): Document => {
        if (document.state === 'REFUSED') return emptyRefused(document);
        const removed = removeDocument(document, 'RETENTION' satisfies SystemReason, tx);
        this.events.removed(tx, removed);
        return removed;
      });
      await this.documents.updateMany(tx, emptied);
      const documentIds = emptied.map(({ documentId }) => documentId);
      await this.documents.deleteParts(tx, documentIds);
      return emptied.length;
    });
    return count === perRound;
  }

  /** Erases objects of documents that have no use for them: removed, refused, or never released. */
  async eraseObjects(): Promise<boolean> {
    const documentIds = await this.documents.withUselessObject(quietMs, perRound);
    for (const documentId of documentIds) {
      await this.storages.at('OBJECT_STORAGE').erase(documentId);
      await this.documents.markObjectErased(documentId);
    }
    return documentIds.length === perRound;
  }
}
