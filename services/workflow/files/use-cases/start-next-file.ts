import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { Causes } from '../../waking/use-cases/causes.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { type FileOwner, wakeOf } from '../take-file.contract.js';
import { FileStore } from './ports.js';

@Injectable()
export class StartNextFile {
  constructor(
    private readonly files: FileStore,
    private readonly wakes: WakeStore,
  ) {}

  /** Starts the next file of a service that has arrived; nothing while one is running. */
  async startNextFile(tx: Tx, service: FileOwner, causes = new Causes()): Promise<boolean> {
    const file = await this.files.startNext(tx, service);
    if (file === null) return false;
    await this.wakes.insertMany(causes.of(tx, file.fileId), [wakeOf(file)]);
    return true;
  }
}
