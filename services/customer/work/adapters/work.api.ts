import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { type customerV1, enumName, fromTimestamp, fromWireMoney } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { Note } from '../domain/note.js';
import { type Task, type TaskState, workDayOf, workRankOf } from '../domain/task.js';
import { AddNote } from '../use-cases/add-note.js';
import { ClaimTask } from '../use-cases/claim-task.js';
import { CreateTask } from '../use-cases/create-task.js';
import { EditNote } from '../use-cases/edit-note.js';
import { EditTask } from '../use-cases/edit-task.js';
import { GetNote } from '../use-cases/get-note.js';
import { GetTask } from '../use-cases/get-task.js';
import { ListNotes } from '../use-cases/list-notes.js';
import { ListTasks } from '../use-cases/list-tasks.js';
import type { TaskFilter, TaskKey } from '../use-cases/ports.js';
import { ResolveTask } from '../use-cases/resolve-task.js';
import { SnoozeTask } from '../use-cases/snooze-task.js';
import { toWireNote, toWireNoteEdit, toWireTask } from './work.wire.js';

const service = 'dunlin.customer.v1.WorkService';

type Rpcs = customerV1.WorkServiceRpcs;
type Reply<Name extends keyof Rpcs> = Promise<Response<Rpcs, Name>>;

@Controller()
export class WorkApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly addNoteUseCase: AddNote,
    private readonly editNoteUseCase: EditNote,
    private readonly listNotesUseCase: ListNotes,
    private readonly getNoteUseCase: GetNote,
    private readonly createTaskUseCase: CreateTask,
    private readonly editTaskUseCase: EditTask,
    private readonly claimTaskUseCase: ClaimTask,
    private readonly snoozeTaskUseCase: SnoozeTask,
    private readonly resolveTaskUseCase: ResolveTask,
    private readonly getTaskUseCase: GetTask,
    private readonly listTasksUseCase: ListTasks,
  ) {}

  @GrpcMethod(service, 'AddNote')
  async addNote(@Payload() request: customerV1.AddNoteRequest, @FromCaller() caller: Caller): Reply<'addNote'> {
    return { note: toWireNote(await this.addNoteUseCase.addNote(caller, request.customerId, request.text)) };
  }

  @GrpcMethod(service, 'EditNote')
  async editNote(
    @Payload() { noteId, text, expectedEditCount }: customerV1.EditNoteRequest,
    @FromCaller() caller: Caller,
  ): Reply<'editNote'> {
    return { note: toWireNote(await this.editNoteUseCase.editNote(caller, noteId, text, expectedEditCount)) };
  }

  @GrpcMethod(service, 'ListNotes')
  async listNotes(@Payload() request: customerV1.ListNotesRequest): Reply<'listNotes'> {
    const { customerId } = request;
    const { rows, nextPageToken } = await listPage(
      request,
      { customerId },
      ({ createdAt, noteId }: Note) => [createdAt, noteId],
      (page) => this.listNotesUseCase.listNotes(customerId, page),
    );
    return { notes: rows.map(toWireNote), nextPageToken };
  }

  @GrpcMethod(service, 'GetNote')
  async getNote(@Payload() { noteId }: customerV1.GetNoteRequest): Reply<'getNote'> {
    const { note, edits } = await this.getNoteUseCase.getNote(noteId);
    return { note: toWireNote(note), edits: edits.map(toWireNoteEdit) };
  }

  @GrpcMethod(service, 'CreateTask')
  async createTask(
    @Payload() request: customerV1.CreateTaskRequest,
    @FromCaller() caller: Caller,
  ): Reply<'createTask'> {
    const { customerId, queue, group, title, notes, tags, assigneeId, invoiceId, caseId, idempotencyKey } = request;
    const task = await this.createTaskUseCase.createTask(caller, {
      ...{ customerId, queue, group, title, notes, tags, assigneeId, invoiceId, caseId, idempotencyKey },
      value: fromWireMoney(request.value),
      dueAt: fromTimestamp(request.dueTime),
    });
    return { task: toWireTask(task) };
  }

  @GrpcMethod(service, 'EditTask')
  async editTask(@Payload() request: customerV1.EditTaskRequest, @FromCaller() caller: Caller): Reply<'editTask'> {
    const { taskId, queue, group, title, notes, assigneeId, tags, clearTags, expectedVersion } = request;
    const task = await this.editTaskUseCase.editTask(caller, {
      ...{ taskId, queue, group, title, notes, assigneeId, tags, clearTags },
      value: fromWireMoney(request.value),
      dueAt: fromTimestamp(request.dueTime),
      expectedVersion: BigInt(expectedVersion),
    });
    return { task: toWireTask(task) };
  }

  @GrpcMethod(service, 'ClaimTask')
  async claimTask(
    @Payload() { taskId }: customerV1.ClaimTaskRequest,
    @FromCaller() caller: Caller,
  ): Reply<'claimTask'> {
    return { task: toWireTask(await this.claimTaskUseCase.claimTask(caller, taskId)) };
  }

  @GrpcMethod(service, 'SnoozeTask')
  async snoozeTask(
    @Payload() { taskId, untilTime, reason, expectedVersion }: customerV1.SnoozeTaskRequest,
    @FromCaller() caller: Caller,
  ): Reply<'snoozeTask'> {
    const [until, version] = [fromTimestamp(untilTime), BigInt(expectedVersion)];
    return { task: toWireTask(await this.snoozeTaskUseCase.snoozeTask(caller, taskId, until, reason, version)) };
  }

  @GrpcMethod(service, 'ResolveTask')
  async resolveTask(
    @Payload() { taskId, note, expectedVersion }: customerV1.ResolveTaskRequest,
    @FromCaller() caller: Caller,
  ): Reply<'resolveTask'> {
    const version = BigInt(expectedVersion);
    return { task: toWireTask(await this.resolveTaskUseCase.resolveTask(caller, taskId, note, version)) };
  }

  @GrpcMethod(service, 'GetTask')
  async getTask(@Payload() { taskId }: customerV1.GetTaskRequest): Reply<'getTask'> {
    return { task: toWireTask(await this.getTaskUseCase.getTask(taskId)) };
  }

  @GrpcMethod(service, 'ListTasks')
  async listTasks(@Payload() request: customerV1.ListTasksRequest): Reply<'listTasks'> {
    const { queue, group, assigneeId, customerId, tag } = request;
    const filter: TaskFilter = {
      ...{ queue, group, assigneeId, customerId, tag },
      state: enumName<TaskState>(request.state, 'STATE_'),
      dueFrom: fromTimestamp(request.dueFromTime),
      dueUntil: fromTimestamp(request.dueUntilTime),
      order: request.order === 'ORDER_WORKLIST' ? 'WORKLIST' : 'DUE',
    };
    const keyOf = (task: Task): TaskKey =>
      filter.order === 'WORKLIST' ? [workDayOf(task), workRankOf(task), task.taskId] : [task.dueAt, task.taskId];
    const { rows, nextPageToken } = await listPage(request, filter, keyOf, (page) =>
      this.listTasksUseCase.listTasks(filter, page),
    );
    return { tasks: rows.map(toWireTask), nextPageToken };
  }
}
