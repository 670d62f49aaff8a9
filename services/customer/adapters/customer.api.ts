import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromTimestamp, fromWireDate, enumName, type customerV1 } from '#libs/contracts';
import { closePage, FromCaller, openPage, type Caller, type RpcHandlers } from '#libs/platform';
import type { FileRow } from '../domain/file-row.js';
import type { TaskState } from '../domain/task.js';
import { AddNote } from '../use-cases/add-note.js';
import { ChangeContact } from '../use-cases/change-contact.js';
import { ChangeCustomer } from '../use-cases/change-customer.js';
import { ChangeFlag } from '../use-cases/change-flag.js';
import { ChangeOptOut } from '../use-cases/change-opt-out.js';
import { CreateCustomer } from '../use-cases/create-customer.js';
import { CreateTask } from '../use-cases/create-task.js';
import { GetContactFacts } from '../use-cases/get-contact-facts.js';
import { GetCustomer } from '../use-cases/get-customer.js';
import { JudgeContact } from '../use-cases/judge-contact.js';
import { ListCustomers } from '../use-cases/list-customers.js';
import { ListDiary } from '../use-cases/list-diary.js';
import { ListTasks } from '../use-cases/list-tasks.js';
import type { DiaryKey } from '../use-cases/ports.js';
import { ResolveTask } from '../use-cases/resolve-task.js';
import { UpsertCustomers } from '../use-cases/upsert-customers.js';
import {
  toChannel,
  toFlag,
  toKind,
  wireContactFacts,
  wireCustomer,
  wireDiaryEntry,
  wireNote,
  wireTask,
} from './customer.wire.js';

const service = 'dunlin.customer.v1.CustomerService';

type Rpcs = customerV1.CustomerServiceRpcs;
type Answer<Name extends keyof Rpcs> = Promise<Rpcs[Name]['responseInit']>;

