import { Injectable } from '@nestjs/common';
import { SystemRunner } from '#libs/transactions';
import { ExchangedFileStore } from './ports.js';

/** A file has up to some megabytes, of which the digest is taken. */
const filesAtOnce = 100;

/** Lists show a file from before an upgrade once it has an id. */
@Injectable()
export class DescribeEarlierFiles {
  constructor(
    private readonly systemRunner: SystemRunner,
    private readonly files: ExchangedFileStore,
  ) {}

  /** @returns whether there may be more */
  describeEarlierFiles(): Promise<boolean> {
    return this.systemRunner.transact((tx) => this.files.describeEarlier(tx, filesAtOnce));
  }
}
