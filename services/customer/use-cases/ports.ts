import type { CausingEvent, Tx } from '#libs/platform';
import type { Change, ContactChannel, Customer } from '../domain/customer.js';
import type { DiaryEntry } from '../domain/diary.js';
import type { DiaryEvent, WorkWords } from '../domain/diary-facts.js';
import type { Reading } from '../domain/fields.js';
import type { Note, Task, TaskState } from '../domain/task.js';

/** Where a list goes on: at most `limit` rows behind the sort key of the last row shown. */
export interface PageRequest<Key> {
  readonly limit: number;
  /** Null for the first page. */
  readonly after: Key | null;
}

/** Prefixes; an empty one filters nothing. */
export interface CustomerFilter {
  readonly name: string;
  readonly reference: string;
  readonly phone: string;
  readonly email: string;
}

/** A change with why it was made. */
export interface ReasonedChange extends Change {
  /** UPPER_SNAKE where the product gives it, free text where a person does, empty for none. */
  readonly reason: string;
  /** The event that it follows from, where a batch of events has several. */
  readonly event?: CausingEvent;
}

/** Customers with their contacts, opt-outs and flags. */
export abstract class CustomerStore {
  /** Stores new customers whose reference is free. @returns the ids that were stored; a taken reference is left out */
  abstract create(tx: Tx, customers: readonly Customer[]): Promise<ReadonlySet<string>>;

  /** Stores the contacts of customers that were just created, and what they are found by. */
  abstract complete(tx: Tx, customers: readonly Customer[]): Promise<void>;

  /** Locks customers in the order of their ids and reads them after that; unknown ids are left out. */
  abstract lockByIds(tx: Tx, customerIds: readonly string[]): Promise<Customer[]>;

  /** As `lockByIds`. */
  abstract lockByReferences(tx: Tx, references: readonly string[]): Promise<Customer[]>;

  /** Stores what the facts of each change say. The customers are locked and differ. */
  abstract save(tx: Tx, changes: readonly ReasonedChange[]): Promise<void>;

  /** Reads without a lock, all of them as of one instant; unknown ids are left out. */
  abstract byIds(customerIds: readonly string[]): Promise<Customer[]>;

  abstract byReference(reference: string): Promise<Customer | null>;

  /** In the order of the reference; one row more than the limit when there are more. */
  abstract find(filter: CustomerFilter, page: PageRequest<string>): Promise<Customer[]>;
}

/** Publishes what happened to customers and their work. */
export abstract class CustomerEvents {
  abstract changed(tx: Tx, changes: readonly ReasonedChange[]): void;
  abstract noteAdded(tx: Tx, note: Note): void;
  abstract taskCreated(tx: Tx, task: Task): void;
  abstract taskResolved(tx: Tx, task: Task): void;
}

/** What is to be done and what was written down about customers. */
export abstract class WorkStore {
  abstract addNote(tx: Tx, note: Note): Promise<void>;
  abstract addTask(tx: Tx, task: Task): Promise<void>;
  abstract lockTask(tx: Tx, taskId: string): Promise<Task | null>;
  abstract saveTask(tx: Tx, task: Task): Promise<void>;

  /** In the order of due time and id; one row more than the limit when there are more. */
  abstract listTasks(filter: TaskFilter, page: PageRequest<readonly [dueAt: Date, taskId: string]>): Promise<Task[]>;

  /** What notes and tasks say, by the id of the note or task; unknown ids are left out. */
  abstract wordsOf(tx: Tx, workIds: readonly string[]): Promise<ReadonlyMap<string, WorkWords>>;
}

/** Empty and null filter nothing. */
export interface TaskFilter {
  readonly queue: string;
  readonly customerId: string;
  readonly state: TaskState | null;
}

/** A diary entry as it is listed. */
export interface ListedDiaryEntry extends DiaryEntry {
  /** Order of arrival, which breaks ties of business time. */
  readonly arrival: bigint;
}

/** Empty and null filter nothing. */
export interface DiaryFilter {
  readonly customerId: string;
  /** First instant, included. */
  readonly from: Date | null;
  /** First instant that is too late. */
  readonly until: Date | null;
  readonly events: readonly DiaryEvent[];
  readonly actors: readonly string[];
  readonly invoiceId: string;
}

export type DiaryKey = readonly [occurredAt: Date, arrival: bigint];

/** The diary: written once per event, in the order in which events arrive. */
export abstract class DiaryStore {
  /** Adds entries in the given order; one whose event stands in the diary already is left out. */
  abstract append(tx: Tx, entries: readonly DiaryEntry[]): Promise<void>;

  /** The newest first; one row more than the limit when there are more. */
  abstract list(filter: DiaryFilter, page: PageRequest<DiaryKey>): Promise<ListedDiaryEntry[]>;
}

/** Understands addresses as people write them. */
export abstract class AddressReader {
  /** @returns an e-mail address, or a phone number in E.164 read with the organisation's region */
  abstract read(channel: ContactChannel, text: string): Reading<string>;
}

/** What holds for a customer of whom nothing else is said. */
export abstract class OrganisationDefaults {
  abstract readonly zone: string;
  abstract readonly locale: string;
}
