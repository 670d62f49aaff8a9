import { Injectable } from '@nestjs/common';
import { FieldFaults, maxLengths, readLine, readOptionalId } from '#libs/fields';
import type { Money } from '#libs/money';
import type { Caller, Tx } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { editTask, type Task, type TaskChange, type TaskDetails } from '../domain/task.js';
import { type Addressed, readAddressed, readNotes, readTags } from '../domain/task-fields.js';
import { TaskChanges } from './task-changes.js';

/** What is absent stays. */
interface TaskPatch extends Addressed {
  readonly taskId: string;
  readonly title?: string | undefined;
  readonly notes?: string | undefined;
  readonly dueAt: Date | null;
  /** Empty for nobody. */
  readonly assigneeId?: string | undefined;
  /** Replaced when any are given. */
  readonly tags: readonly string[];
  readonly clearTags: boolean;
  readonly value: Money | null;
  /** 0 asks for no check. */
  readonly expectedVersion: bigint;
}

@Injectable()
export class EditTask {
  constructor(private readonly changes: TaskChanges) {}

  /**
   * Changes the fields of an open task that are given.
   * @throws TASK_INVALID, TASK_NOT_FOUND, TASK_CONFLICT, TASK_STATE_FORBIDS, ROSTER_NOT_FOUND, ROSTER_KEY_REUSED,
   * PERSON_NOT_FOUND, PERSON_STATE_FORBIDS
   */
  editTask(caller: Caller, patch: TaskPatch): Promise<Task> {
    const { edit, assigneeId } = readPatch(patch);
    const decide = async (task: Task, tx: Tx): Promise<TaskChange> => {
      const { queue, toGroup } = edit;
      const wanted: Partial<TaskDetails> = {
        ...edit,
        ...(queue === undefined ? {} : await this.changes.addressed(tx, { queue, toGroup: toGroup ?? false })),
        ...(assigneeId === null ? { assignee: null } : {}),
        // Whoever has it keeps it, active or not.
        ...(assigneeId && assigneeId !== task.assignee?.personId
          ? { assignee: await this.changes.requireAssignee(tx, assigneeId) }
          : {}),
      };
      return editTask(task, wanted);
    };
    return this.changes.changeOne(caller, patch.taskId, '', decide, patch.expectedVersion);
  }
}

type Writable<Fields> = { -readonly [Name in keyof Fields]?: Fields[Name] };

/** @returns the person by id: null for nobody, undefined for whoever has it */
function readPatch(patch: TaskPatch): {
  edit: Partial<Omit<TaskDetails, 'assignee'>>;
  assigneeId: string | null | undefined;
} {
  const faults = new FieldFaults();
  const edit: Writable<Omit<TaskDetails, 'assignee'>> = { ...readAddressed(faults, patch) };
  if (patch.title !== undefined) edit.title = faults.take('title', readLine(patch.title, maxLengths.title)) ?? '';
  if (patch.notes !== undefined) edit.notes = faults.take('notes', readNotes(patch.notes)) ?? '';
  if (patch.tags.length > 0) edit.tags = faults.take('tags', readTags(patch.tags)) ?? [];
  faults.check(!(patch.clearTags && patch.tags.length > 0), 'clear_tags', 'is set, and tags are given');
  if (patch.clearTags) edit.tags = [];
  if (patch.dueAt) edit.dueAt = patch.dueAt;
  if (patch.value) edit.value = patch.value;
  const given = patch.assigneeId;
  const assigneeId = given === undefined ? undefined : faults.take('assignee_id', readOptionalId(given));
  faults.throwIfAny(errors.TASK_INVALID);
  return { edit, assigneeId };
}
