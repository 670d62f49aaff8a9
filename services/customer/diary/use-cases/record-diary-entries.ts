import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { InteractionStore } from '../../interactions/use-cases/ports.js';
import type { WorkText } from '../../work/domain/work-text.js';
import { WorkTexts } from '../../work/use-cases/ports.js';
import { type DiaryEntry, diaryLine } from '../domain/diary.js';
import type { DiaryEvent } from '../domain/diary-events.js';
import { DiaryStore } from './ports.js';

/** An event about a customer, as it arrived. */
export interface ConsumedEvent {
  readonly entry: Omit<DiaryEntry, 'event' | 'text'>;
  readonly event: DiaryEvent;
  /** Note, task or interaction of this service that the event is about, null for none. */
  readonly workId: string | null;
}

@Injectable()
export class RecordDiaryEntries {
  constructor(
    private readonly diary: DiaryStore,
    private readonly workTexts: WorkTexts,
    private readonly interactions: InteractionStore,
  ) {}

  /** Writes one line per event, in their order, by one statement. */
  async recordDiaryEntries(tx: Tx, consumed: readonly ConsumedEvent[]): Promise<void> {
    if (consumed.length === 0) return;
    const texts = new Map([
      ...(await this.textsOfWork(tx, consumed)),
      ...(await this.textsOfInteractions(tx, consumed)),
    ]);
    const entries = consumed.map(({ entry, event, workId }) => {
      const text = diaryLine(event, texts.get(workId ?? '') ?? null);
      return { ...entry, event: event.type, text };
    });
    await this.diary.insertMany(tx, entries);
  }

  private async textsOfWork(tx: Tx, consumed: readonly ConsumedEvent[]): Promise<ReadonlyMap<string, WorkText>> {
    const workIds = idsWhere(consumed, (type) => type !== interactionRecorded);
    return workIds.length > 0 ? this.workTexts.findMany(tx, workIds) : new Map<string, WorkText>();
  }

  private async textsOfInteractions(tx: Tx, consumed: readonly ConsumedEvent[]): Promise<Map<string, WorkText>> {
    const ids = idsWhere(consumed, (type) => type === interactionRecorded);
    const texts = ids.length > 0 ? await this.interactions.findTexts(tx, ids) : new Map<string, string>();
    return new Map([...texts].map(([id, text]) => [id, { text, outcome: '' }]));
  }
}

const interactionRecorded = 'dunlin.customer.v1.InteractionRecorded';

function idsWhere(consumed: readonly ConsumedEvent[], holds: (type: string) => boolean): string[] {
  return consumed.flatMap(({ workId, event: { type } }) => (workId !== null && holds(type) ? [workId] : []));
}
