import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { Note, NoteEdit } from '../domain/note.js';
import type { Task, TaskChange, TaskState } from '../domain/task.js';
import type { WorkText } from '../domain/work-text.js';

/** Events carry ids only; the text of notes and tasks stays here. */
export abstract class WorkEvents {
  abstract noteAdded(tx: Tx, note: Note): void;
  abstract noteEdited(tx: Tx, note: Note): void;
  abstract taskCreated(tx: Tx, task: Task): void;
  abstract taskChanged(tx: Tx, change: TaskChange, reason: string): void;
  abstract taskResolved(tx: Tx, task: Task): void;
}

export type NoteKey = readonly [createdAt: Date, noteId: string];

export abstract class NoteStore {
  abstract insert(tx: Tx, note: Note): Promise<void>;

  /** Null for an id that no note has. */
  abstract find(on: Queryable, noteId: string): Promise<Note | null>;

  /** As `find`. */
  abstract lock(tx: Tx, noteId: string): Promise<Note | null>;

  /** Stores the text of a locked note, with what it said before. */
  abstract edit(tx: Tx, note: Note, edit: NoteEdit): Promise<void>;

  /** Of one customer, the newest first. */
  abstract list(customerId: string, page: PageRequest<NoteKey>): Promise<Note[]>;

  /** The latest changes first. */
  abstract listEdits(noteId: string, limit: number): Promise<NoteEdit[]>;
}

export abstract class TaskStore {
  /** @returns false where its id is taken */
  abstract insert(tx: Tx, task: Task): Promise<boolean>;

  /** Null for an id that no task has. */
  abstract find(taskId: string): Promise<Task | null>;

  /** As `find`. */
  abstract lock(tx: Tx, taskId: string): Promise<Task | null>;

  /** Locks the open tasks that these people have of these customers, in the order of their ids. */
  abstract lockOpenOf(
    tx: Tx,
    pairs: readonly { readonly customerId: string; readonly formerPersonId: string }[],
  ): Promise<Task[]>;

  /** Stores locked tasks. */
  abstract updateMany(tx: Tx, tasks: readonly Task[]): Promise<void>;

  /** In the order that the filter asks for. */
  abstract list(filter: TaskFilter, page: PageRequest<TaskKey>): Promise<Task[]>;
}

/** The day on which it comes up, its rank and its id in a worklist; else due time and id. */
export type TaskKey = readonly [dueAt: Date, taskId: string] | readonly [day: string, rank: bigint, taskId: string];

/** Empty and null filter nothing. */
export interface TaskFilter {
  readonly queue: string;
  readonly group: string;
  readonly assigneeId: string;
  readonly customerId: string;
  readonly tag: string;
  readonly state: TaskState | null;
  /** Included. */
  readonly dueFrom: Date | null;
  /** Excluded. */
  readonly dueUntil: Date | null;
  /** A worklist has open tasks that are not put off, by the day on which they come up and then by value. */
  readonly order: 'DUE' | 'WORKLIST';
}

/** Text of notes and tasks. */
export abstract class WorkTexts {
  /** By the id of the note or task, all of them by one statement; unknown ids are left out. */
  abstract findMany(tx: Tx, workIds: readonly string[]): Promise<ReadonlyMap<string, WorkText>>;
}
