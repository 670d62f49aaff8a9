import { DatabaseSync } from 'node:sqlite';
import type { Event } from './events.ts';

/** What became of a batch. */
export interface Outcome {
  handled: number;
  /** Events that had been handled before. */
  duplicates: number;
  /** Events that say nothing to this consumer, among them all types that came after it was written. */
  passedOver: number;
}

interface InvoiceFact {
  snapshot: {
    invoice: {
      invoiceId: string;
      customerId: string;
      number: string;
      lifecycle: string;
      remaining: { currencyCode: string; minorUnits: string };
    };
  };
}

/** What each invoice still owes, kept in a database of this consumer's own. */
export class Ledger {
  private readonly database: DatabaseSync;

  /** By event type. Every fact carries the state after it, so one handler keeps them all. */
  private readonly handlers: Readonly<Record<string, (event: Event) => void>> = Object.fromEntries(
    [
      'InvoiceIssued',
      'InvoiceChanged',
      'InvoiceBalanceChanged',
      'InvoicePaid',
      'InvoiceVoided',
      'InvoiceReopened',
      'InvoiceWrittenOff',
    ].map((name) => [`dunlin.invoice.v1.${name}`, (event: Event) => this.keepInvoice(event)]),
  );

  constructor(file: string) {
    this.database = new DatabaseSync(file);
    // An id may be forgotten when its event can come no more: after the retention of the topic.
    this.database.exec(`
      CREATE TABLE IF NOT EXISTS handled_events (
        event_id TEXT PRIMARY KEY, handled_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP) STRICT;
      CREATE TABLE IF NOT EXISTS invoices (
        invoice_id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, number TEXT NOT NULL, lifecycle TEXT NOT NULL,
        currency TEXT NOT NULL, remaining_minor INTEGER NOT NULL, version INTEGER NOT NULL) STRICT`);
  }

  /** Takes a batch in one transaction: either all of it happened, once, or nothing did and it is read again. */
  take(events: readonly Event[]): Outcome {
    const outcome: Outcome = { handled: 0, duplicates: 0, passedOver: 0 };
    this.database.exec('BEGIN IMMEDIATE');
    try {
      for (const event of events) outcome[this.takeOne(event)] += 1;
      this.database.exec('COMMIT');
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
    return outcome;
  }

  close(): void {
    this.database.close();
  }

  private takeOne(event: Event): keyof Outcome {
    const handle = this.handlers[event.type];
    if (!handle) return 'passedOver';
    const remember = this.database.prepare('INSERT OR IGNORE INTO handled_events (event_id) VALUES (?)');
    if (remember.run(event.id).changes === 0) return 'duplicates';
    handle(event);
    return 'handled';
  }

  private keepInvoice(event: Event): void {
    const { invoiceId, customerId, number, lifecycle, remaining } = event.payload<InvoiceFact>().snapshot.invoice;
    this.database
      .prepare(
        `INSERT INTO invoices VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (invoice_id) DO UPDATE SET lifecycle = excluded.lifecycle, currency = excluded.currency,
           remaining_minor = excluded.remaining_minor, version = excluded.version
         WHERE excluded.version > invoices.version`,
      )
      .run(
        invoiceId,
        customerId,
        number,
        lifecycle,
        remaining.currencyCode,
        BigInt(remaining.minorUnits),
        event.sequence,
      );
  }
}