/** Wire to use case and back. */
@Controller()
export class CustomerApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly create: CreateCustomer,
    private readonly get: GetCustomer,
    private readonly list: ListCustomers,
    private readonly change: ChangeCustomer,
    private readonly upsert: UpsertCustomers,
    private readonly contact: ChangeContact,
    private readonly judge: JudgeContact,
    private readonly optOut: ChangeOptOut,
    private readonly flag: ChangeFlag,
    private readonly note: AddNote,
    private readonly newTask: CreateTask,
    private readonly resolve: ResolveTask,
    private readonly tasks: ListTasks,
    private readonly diary: ListDiary,
    private readonly facts: GetContactFacts,
  ) {}

  @GrpcMethod(service, 'CreateCustomer')
  async createCustomer(
    @Payload() request: customerV1.CreateCustomerRequest,
    @FromCaller() caller: Caller,
  ): Answer<'createCustomer'> {
    const { class: customerClass, kind, ...rest } = request;
    const customer = await this.create.execute(caller, { ...rest, customerClass, kind: toKind(kind) });
    return { customer: wireCustomer(customer) };
  }

  @GrpcMethod(service, 'GetCustomer')
  async getCustomer(@Payload() request: customerV1.GetCustomerRequest): Answer<'getCustomer'> {
    return { customer: wireCustomer(await this.get.execute(request.customerId, request.reference)) };
  }

  @GrpcMethod(service, 'ListCustomers')
  async listCustomers(@Payload() request: customerV1.ListCustomersRequest): Answer<'listCustomers'> {
    const { name, reference, phone, email } = request;
    const page = openPage(request, { name, reference, phone, email });
    const after = page.after ? String(page.after[0]) : null;
    const found = await this.list.execute({ name, reference, phone, email }, { limit: page.limit, after });
    const { rows, nextPageToken } = closePage(found, page, (customer) => [customer.reference]);
    return { customers: rows.map(wireCustomer), nextPageToken };
  }

  @GrpcMethod(service, 'ChangeCustomer')
  async changeCustomer(
    @Payload() request: customerV1.ChangeCustomerRequest,
    @FromCaller() caller: Caller,
  ): Answer<'changeCustomer'> {
    const { customerId, name, class: customerClass, zone, candidateZones, locale } = request;
    const kind = toKind(request.kind) ?? undefined;
    const expectedVersion = BigInt(request.expectedVersion);
    const patch = { customerId, name, kind, customerClass, zone, candidateZones, locale, expectedVersion };
    return { customer: wireCustomer(await this.change.execute(caller, patch)) };
  }

  @GrpcMethod(service, 'UpsertCustomers')
  async upsertCustomers(
    @Payload() { source, rows }: customerV1.UpsertCustomersRequest,
    @FromCaller() caller: Caller,
  ): Answer<'upsertCustomers'> {
    const upserted = await this.upsert.execute(caller, source, rows.map(toFileRow));
    return {
      rows: upserted.map(({ customerId, zone, outcome, violations }, index) => ({
        reference: rows[index]!.reference,
        customerId,
        zone,
        outcome: `OUTCOME_${outcome}`,
        violations: [...violations],
      })),
    };
  }

  @GrpcMethod(service, 'ChangeContact')
  async changeContact(
    @Payload() request: customerV1.ChangeContactRequest,
    @FromCaller() caller: Caller,
  ): Answer<'changeContact'> {
    const { customerId, channel, address } = request;
    return { customer: wireCustomer(await this.contact.execute(caller, customerId, toChannel(channel), address)) };
  }

  @GrpcMethod(service, 'InvalidateContact')
  async invalidateContact(
    @Payload() { customerId, contactId, reason }: customerV1.InvalidateContactRequest,
    @FromCaller() caller: Caller,
  ): Answer<'invalidateContact'> {
    return { customer: wireCustomer(await this.judge.invalidate(caller, customerId, contactId, reason)) };
  }

  @GrpcMethod(service, 'ValidateContact')
  async validateContact(
    @Payload() { customerId, contactId, reason }: customerV1.ValidateContactRequest,
    @FromCaller() caller: Caller,
  ): Answer<'validateContact'> {
    return { customer: wireCustomer(await this.judge.validate(caller, customerId, contactId, reason)) };
  }

  @GrpcMethod(service, 'RecordOptOut')
  async recordOptOut(
    @Payload() { customerId, channel, reason }: customerV1.RecordOptOutRequest,
    @FromCaller() caller: Caller,
  ): Answer<'recordOptOut'> {
    return { customer: wireCustomer(await this.optOut.record(caller, customerId, toChannel(channel), reason)) };
  }

  @GrpcMethod(service, 'WithdrawOptOut')
  async withdrawOptOut(
    @Payload() { customerId, channel, reason }: customerV1.WithdrawOptOutRequest,
    @FromCaller() caller: Caller,
  ): Answer<'withdrawOptOut'> {
    return { customer: wireCustomer(await this.optOut.withdraw(caller, customerId, toChannel(channel), reason)) };
  }

  @GrpcMethod(service, 'RaiseFlag')
  async raiseFlag(
    @Payload() { customerId, flag, reason }: customerV1.RaiseFlagRequest,
    @FromCaller() caller: Caller,
  ): Answer<'raiseFlag'> {
    return { customer: wireCustomer(await this.flag.raise(caller, customerId, toFlag(flag), reason)) };
  }

  @GrpcMethod(service, 'LowerFlag')
  async lowerFlag(
    @Payload() { customerId, flag, reason }: customerV1.LowerFlagRequest,
    @FromCaller() caller: Caller,
  ): Answer<'lowerFlag'> {
    return { customer: wireCustomer(await this.flag.lower(caller, customerId, toFlag(flag), reason)) };
  }

  @GrpcMethod(service, 'AddNote')
  async addNote(@Payload() request: customerV1.AddNoteRequest, @FromCaller() caller: Caller): Answer<'addNote'> {
    return { note: wireNote(await this.note.execute(caller, request.customerId, request.text)) };
  }

  @GrpcMethod(service, 'CreateTask')
  async createTask(
    @Payload() request: customerV1.CreateTaskRequest,
    @FromCaller() caller: Caller,
  ): Answer<'createTask'> {
    const { customerId, queue, title, invoiceId, caseId } = request;
    const dueAt = fromTimestamp(request.dueTime);
    const task = await this.newTask.execute(caller, { customerId, queue, title, invoiceId, caseId, dueAt });
    return { task: wireTask(task) };
  }

  @GrpcMethod(service, 'ResolveTask')
  async resolveTask(
    @Payload() { taskId, note }: customerV1.ResolveTaskRequest,
    @FromCaller() caller: Caller,
  ): Answer<'resolveTask'> {
    return { task: wireTask(await this.resolve.execute(caller, taskId, note)) };
  }

  @GrpcMethod(service, 'ListTasks')
  async listTasks(@Payload() request: customerV1.ListTasksRequest): Answer<'listTasks'> {
    const { queue, customerId } = request;
    const filter = { queue, customerId, state: enumName<TaskState>(request.state, 'STATE_') };
    const page = openPage(request, filter);
    const after = page.after as [Date, string] | null;
    const found = await this.tasks.execute(filter, { limit: page.limit, after });
    const { rows, nextPageToken } = closePage(found, page, ({ dueAt, taskId }) => [dueAt, taskId]);
    return { tasks: rows.map(wireTask), nextPageToken };
  }

  @GrpcMethod(service, 'ListDiary')
  async listDiary(@Payload() request: customerV1.ListDiaryRequest): Answer<'listDiary'> {
    const { customerId, events, actors, invoiceId } = request;
    const fromDate = fromWireDate(request.fromDate, 'from_date');
    const toDate = fromWireDate(request.toDate, 'to_date');
    const query = { customerId, fromDate, toDate, events, actors, invoiceId };
    const page = openPage(request, query);
    const after = page.after as unknown as DiaryKey | null;
    const found = await this.diary.execute(query, { limit: page.limit, after });
    const { rows, nextPageToken } = closePage(found, page, ({ occurredAt, arrival }) => [occurredAt, arrival]);
    return { entries: rows.map(wireDiaryEntry), nextPageToken };
  }

  @GrpcMethod(service, 'GetContactFacts')
  async getContactFacts(@Payload() request: customerV1.GetContactFactsRequest): Answer<'getContactFacts'> {
    return { facts: (await this.facts.execute(request.customerIds)).map(wireContactFacts) };
  }
}

function toFileRow(row: customerV1.CustomerRow): FileRow {
  const { reference, name, class: customerClass, zone, locale, email, phone } = row;
  return { reference, name, kind: toKind(row.kind) ?? undefined, customerClass, zone, locale, email, phone };
}
