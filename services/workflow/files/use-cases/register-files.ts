import { Injectable } from '@nestjs/common';
import type { CausingEvent, Tx } from '#libs/transactions';
import { Causes } from '../../waking/use-cases/causes.js';
import { type FileOwner, fileOwners } from '../take-file.contract.js';
import { FileStore } from './ports.js';
import { StartNextFile } from './start-next-file.js';

/** A file as an event announced it. */
interface AnnouncedFile {
  readonly fileId: string;
  readonly service: FileOwner;
  /** Null for a file that is to be taken at once. */
  readonly arriveAt: Date | null;
  readonly event: CausingEvent & { readonly sequence: bigint };
}

/** Files are taken when they arrive, those of a service one after another: a newer file never overtakes an older. */
@Injectable()
export class RegisterFiles {
  constructor(
    private readonly files: FileStore,
    private readonly start: StartNextFile,
  ) {}

  async registerFiles(tx: Tx, announced: readonly AnnouncedFile[]): Promise<void> {
    const files = announced.map(({ fileId, service, arriveAt, event }) => ({
      fileId,
      service,
      announcement: event.sequence,
      arriveAt: arriveAt ?? tx.now,
    }));
    await this.files.insertMany(tx, files);
    const causes = new Causes(new Map(announced.map((file) => [file.fileId, file])));
    for (const service of fileOwners) {
      const hasArrived = files.some((file) => file.service === service && file.arriveAt <= tx.now);
      if (hasArrived) await this.start.startNextFile(tx, service, causes);
    }
  }
}
