import { Injectable } from '@nestjs/common';
import { Background, Metrics } from '#libs/platform';
import { Scanner } from '../use-cases/ports.js';
import { ScanDocuments } from '../use-cases/scan-documents.js';
import { TidyDocuments } from '../use-cases/tidy-documents.js';
import { PostgresScanQueue } from './scan.queue.js';

const scanEveryMs = 1_000;
const tidyEveryMs = 10 * 60_000;

/** Scans, tidies up, and tells how much waits for a scan. It runs in several processes at once without harm. */
@Injectable()
export class DocumentUpkeep {
  constructor(
    scans: ScanDocuments,
    tidy: TidyDocuments,
    scanner: Scanner,
    background: Background,
    private readonly queue: PostgresScanQueue,
    metrics: Metrics,
  ) {
    const roles = ['relay', 'worker'] as const;
    if (scanner.name !== 'none') {
      const run = () => scans.scanNextDocument();
      background.start({ name: 'scans of documents', roles, everyMs: scanEveryMs, run });
    }
    for (const [name, run] of [
      ['idle uploads of documents', () => tidy.forgetIdleUploads()],
      ['outdated documents', () => tidy.removeOutdated()],
      ['useless objects of documents', () => tidy.eraseObjects()],
    ] as const) {
      background.start({ name, roles, everyMs: tidyEveryMs, run });
    }
    this.watch(metrics, scanner.name);
  }

  private watch(metrics: Metrics, scanner: string): void {
    const count = metrics.gauge('dunlin_documents_quarantined', 'Documents in quarantine, 1,000 at most.', ['scanner']);
    const seconds = metrics.gauge(
      'dunlin_documents_quarantined_seconds',
      'Time for which the document has been in quarantine that is there for longest.',
      ['scanner'],
    );
    metrics.beforeScrape(async () => {
      const waiting = await this.queue.waiting();
      count.set({ scanner }, waiting.count);
      seconds.set({ scanner }, waiting.maxSeconds);
    });
  }
}
