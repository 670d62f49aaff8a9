import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { DocumentStore } from '../../documents/use-cases/ports.js';
import { InteractionStore } from '../../interactions/use-cases/ports.js';
import type { WorkText } from '../../work/domain/work-text.js';
import { WorkTexts } from '../../work/use-cases/ports.js';
import { type DiaryEntry, diaryLine, diaryText } from '../domain/diary.js';
import type { DiaryEvent } from '../domain/diary-events.js';
import { DiaryStore } from './ports.js';

/** An event about a customer, as it arrived. */
export interface ConsumedEvent {
  readonly entry: Omit<DiaryEntry, 'event' | 'line' | 'text'>;
  readonly event: DiaryEvent;
  /** Note, task, interaction or document of this service that the event is about, null for none. */
  readonly workId: string | null;
}

@Injectable()
export class RecordDiaryEntries {
  constructor(
    private readonly diary: DiaryStore,
    private readonly workTexts: WorkTexts,
    private readonly interactions: InteractionStore,
    private readonly documents: DocumentStore,
  ) {}

  /** Writes one line per event, in their order, by one statement. */
  async recordDiaryEntries(tx: Tx, consumed: readonly ConsumedEvent[]): Promise<void> {
    if (consumed.length === 0) return;
    const texts = new Map([
      ...(await this.textsOfWork(tx, consumed)),
      ...(await this.textsOfInteractions(tx, consumed)),
      ...(await this.namesOfDocuments(tx, consumed)),
    ]);
    const entries = consumed.map(({ entry, event, workId }) => {
      const line = diaryLine(event, texts.get(workId ?? '') ?? null);
      return { ...entry, event: event.type, line, text: diaryText(line) };
    });
    await this.diary.insertMany(tx, entries);
  }

  private async textsOfWork(tx: Tx, consumed: readonly ConsumedEvent[]): Promise<ReadonlyMap<string, WorkText>> {
    const workIds = idsWhere(consumed, (type) => type !== interactionRecorded && !type.startsWith(ofDocuments));
    return workIds.length > 0 ? this.workTexts.findMany(tx, workIds) : new Map<string, WorkText>();
  }

  private async textsOfInteractions(tx: Tx, consumed: readonly ConsumedEvent[]): Promise<Map<string, WorkText>> {
    const ids = idsWhere(consumed, (type) => type === interactionRecorded);
    const texts = ids.length > 0 ? await this.interactions.findTexts(tx, ids) : new Map<string, string>();
    return new Map([...texts].map(([id, text]) => [id, { text, outcome: '' }]));
  }

  private async namesOfDocuments(tx: Tx, consumed: readonly ConsumedEvent[]): Promise<Map<string, WorkText>> {
    const ids = idsWhere(consumed, (type) => type.startsWith(ofDocuments));
    const names = ids.length > 0 ? await this.documents.findNames(tx, ids) : new Map<string, string>();
    return new Map([...names].map(([id, text]) => [id, { text, outcome: '' }]));
  }
}

const interactionRecorded = 'dunlin.customer.v1.InteractionRecorded';
const ofDocuments = 'dunlin.customer.v1.Document';

function idsWhere(consumed: readonly ConsumedEvent[], holds: (type: string) => boolean): string[] {
  return consumed.flatMap(({ workId, event: { type } }) => (workId !== null && holds(type) ? [workId] : []));
}
