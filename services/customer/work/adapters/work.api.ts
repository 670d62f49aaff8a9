import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { type customerV1, enumName, fromTimestamp } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { Task, TaskState } from '../domain/task.js';
import { AddNote } from '../use-cases/add-note.js';
import { CreateTask } from '../use-cases/create-task.js';
import { ListTasks } from '../use-cases/list-tasks.js';
import { ResolveTask } from '../use-cases/resolve-task.js';
import { toWireNote, toWireTask } from './work.wire.js';

const service = 'dunlin.customer.v1.WorkService';

type Rpcs = customerV1.WorkServiceRpcs;
type Reply<Name extends keyof Rpcs> = Promise<Response<Rpcs, Name>>;

@Controller()
export class WorkApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly addNoteUseCase: AddNote,
    private readonly createTaskUseCase: CreateTask,
    private readonly resolveTaskUseCase: ResolveTask,
    private readonly listTasksUseCase: ListTasks,
  ) {}

  @GrpcMethod(service, 'AddNote')
  async addNote(@Payload() request: customerV1.AddNoteRequest, @FromCaller() caller: Caller): Reply<'addNote'> {
    return { note: toWireNote(await this.addNoteUseCase.addNote(caller, request.customerId, request.text)) };
  }

  @GrpcMethod(service, 'CreateTask')
  async createTask(
    @Payload() request: customerV1.CreateTaskRequest,
    @FromCaller() caller: Caller,
  ): Reply<'createTask'> {
    const { customerId, queue, title, invoiceId, caseId, idempotencyKey } = request;
    const dueAt = fromTimestamp(request.dueTime);
    const task = await this.createTaskUseCase.createTask(caller, {
      customerId,
      queue,
      title,
      invoiceId,
      caseId,
      idempotencyKey,
      dueAt,
    });
    return { task: toWireTask(task) };
  }

  @GrpcMethod(service, 'ResolveTask')
  async resolveTask(
    @Payload() { taskId, note }: customerV1.ResolveTaskRequest,
    @FromCaller() caller: Caller,
  ): Reply<'resolveTask'> {
    return { task: toWireTask(await this.resolveTaskUseCase.resolveTask(caller, taskId, note)) };
  }

  @GrpcMethod(service, 'ListTasks')
  async listTasks(@Payload() request: customerV1.ListTasksRequest): Reply<'listTasks'> {
    const { queue, customerId } = request;
    const filter = { queue, customerId, state: enumName<TaskState>(request.state, 'STATE_') };
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ dueAt, taskId }: Task) => [dueAt, taskId],
      (page) => this.listTasksUseCase.listTasks(filter, page),
    );
    return { tasks: rows.map(toWireTask), nextPageToken };
  }
}
