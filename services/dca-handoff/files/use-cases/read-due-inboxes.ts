import { Injectable } from '@nestjs/common';
import { SystemRunner } from '#libs/transactions';
import { agencyBackoff, type Exchange, isSuccessNews } from '../domain/exchange.js';
import { ReadInbox } from './exchanging/read-inbox.js';
import { ExchangeStore } from './ports.js';

/** Of one agency in one round, so that none waits long for the others. */
const batchSize = 50;

/** Reads the inboxes of all agencies; one that cannot be read as a whole is left alone for a growing time. */
@Injectable()
export class ReadDueInboxes {
  constructor(
    private readonly systemRunner: SystemRunner,
    private readonly exchanges: ExchangeStore,
    private readonly readInbox: ReadInbox,
  ) {}

  /** @returns whether more files wait */
  async readDueInboxes(): Promise<boolean> {
    let more = false;
    for (const exchange of await this.exchanges.listDue('READING')) {
      const read = await this.readInbox.readInbox(this.systemRunner.caller(), exchange.agency, batchSize);
      await this.record(exchange, read.failures === 0);
      more ||= read.more;
    }
    return more;
  }

  private async record(exchange: Exchange, isSuccess: boolean): Promise<void> {
    const { agency } = exchange;
    // Backoff runs in wall-clock time, as that of every loop.
    // eslint-disable-next-line no-restricted-syntax
    if (isSuccess && !isSuccessNews(exchange, new Date())) return;
    await this.systemRunner.transact((tx) =>
      isSuccess
        ? this.exchanges.recordSuccess(tx, agency, 'READING')
        : this.exchanges.recordFailure(tx, agency, 'READING', agencyBackoff),
    );
  }
}
