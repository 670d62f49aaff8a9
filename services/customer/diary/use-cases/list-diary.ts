import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { addDays, startOfDay, type LocalDate } from '#libs/time';
import { customerNotFound } from '../../customers/domain/customer.js';
import { eventsNamed } from '../domain/diary.js';
import { FieldReader, isStorable } from '../../customers/domain/fields.js';
import { CustomerStore, type PageRequest } from '../../customers/use-cases/ports.js';
import { DiaryStore, type DiaryKey, type ListedDiaryEntry } from './ports.js';

/** Empty and null filter nothing. */
export interface DiaryQuery {
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
   * @returns one row more than the limit when there are more
   * @throws DomainError CUSTOMER_NOT_FOUND, CUSTOMER_INVALID for an event that no diary holds
   */
  async execute(query: DiaryQuery, page: PageRequest<DiaryKey>): Promise<ListedDiaryEntry[]> {
    const { customerId, fromDate, toDate, invoiceId } = query;
    const events = readEvents(query.events);
    const [customer] = isId(customerId) ? await this.customers.findMany([customerId]) : [];
    if (!customer) throw customerNotFound(customerId);
    if (invoiceId !== '' && !isId(invoiceId)) return [];
    const actors = query.actors.filter(isStorable);
    if (query.actors.length > 0 && actors.length === 0) return [];
    const from = fromDate ? startOfDay(fromDate, customer.zone) : null;
    const until = toDate ? startOfDay(addDays(toDate, 1), customer.zone) : null;
    return this.diary.list({ customerId, from, until, events, actors, invoiceId }, page);
  }
}

function readEvents(names: readonly string[]) {
  const fields = new FieldReader();
  const events = names.flatMap((name, index) => {
    const named = eventsNamed(name);
    if (!named) fields.refuse(`events[${index}]`, 'UNKNOWN_EVENT');
    return named ?? [];
  });
  fields.finish();
  return events;
}
