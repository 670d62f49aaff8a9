import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { WorkText } from '../../work/domain/work-text.js';
import { WorkTexts } from '../../work/use-cases/ports.js';
import { diaryLine, type DiaryEntry } from '../domain/diary.js';
import type { DiaryFact } from '../domain/diary-facts.js';
import { DiaryStore } from './ports.js';

/** An event about a customer, as it arrived. */
export interface Occurrence {
  readonly entry: Omit<DiaryEntry, 'event' | 'text'>;
  readonly fact: DiaryFact;
  /** Note or task of ours that the event speaks of, null for none. */
  readonly workId: string | null;
}

@Injectable()
export class RecordDiary {
  constructor(
    private readonly diary: DiaryStore,
    private readonly workTexts: WorkTexts,
  ) {}

  /** Writes one line per event, in their order, by one statement. */
  async execute(tx: Tx, occurrences: readonly Occurrence[]): Promise<void> {
    if (occurrences.length === 0) return;
    const workIds = occurrences.flatMap(({ workId }) => workId ?? []);
    const texts = workIds.length > 0 ? await this.workTexts.findMany(tx, workIds) : new Map<string, WorkText>();
    const entries = occurrences.map(({ entry, fact, workId }) => {
      const text = diaryLine(fact, texts.get(workId ?? '') ?? null);
      return { ...entry, event: fact.event, text };
    });
    await this.diary.insertMany(tx, entries);
  }
}
