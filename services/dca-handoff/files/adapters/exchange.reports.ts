import { Injectable } from '@nestjs/common';
import { Logger, Metrics } from '#libs/platform';
import type { RecordFault } from '../domain/acknowledgement-file.js';
import type { Direction } from '../domain/exchange.js';
import { ExchangeReports, type InboundKey } from '../use-cases/ports.js';

/** Log lines name files, places and reasons, and never what an agency wrote. */
@Injectable()
export class LoggedExchangeReports extends ExchangeReports {
  private readonly failures;

  constructor(
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    super();
    this.failures = metrics.counter(
      'dunlin_agency_failures_total',
      'Files that could not be exchanged with an agency at an attempt.',
      ['agency', 'direction'],
    );
  }

  override failed(agency: string, direction: Direction, fileName: string | null, error: unknown): void {
    this.failures.inc({ agency, direction: direction.toLowerCase() });
    const what = direction === 'DELIVERY' ? 'A file cannot be delivered to an agency' : 'An agency cannot be read';
    const reason = error instanceof Error ? error.message : String(error);
    const fields = { agency, ...(fileName !== null && { fileName }), reason };
    this.logger.oncePerMinute('warn', `${direction} ${agency}`, `${what}; it is tried again.`, fields);
  }

  override refused({ agency, fileName }: InboundKey, faults: readonly RecordFault[]): void {
    const reasons = Object.fromEntries(
      [...Map.groupBy(faults, ({ reason }) => reason)].map(([reason, { length }]) => [reason, length]),
    );
    const fields = { agency, fileName, lineCount: faults.length, firstLine: faults[0]?.line, reasons };
    this.logger.warn('Lines of an acknowledgement were refused and changed nothing.', fields);
  }
}
