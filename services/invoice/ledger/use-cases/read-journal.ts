import { Injectable } from '@nestjs/common';
import {
  JournalStore,
  type JournalFilter,
  type JournalProof,
  type LineKey,
  type PageRequest,
  type PostedLine,
} from './ports.js';

@Injectable()
export class ReadJournal {
  constructor(private readonly journal: JournalStore) {}

  list(filter: JournalFilter, page: PageRequest<LineKey>): Promise<PostedLine[]> {
    return this.journal.list(filter, page);
  }

  verify(): Promise<JournalProof> {
    return this.journal.verify();
  }
}
