import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { customerV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { Customer } from '../domain/customer.js';
import type { FileRow } from '../domain/file-row.js';
import { ChangeContact } from '../use-cases/change-contact.js';
import { ChangeCustomer } from '../use-cases/change-customer.js';
import { CreateCustomer } from '../use-cases/create-customer.js';
import { BatchGetContactFacts } from '../use-cases/batch-get-contact-facts.js';
import { GetCustomer } from '../use-cases/get-customer.js';
import { InvalidateContact } from '../use-cases/invalidate-contact.js';
import { ListCustomers } from '../use-cases/list-customers.js';
import { LowerFlag } from '../use-cases/lower-flag.js';
import { RaiseFlag } from '../use-cases/raise-flag.js';
import { RecordOptOut } from '../use-cases/record-opt-out.js';
import { UpsertCustomers } from '../use-cases/upsert-customers.js';
import { ValidateContact } from '../use-cases/validate-contact.js';
import { WithdrawOptOut } from '../use-cases/withdraw-opt-out.js';
import { fromWireChannel, fromWireFlag, fromWireKind, toWireContactFacts, toWireCustomer } from './customers.wire.js';

const service = 'dunlin.customer.v1.CustomerService';

type Rpcs = Omit<customerV1.CustomerServiceRpcs, 'addNote' | 'createTask' | 'resolveTask' | 'listTasks' | 'listDiary'>;
type Reply<Name extends keyof Rpcs> = Promise<Response<Rpcs, Name>>;

@Controller()
export class CustomersApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly createCustomerUseCase: CreateCustomer,
    private readonly getCustomerUseCase: GetCustomer,
    private readonly listCustomersUseCase: ListCustomers,
    private readonly changeCustomerUseCase: ChangeCustomer,
    private readonly upsertCustomersUseCase: UpsertCustomers,
    private readonly changeContactUseCase: ChangeContact,
    private readonly invalidateContactUseCase: InvalidateContact,
    private readonly validateContactUseCase: ValidateContact,
    private readonly recordOptOutUseCase: RecordOptOut,
    private readonly withdrawOptOutUseCase: WithdrawOptOut,
    private readonly raiseFlagUseCase: RaiseFlag,
    private readonly lowerFlagUseCase: LowerFlag,
    private readonly getContactFactsUseCase: BatchGetContactFacts,
  ) {}

  @GrpcMethod(service, 'CreateCustomer')
  async createCustomer(
    @Payload() request: customerV1.CreateCustomerRequest,
    @FromCaller() caller: Caller,
  ): Reply<'createCustomer'> {
    const { class: customerClass, kind, ...rest } = request;
    const customer = await this.createCustomerUseCase.createCustomer(caller, {
      ...rest,
      customerClass,
      kind: fromWireKind(kind),
    });
    return { customer: toWireCustomer(customer) };
  }

  @GrpcMethod(service, 'GetCustomer')
  async getCustomer(@Payload() request: customerV1.GetCustomerRequest): Reply<'getCustomer'> {
    const customer = await this.getCustomerUseCase.getCustomer(request.customerId, request.reference);
    return { customer: toWireCustomer(customer) };
  }

  @GrpcMethod(service, 'ListCustomers')
  async listCustomers(@Payload() request: customerV1.ListCustomersRequest): Reply<'listCustomers'> {
    const { name, reference, phone, email } = request;
    const filter = { name, reference, phone, email };
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ reference }: Customer) => [reference],
      (page) => this.listCustomersUseCase.listCustomers(filter, page),
    );
    return { customers: rows.map(toWireCustomer), nextPageToken };
  }

  @GrpcMethod(service, 'ChangeCustomer')
  async changeCustomer(
    @Payload() request: customerV1.ChangeCustomerRequest,
    @FromCaller() caller: Caller,
  ): Reply<'changeCustomer'> {
    const { customerId, name, class: customerClass, zone, candidateZones, locale } = request;
    const kind = fromWireKind(request.kind) ?? undefined;
    const expectedVersion = BigInt(request.expectedVersion);
    const patch = { customerId, name, kind, customerClass, zone, candidateZones, locale, expectedVersion };
    const customer = await this.changeCustomerUseCase.changeCustomer(caller, patch);
    return { customer: toWireCustomer(customer) };
  }

  @GrpcMethod(service, 'UpsertCustomers')
  async upsertCustomers(
    @Payload() { source, rows }: customerV1.UpsertCustomersRequest,
    @FromCaller() caller: Caller,
  ): Reply<'upsertCustomers'> {
    const upserted = await this.upsertCustomersUseCase.upsertCustomers(caller, source, rows.map(toFileRow));
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
  ): Reply<'changeContact'> {
    const { customerId, channel, address } = request;
    const customer = await this.changeContactUseCase.changeContact(
      caller,
      customerId,
      fromWireChannel(channel),
      address,
    );
    return { customer: toWireCustomer(customer) };
  }

  @GrpcMethod(service, 'InvalidateContact')
  async invalidateContact(
    @Payload() { customerId, contactId, reason }: customerV1.InvalidateContactRequest,
    @FromCaller() caller: Caller,
  ): Reply<'invalidateContact'> {
    const customer = await this.invalidateContactUseCase.invalidateContact(caller, customerId, contactId, reason);
    return { customer: toWireCustomer(customer) };
  }

  @GrpcMethod(service, 'ValidateContact')
  async validateContact(
    @Payload() { customerId, contactId, reason }: customerV1.ValidateContactRequest,
    @FromCaller() caller: Caller,
  ): Reply<'validateContact'> {
    const customer = await this.validateContactUseCase.validateContact(caller, customerId, contactId, reason);
    return { customer: toWireCustomer(customer) };
  }

  @GrpcMethod(service, 'RecordOptOut')
  async recordOptOut(
    @Payload() { customerId, channel, reason }: customerV1.RecordOptOutRequest,
    @FromCaller() caller: Caller,
  ): Reply<'recordOptOut'> {
    const customer = await this.recordOptOutUseCase.recordOptOut(caller, customerId, fromWireChannel(channel), reason);
    return { customer: toWireCustomer(customer) };
  }

  @GrpcMethod(service, 'WithdrawOptOut')
  async withdrawOptOut(
    @Payload() { customerId, channel, reason }: customerV1.WithdrawOptOutRequest,
    @FromCaller() caller: Caller,
  ): Reply<'withdrawOptOut'> {
    const customer = await this.withdrawOptOutUseCase.withdrawOptOut(
      caller,
      customerId,
      fromWireChannel(channel),
      reason,
    );
    return { customer: toWireCustomer(customer) };
  }

  @GrpcMethod(service, 'RaiseFlag')
  async raiseFlag(
    @Payload() { customerId, flag, reason }: customerV1.RaiseFlagRequest,
    @FromCaller() caller: Caller,
  ): Reply<'raiseFlag'> {
    const customer = await this.raiseFlagUseCase.raiseFlag(caller, customerId, fromWireFlag(flag), reason);
    return { customer: toWireCustomer(customer) };
  }

  @GrpcMethod(service, 'LowerFlag')
  async lowerFlag(
    @Payload() { customerId, flag, reason }: customerV1.LowerFlagRequest,
    @FromCaller() caller: Caller,
  ): Reply<'lowerFlag'> {
    const customer = await this.lowerFlagUseCase.lowerFlag(caller, customerId, fromWireFlag(flag), reason);
    return { customer: toWireCustomer(customer) };
  }

  @GrpcMethod(service, 'BatchGetContactFacts')
  async batchGetContactFacts(
    @Payload() request: customerV1.BatchGetContactFactsRequest,
  ): Reply<'batchGetContactFacts'> {
    return {
      facts: (await this.getContactFactsUseCase.batchGetContactFacts(request.customerIds)).map(toWireContactFacts),
    };
  }
}

function toFileRow(row: customerV1.CustomerRow): FileRow {
  const { reference, name, class: customerClass, zone, locale, email, phone } = row;
  return { reference, name, kind: fromWireKind(row.kind) ?? undefined, customerClass, zone, locale, email, phone };
}
