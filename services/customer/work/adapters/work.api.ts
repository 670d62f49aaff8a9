import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { enumName, fromTimestamp, type customerV1 } from '#libs/contracts';
import { closePage, FromCaller, openPage, type Caller, type RpcHandlers } from '#libs/platform';
import type { TaskState } from '../domain/task.js';
import { AddNote } from '../use-cases/add-note.js';
import { CreateTask } from '../use-cases/create-task.js';
import { ListTasks } from '../use-cases/list-tasks.js';
import { ResolveTask } from '../use-cases/resolve-task.js';
import { toWireNote, toWireTask } from './work.wire.js';

const service = 'dunlin.customer.v1.CustomerService';

type Rpcs = Pick<customerV1.CustomerServiceRpcs, 'addNote' | 'createTask' | 'resolveTask' | 'listTasks'>;
type Answer<Name extends keyof Rpcs> = Promise<Rpcs[Name]['responseInit']>;

/** Wire to use case and back. */
@Controller()
export class WorkApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly note: AddNote,
    private readonly newTask: CreateTask,
    private readonly resolve: ResolveTask,
    private readonly tasks: ListTasks,
  ) {}

  @GrpcMethod(service, 'AddNote')
  async addNote(@Payload() request: customerV1.AddNoteRequest, @FromCaller() caller: Caller): Answer<'addNote'> {
    return { note: toWireNote(await this.note.execute(caller, request.customerId, request.text)) };
  }

  @GrpcMethod(service, 'CreateTask')
  async createTask(
    @Payload() request: customerV1.CreateTaskRequest,
    @FromCaller() caller: Caller,
  ): Answer<'createTask'> {
    const { customerId, queue, title, invoiceId, caseId } = request;
    const dueAt = fromTimestamp(request.dueTime);
    const task = await this.newTask.execute(caller, { customerId, queue, title, invoiceId, caseId, dueAt });
    return { task: toWireTask(task) };
  }

  @GrpcMethod(service, 'ResolveTask')
  async resolveTask(
    @Payload() { taskId, note }: customerV1.ResolveTaskRequest,
    @FromCaller() caller: Caller,
  ): Answer<'resolveTask'> {
    return { task: toWireTask(await this.resolve.execute(caller, taskId, note)) };
  }

  @GrpcMethod(service, 'ListTasks')
  async listTasks(@Payload() request: customerV1.ListTasksRequest): Answer<'listTasks'> {
    const { queue, customerId } = request;
    const filter = { queue, customerId, state: enumName<TaskState>(request.state, 'STATE_') };
    const page = openPage(request, filter);
    const after = page.after as [Date, string] | null;
    const found = await this.tasks.execute(filter, { limit: page.limit, after });
    const { rows, nextPageToken } = closePage(found, page, ({ dueAt, taskId }) => [dueAt, taskId]);
    return { tasks: rows.map(toWireTask), nextPageToken };
  }
}
