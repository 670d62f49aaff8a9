import { Injectable } from '@nestjs/common';
import type { PageRequest } from '#libs/transactions';
import type { AccessEntry } from '../domain/access-entry.js';
import { type AccessFilter, type AccessKey, AccessStore } from './ports.js';

@Injectable()
export class ListAccessEntries {
  constructor(private readonly entries: AccessStore) {}

  /** The latest first. */
  async listAccessEntries(filter: AccessFilter, page: PageRequest<AccessKey>): Promise<AccessEntry[]> {
    return this.entries.list(filter, page);
  }
}
