import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers/customers.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { PostgresNoteStore } from './adapters/note.store.js';
import { PostgresTaskStore } from './adapters/task.store.js';
import { WorkApi } from './adapters/work.api.js';
import { OutboxWorkEvents } from './adapters/work.events.js';
import { PostgresWorkTexts } from './adapters/work-texts.store.js';
import { AddNote } from './use-cases/add-note.js';
import { ClaimTask } from './use-cases/claim-task.js';
import { CreateTask } from './use-cases/create-task.js';
import { EditNote } from './use-cases/edit-note.js';
import { EditTask } from './use-cases/edit-task.js';
import { GetNote } from './use-cases/get-note.js';
import { GetTask } from './use-cases/get-task.js';
import { HandOverTasks } from './use-cases/hand-over-tasks.js';
import { ListNotes } from './use-cases/list-notes.js';
import { ListTasks } from './use-cases/list-tasks.js';
import { NoteStore, TaskStore, WorkEvents, WorkTexts } from './use-cases/ports.js';
import { ResolveTask } from './use-cases/resolve-task.js';
import { SnoozeTask } from './use-cases/snooze-task.js';
import { TaskChanges } from './use-cases/task-changes.js';

@Module({
  imports: [StaffModule, CustomersModule],
  controllers: [WorkApi],
  providers: [
    AddNote,
    ClaimTask,
    CreateTask,
    EditNote,
    EditTask,
    GetNote,
    GetTask,
    HandOverTasks,
    ListNotes,
    ListTasks,
    ResolveTask,
    SnoozeTask,
    TaskChanges,
    { provide: NoteStore, useClass: PostgresNoteStore },
    { provide: TaskStore, useClass: PostgresTaskStore },
    { provide: WorkTexts, useClass: PostgresWorkTexts },
    { provide: WorkEvents, useClass: OutboxWorkEvents },
  ],
  exports: [HandOverTasks, WorkTexts],
})
export class WorkModule {}
