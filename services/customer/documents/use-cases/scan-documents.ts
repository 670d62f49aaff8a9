import { Injectable } from '@nestjs/common';
import { piecesOf } from '#libs/files';
import { SystemRunner } from '#libs/transactions';
import { mayBeScanned, refuseInfected, releaseScanned, type Verdict } from '../domain/document.js';
import { scanDelayMs } from '../domain/scanner-fault.js';
import { DocumentEvents, DocumentPolicy, DocumentStore, Scanner, ScanQueue } from './ports.js';
import { StoreContent } from './store-content.js';

@Injectable()
export class ScanDocuments {
  constructor(
    private readonly system: SystemRunner,
    private readonly documents: DocumentStore,
    private readonly queue: ScanQueue,
    private readonly scanner: Scanner,
    private readonly contents: StoreContent,
    private readonly events: DocumentEvents,
    private readonly policy: DocumentPolicy,
  ) {}

  /**
   * Scans the document that waits for longest. After a scan without a result, which is thrown, it waits.
   * @returns whether there was one
   */
  async scanNextDocument(): Promise<boolean> {
    if (this.scanner.name === 'none') return false;
    const claimed = await this.queue.claim(this.policy.scanLeaseMs);
    if (!claimed) return false;
    const { documentId } = claimed.document;
    try {
      const content = await this.documents.content(documentId);
      const verdict = await this.scanner.scan(piecesOf(content));
      if (verdict.finding === '') await this.release(documentId, verdict);
      else await this.refuse(documentId, verdict);
    } catch (error) {
      await this.queue.putOff(documentId, scanDelayMs(error, claimed.attempt));
      throw error;
    }
    return true;
  }

  private async release(documentId: string, verdict: Verdict): Promise<void> {
    const place = await this.contents.storeContent(documentId);
    if (place === null) return;
    await this.system.transact(async (tx) => {
      const document = await this.documents.lock(tx, documentId);
      if (document?.state !== 'QUARANTINED') return;
      const released = releaseScanned(document, verdict, place, tx);
      await this.documents.updateMany(tx, [released]);
      if (place !== 'DATABASE') await this.documents.deleteParts(tx, [documentId]);
      this.events.released(tx, released);
    });
  }

  private async refuse(documentId: string, verdict: Verdict): Promise<void> {
    await this.system.transact(async (tx) => {
      const document = await this.documents.lock(tx, documentId);
      if (!document || !mayBeScanned(document)) return;
      const refused = refuseInfected(document, verdict, tx);
      await this.documents.updateMany(tx, [refused]);
      this.events.refused(tx, refused);
    });
  }
}
