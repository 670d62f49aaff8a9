import { extname } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Piscina } from 'piscina';
import { Shutdown } from '#libs/platform';
import type { InvoiceLine } from '../../../invoices/domain/lines.js';
import type { Invoice } from '../../../ledger/domain/invoice.js';
import type { OpenInvoice } from '../../../ledger/domain/journal/account.js';
import type { Statement } from '../../domain/statement.js';
import { type Letter, PaperPrinter } from '../../use-cases/ports.js';
import { invoiceJob } from './invoice.layout.js';
import type { PrintJob } from './letter.layout.js';
import { statementJob } from './statement.layout.js';

const idleTimeoutMs = 60_000;

/** Sets papers in one thread, which starts with the first of them and ends when none was asked for in a while. */
@Injectable()
export class PdfPrinter extends PaperPrinter {
  private pool: Piscina<PrintJob, Uint8Array> | null = null;

  constructor(shutdown: Shutdown) {
    super();
    shutdown.register('close', 'papers', () => this.pool?.close());
  }

  override printInvoice(letter: Letter, invoice: Invoice, lines: readonly InvoiceLine[]): Promise<Uint8Array> {
    return this.print(invoiceJob(letter, invoice, lines));
  }

  override printStatement(
    letter: Letter,
    currency: string,
    statement: Statement,
    open: readonly OpenInvoice[] | null,
  ): Promise<Uint8Array> {
    return this.print(statementJob(letter, currency, statement, open));
  }

  private print(job: PrintJob): Promise<Uint8Array> {
    this.pool ??= new Piscina({
      filename: new URL(`print.worker${extname(import.meta.url)}`, import.meta.url).href,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: idleTimeoutMs,
    });
    return this.pool.run(job);
  }
}
