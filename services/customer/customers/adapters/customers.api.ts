import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { customerV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { FileRow } from '../domain/file-row.js';
import { searchedBy } from '../domain/search.js';
import { ChangeCustomer } from '../use-cases/change-customer.js';
import { CreateCustomer } from '../use-cases/create-customer.js';
import { GetCustomer } from '../use-cases/get-customer.js';
import { ListCustomers } from '../use-cases/list-customers.js';
import { LowerFlag } from '../use-cases/lower-flag.js';
import type { CustomerKey, FoundCustomer } from '../use-cases/ports.js';
import { RaiseFlag } from '../use-cases/raise-flag.js';
import { UpsertCustomers } from '../use-cases/upsert-customers.js';
import { fromWireFlag, fromWireKind, toWireCustomer } from './customers.wire.js';

const service = 'dunlin.customer.v1.CustomerService';

type Reply<Name extends keyof customerV1.CustomerServiceRpcs> = Promise<Response<customerV1.CustomerServiceRpcs, Name>>;

@Controller()
export class CustomersApi implements RpcHandlers<customerV1.CustomerServiceRpcs> {
  constructor(
    private readonly createCustomerUseCase: CreateCustomer,
    private readonly getCustomerUseCase: GetCustomer,
    private readonly listCustomersUseCase: ListCustomers,
    private readonly changeCustomerUseCase: ChangeCustomer,
    private readonly upsertCustomersUseCase: UpsertCustomers,
    private readonly raiseFlagUseCase: RaiseFlag,
    private readonly lowerFlagUseCase: LowerFlag,
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
    const [by = 'reference'] = searchedBy(filter);
    const { rows, nextPageToken } = await listPage<FoundCustomer, CustomerKey>(
      request,
      // All lists of 0.2.0 went by reference, so that its tokens of other lists do not fit any more.
      by === 'reference' ? filter : { ...filter, by },
      ({ customer, place }) => [place, customer.customerId],
      (page) => this.listCustomersUseCase.listCustomers(filter, page),
    );
    return { customers: rows.map(({ customer }) => toWireCustomer(customer)), nextPageToken };
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
}

function toFileRow(row: customerV1.CustomerRow): FileRow {
  const { reference, name, class: customerClass, zone, locale, email, phone } = row;
  return { reference, name, kind: fromWireKind(row.kind) ?? undefined, customerClass, zone, locale, email, phone };
}
