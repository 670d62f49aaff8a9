import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Change } from '../domain/change.js';
import { ChangeStore } from './ports.js';

@Injectable()
export class NoteChanges {
  constructor(private readonly changes: ChangeStore) {}

  async noteChanges(tx: Tx, changes: readonly Omit<Change, 'sequence'>[]): Promise<void> {
    await this.changes.insertMany(tx, changes);
  }
}
