import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { customerV1 } from '#libs/contracts';
import { closePage, FromCaller, openPage, type Caller, type RpcHandlers } from '#libs/platform';
import type { FileRow } from '../domain/file-row.js';
import { ChangeContact } from '../use-cases/change-contact.js';
import { ChangeCustomer } from '../use-cases/change-customer.js';
import { ChangeFlag } from '../use-cases/change-flag.js';
import { ChangeOptOut } from '../use-cases/change-opt-out.js';
import { CreateCustomer } from '../use-cases/create-customer.js';
import { GetContactFacts } from '../use-cases/get-contact-facts.js';
import { GetCustomer } from '../use-cases/get-customer.js';
import { JudgeContact } from '../use-cases/judge-contact.js';
import { ListCustomers } from '../use-cases/list-customers.js';
import { UpsertCustomers } from '../use-cases/upsert-customers.js';
import { fromWireChannel, fromWireFlag, fromWireKind, toWireContactFacts, toWireCustomer } from './customers.wire.js';

const service = 'dunlin.customer.v1.CustomerService';

type Rpcs = Omit<customerV1.CustomerServiceRpcs, 'addNote' | 'createTask' | 'resolveTask' | 'listTasks' | 'listDiary'>;
type Answer<Name extends keyof Rpcs> = Promise<Rpcs[Name]['responseInit']>;

/** Wire to use case and back. */
@Controller()
export class CustomersApi implements RpcHandlers<Rpcs> {
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
    private readonly facts: GetContactFacts,
  ) {}

  @GrpcMethod(service, 'CreateCustomer')
  async createCustomer(
    @Payload() request: customerV1.CreateCustomerRequest,
    @FromCaller() caller: Caller,
  ): Answer<'createCustomer'> {
    const { class: customerClass, kind, ...rest } = request;
    const customer = await this.create.execute(caller, { ...rest, customerClass, kind: fromWireKind(kind) });
    return { customer: toWireCustomer(customer) };
  }

  @GrpcMethod(service, 'GetCustomer')
  async getCustomer(@Payload() request: customerV1.GetCustomerRequest): Answer<'getCustomer'> {
    return { customer: toWireCustomer(await this.get.execute(request.customerId, request.reference)) };
  }

  @GrpcMethod(service, 'ListCustomers')
  async listCustomers(@Payload() request: customerV1.ListCustomersRequest): Answer<'listCustomers'> {
    const { name, reference, phone, email } = request;
    const page = openPage(request, { name, reference, phone, email });
    const after = page.after ? String(page.after[0]) : null;
    const found = await this.list.execute({ name, reference, phone, email }, { limit: page.limit, after });
    const { rows, nextPageToken } = closePage(found, page, (customer) => [customer.reference]);
    return { customers: rows.map(toWireCustomer), nextPageToken };
  }

  @GrpcMethod(service, 'ChangeCustomer')
  async changeCustomer(
    @Payload() request: customerV1.ChangeCustomerRequest,
    @FromCaller() caller: Caller,
  ): Answer<'changeCustomer'> {
    const { customerId, name, class: customerClass, zone, candidateZones, locale } = request;
    const kind = fromWireKind(request.kind) ?? undefined;
    const expectedVersion = BigInt(request.expectedVersion);
    const patch = { customerId, name, kind, customerClass, zone, candidateZones, locale, expectedVersion };
    return { customer: toWireCustomer(await this.change.execute(caller, patch)) };
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
    return {
      customer: toWireCustomer(await this.contact.execute(caller, customerId, fromWireChannel(channel), address)),
    };
  }

  @GrpcMethod(service, 'InvalidateContact')
  async invalidateContact(
    @Payload() { customerId, contactId, reason }: customerV1.InvalidateContactRequest,
    @FromCaller() caller: Caller,
  ): Answer<'invalidateContact'> {
    return { customer: toWireCustomer(await this.judge.invalidate(caller, customerId, contactId, reason)) };
  }

  @GrpcMethod(service, 'ValidateContact')
  async validateContact(
    @Payload() { customerId, contactId, reason }: customerV1.ValidateContactRequest,
    @FromCaller() caller: Caller,
  ): Answer<'validateContact'> {
    return { customer: toWireCustomer(await this.judge.validate(caller, customerId, contactId, reason)) };
  }

  @GrpcMethod(service, 'RecordOptOut')
  async recordOptOut(
    @Payload() { customerId, channel, reason }: customerV1.RecordOptOutRequest,
    @FromCaller() caller: Caller,
  ): Answer<'recordOptOut'> {
    return { customer: toWireCustomer(await this.optOut.record(caller, customerId, fromWireChannel(channel), reason)) };
  }

  @GrpcMethod(service, 'WithdrawOptOut')
  async withdrawOptOut(
    @Payload() { customerId, channel, reason }: customerV1.WithdrawOptOutRequest,
    @FromCaller() caller: Caller,
  ): Answer<'withdrawOptOut'> {
    return {
      customer: toWireCustomer(await this.optOut.withdraw(caller, customerId, fromWireChannel(channel), reason)),
    };
  }

  @GrpcMethod(service, 'RaiseFlag')
  async raiseFlag(
    @Payload() { customerId, flag, reason }: customerV1.RaiseFlagRequest,
    @FromCaller() caller: Caller,
  ): Answer<'raiseFlag'> {
    return { customer: toWireCustomer(await this.flag.raise(caller, customerId, fromWireFlag(flag), reason)) };
  }

  @GrpcMethod(service, 'LowerFlag')
  async lowerFlag(
    @Payload() { customerId, flag, reason }: customerV1.LowerFlagRequest,
    @FromCaller() caller: Caller,
  ): Answer<'lowerFlag'> {
    return { customer: toWireCustomer(await this.flag.lower(caller, customerId, fromWireFlag(flag), reason)) };
  }

  @GrpcMethod(service, 'GetContactFacts')
  async getContactFacts(@Payload() request: customerV1.GetContactFactsRequest): Answer<'getContactFacts'> {
    return { facts: (await this.facts.execute(request.customerIds)).map(toWireContactFacts) };
  }
}

function toFileRow(row: customerV1.CustomerRow): FileRow {
  const { reference, name, class: customerClass, zone, locale, email, phone } = row;
  return { reference, name, kind: fromWireKind(row.kind) ?? undefined, customerClass, zone, locale, email, phone };
}
