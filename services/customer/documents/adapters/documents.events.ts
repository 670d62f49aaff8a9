import { Injectable } from '@nestjs/common';
import type { Counter } from 'prom-client';
import { Metrics } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { type Document, findingOf } from '../domain/document.js';
import { DocumentEvents } from '../use-cases/ports.js';

@Injectable()
export class OutboxDocumentEvents extends DocumentEvents {
  private readonly refusals: Counter<'reason'>;

  constructor(metrics: Metrics) {
    super();
    const help = 'Documents that were refused, by reason.';
    this.refusals = metrics.counter('dunlin_documents_refused_total', help, ['reason']);
  }

  override uploaded(tx: Tx, document: Document): void {
    const { mediaType, sizeBytes } = document;
    tx.emit({
      type: 'dunlin.customer.v1.DocumentUploaded',
      ...placeOf(document),
      payload: { ...payloadOf(document), mediaType, sizeBytes: sizeBytes.toString() },
    });
  }

  override released(tx: Tx, document: Document): void {
    tx.emit({
      type: 'dunlin.customer.v1.DocumentReleased',
      ...placeOf(document),
      payload: { ...payloadOf(document), scanned: document.scan !== null },
      reason: document.reason,
    });
  }

  override refused(tx: Tx, document: Document): void {
    const { reason } = document;
    tx.emit({
      type: 'dunlin.customer.v1.DocumentRefused',
      ...placeOf(document),
      payload: { ...payloadOf(document), finding: findingOf(document) },
      reason,
    });
    tx.afterCommit(() => this.refusals.inc({ reason }));
  }

  override removed(tx: Tx, document: Document): void {
    tx.emit({
      type: 'dunlin.customer.v1.DocumentRemoved',
      ...placeOf(document),
      payload: payloadOf(document),
      reason: document.reason,
    });
  }
}

function placeOf({ customerId, documentId, version }: Document) {
  return { key: customerId, subject: documentId, sequence: version };
}

function payloadOf({ customerId, documentId, kind, invoiceId, caseId }: Document) {
  const about = { invoiceId: invoiceId ?? '', caseId: caseId ?? '' };
  return { customerId, documentId, kind: `KIND_${kind}` as const, ...about };
}
