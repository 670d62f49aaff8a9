import type { PageRequest, Tx } from '#libs/transactions';
import type { Note } from '../domain/note.js';
import type { Task, TaskState } from '../domain/task.js';
import type { WorkText } from '../domain/work-text.js';

/** Events carry ids only; the text of notes and tasks stays here. */
export abstract class WorkEvents {
  abstract noteAdded(tx: Tx, note: Note): void;
  abstract taskCreated(tx: Tx, task: Task): void;
  abstract taskResolved(tx: Tx, task: Task): void;
}

export abstract class NoteStore {
  abstract insert(tx: Tx, note: Note): Promise<void>;

  /** Null for an id that no note has. */
  abstract find(tx: Tx, noteId: string): Promise<Note | null>;
}

export abstract class TaskStore {
  abstract insert(tx: Tx, task: Task): Promise<void>;

  /** Null for an id that no task has. */
  abstract lock(tx: Tx, taskId: string): Promise<Task | null>;

  /** Stores the state and outcome of a locked task. */
  abstract update(tx: Tx, task: Task): Promise<void>;

  /** In the order of due time and id. */
  abstract list(filter: TaskFilter, page: PageRequest<TaskKey>): Promise<Task[]>;
}

export type TaskKey = readonly [dueAt: Date, taskId: string];

/** Empty and null filter nothing. */
export interface TaskFilter {
  readonly queue: string;
  readonly customerId: string;
  readonly state: TaskState | null;
}

/** Text of notes and tasks. */
export abstract class WorkTexts {
  /** By the id of the note or task, all of them by one statement; unknown ids are left out. */
  abstract findMany(tx: Tx, workIds: readonly string[]): Promise<ReadonlyMap<string, WorkText>>;
}
