import { Injectable } from '@nestjs/common';
import { FieldFaults, isStorable } from '#libs/fields';
import { isId } from '#libs/ids';
import { addDays, type LocalDate, startOfDay } from '#libs/time';
import type { PageRequest } from '#libs/transactions';
import { requireCustomer } from '../../customers/domain/customer.js';
import { CustomerStore } from '../../customers/use-cases/ports.js';
import { eventTypesNamed } from '../domain/diary.js';
import type { DiaryEventType } from '../domain/diary-events.js';
import { errors } from '../domain/errors.js';
import { type DiaryKey, DiaryStore, type ListedDiaryEntry } from './ports.js';

/** Empty and null filter nothing. */
interface DiaryQuery {
  readonly customerId: string;
  /** First day in the customer's zone. */
  readonly fromDate: LocalDate | null;
  /** Last day, included. */
  readonly toDate: LocalDate | null;
  /** Full event types or their last part. */
  readonly events: readonly string[];
  readonly actors: readonly string[];
  readonly invoiceId: string;
}

@Injectable()
export class ListDiary {
  constructor(
    private readonly customers: CustomerStore,
    private readonly diary: DiaryStore,
  ) {}

  /**
   * Lists what happened to a customer, the newest first.
   * @throws CUSTOMER_NOT_FOUND, DIARY_INVALID
   */
  async listDiary(query: DiaryQuery, page: PageRequest<DiaryKey>): Promise<ListedDiaryEntry[]> {
    const { customerId, fromDate, toDate, invoiceId } = query;
    const events = readEventTypes(query.events);
    const customer = requireCustomer(await this.customers.find(customerId), customerId);
    if (invoiceId !== '' && !isId(invoiceId)) return [];
    const actors = query.actors.filter(isStorable);
    if (query.actors.length > 0 && actors.length === 0) return [];
    const from = fromDate ? startOfDay(fromDate, customer.zone) : null;
    const until = toDate ? startOfDay(addDays(toDate, 1), customer.zone) : null;
    return this.diary.list({ customerId, from, until, events, actors, invoiceId }, page);
  }
}

function readEventTypes(names: readonly string[]): DiaryEventType[] {
  const faults = new FieldFaults();
  const types = names.flatMap((name, index) => {
    const named = eventTypesNamed(name);
    faults.check(named, `events[${index}]`, 'is not an event type, full or short, that a diary entry can have');
    return named ?? [];
  });
  faults.throwIfAny(errors.DIARY_INVALID);
  return types;
}
