import { Injectable } from '@nestjs/common';
import { RowDefects } from '#libs/files';
import { Logger } from './logger.js';

/** Writes each defect to the log; a file may have many rows of one kind, so each kind is told once a minute. */
@Injectable()
export class LoggedRowDefects extends RowDefects {
  constructor(private readonly logger: Logger) {
    super();
  }

  override report(row: number, error: unknown): void {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const kind = error instanceof Error ? error.message : reason;
    this.logger.oncePerMinute('error', `row ${kind}`, 'A row was refused because of a defect.', { row, reason });
  }
}
