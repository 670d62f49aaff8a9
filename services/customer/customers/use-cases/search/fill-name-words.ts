import { Injectable } from '@nestjs/common';
import { nameWords } from '../../domain/search/words.js';
import { NameWordStore } from './ports.js';

@Injectable()
export class FillNameWords {
  constructor(private readonly words: NameWordStore) {}

  /**
   * Adds words of stored names that are not known yet, a batch of them.
   * @param after where the batch before ended, empty for the first
   * @returns where this one ended, null when it was the last
   */
  async fillNameWords(after: string): Promise<string | null> {
    const starts = await this.words.nextStarts(after, batchSize);
    await this.words.insertMany(nameWords(starts));
    return starts.length < batchSize ? null : starts.at(-1)!;
  }
}

const batchSize = 1_000;
