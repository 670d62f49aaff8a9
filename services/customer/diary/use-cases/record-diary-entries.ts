import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { WorkText } from '../../work/domain/work-text.js';
import { WorkTexts } from '../../work/use-cases/ports.js';
import { type DiaryEntry, diaryLine } from '../domain/diary.js';
import type { DiaryEvent } from '../domain/diary-events.js';
import { DiaryStore } from './ports.js';

/** An event about a customer, as it arrived. */
export interface ConsumedEvent {
  readonly entry: Omit<DiaryEntry, 'event' | 'text'>;
  readonly event: DiaryEvent;
  /** Note or task of this service that the event is about, null for none. */
  readonly workId: string | null;
}

@Injectable()
export class RecordDiaryEntries {
  constructor(
    private readonly diary: DiaryStore,
    private readonly workTexts: WorkTexts,
  ) {}

  /** Writes one line per event, in their order, by one statement. */
  async recordDiaryEntries(tx: Tx, consumed: readonly ConsumedEvent[]): Promise<void> {
    if (consumed.length === 0) return;
    const workIds = consumed.flatMap(({ workId }) => workId ?? []);
    const texts = workIds.length > 0 ? await this.workTexts.findMany(tx, workIds) : new Map<string, WorkText>();
    const entries = consumed.map(({ entry, event, workId }) => {
      const text = diaryLine(event, texts.get(workId ?? '') ?? null);
      return { ...entry, event: event.type, text };
    });
    await this.diary.insertMany(tx, entries);
  }
}
