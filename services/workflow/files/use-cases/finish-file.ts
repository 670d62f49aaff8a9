import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { idOf, type TakeFileInput } from '../take-file.contract.js';
import { FileStore } from './ports.js';
import { StartNextFile } from './start-next-file.js';

/** A file was taken to its end; the next one of its service may begin. */
@Injectable()
export class FinishFile {
  constructor(
    private readonly files: FileStore,
    private readonly wakes: WakeStore,
    private readonly start: StartNextFile,
  ) {}

  async finishFile(tx: Tx, file: TakeFileInput): Promise<void> {
    const workflowId = idOf(file);
    await this.wakes.settle(tx, workflowId, await this.wakes.newest(tx, workflowId));
    if (await this.files.finish(tx, file)) await this.start.startNextFile(tx, file.service);
  }
}
