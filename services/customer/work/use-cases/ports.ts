import type { Tx } from '#libs/platform';
import type { PageRequest } from '../../customers/use-cases/ports.js';
import type { Note } from '../domain/note.js';
import type { Task, TaskState } from '../domain/task.js';
import type { WorkText } from '../domain/work-text.js';

/** Publishes what happened to notes and tasks: ids only, the text stays here. */
export abstract class WorkEvents {
  abstract noteAdded(tx: Tx, note: Note): void;
  abstract taskCreated(tx: Tx, task: Task): void;
  abstract taskResolved(tx: Tx, task: Task): void;
}

export abstract class NoteStore {
  abstract insert(tx: Tx, note: Note): Promise<void>;
}

export abstract class TaskStore {
  abstract insert(tx: Tx, task: Task): Promise<void>;
  abstract lock(tx: Tx, taskId: string): Promise<Task | null>;
  abstract update(tx: Tx, task: Task): Promise<void>;

  /** In the order of due time and id; one row more than the limit when there are more. */
  abstract list(filter: TaskFilter, page: PageRequest<readonly [dueAt: Date, taskId: string]>): Promise<Task[]>;
}

/** Empty and null filter nothing. */
export interface TaskFilter {
  readonly queue: string;
  readonly customerId: string;
  readonly state: TaskState | null;
}

/** What notes and tasks say. */
export abstract class WorkTexts {
  /** By the id of the note or task, all of them by one statement; unknown ids are left out. */
  abstract findMany(tx: Tx, workIds: readonly string[]): Promise<ReadonlyMap<string, WorkText>>;
}
