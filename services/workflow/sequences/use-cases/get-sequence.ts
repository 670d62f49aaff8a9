import { Injectable } from '@nestjs/common';
import { Database } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { SequenceStore, type StoredSequence } from './ports.js';

@Injectable()
export class GetSequence {
  constructor(
    private readonly database: Database,
    private readonly store: SequenceStore,
  ) {}

  /**
   * @param version the newest when 0
   * @throws SEQUENCE_NOT_FOUND
   */
  async getSequence(name: string, version: number): Promise<StoredSequence> {
    const stored = await this.store.find(this.database, name, version || undefined);
    if (stored) return stored;
    const what = version === 0 ? `There is no sequence ${name}.` : `Sequence ${name} has no version ${version}.`;
    throw errors.SEQUENCE_NOT_FOUND(`${what} List the sequences to see all.`);
  }
}
