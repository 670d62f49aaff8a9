import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers/customers.module.js';
import { PostgresNoteStore } from './adapters/note.store.js';
import { PostgresTaskStore } from './adapters/task.store.js';
import { WorkApi } from './adapters/work.api.js';
import { OutboxWorkEvents } from './adapters/work.events.js';
import { PostgresWorkTexts } from './adapters/work-texts.store.js';
import { AddNote } from './use-cases/add-note.js';
import { CreateTask } from './use-cases/create-task.js';
import { ListTasks } from './use-cases/list-tasks.js';
import { NoteStore, TaskStore, WorkEvents, WorkTexts } from './use-cases/ports.js';
import { ResolveTask } from './use-cases/resolve-task.js';

@Module({
  imports: [CustomersModule],
  controllers: [WorkApi],
  providers: [
    AddNote,
    CreateTask,
    ListTasks,
    ResolveTask,
    { provide: NoteStore, useClass: PostgresNoteStore },
    { provide: TaskStore, useClass: PostgresTaskStore },
    { provide: WorkTexts, useClass: PostgresWorkTexts },
    { provide: WorkEvents, useClass: OutboxWorkEvents },
  ],
  exports: [WorkTexts],
})
export class WorkModule {}
