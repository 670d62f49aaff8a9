import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { type customerV1, fromWireDate } from '#libs/contracts';
import { Metadata } from '#libs/metadata';
import { toWireMetadata } from '#libs/metadata/adapters';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { type FileRow, shownOf } from '../domain/file-row.js';
import { searchedBy } from '../domain/search/search.js';
import { BatchGetCustomers } from '../use-cases/batch-get-customers.js';
import { ChangeCustomer } from '../use-cases/change-customer.js';
import { CreateCustomer } from '../use-cases/create-customer.js';
import { LowerFlag } from '../use-cases/flags/lower-flag.js';
import { RaiseFlag } from '../use-cases/flags/raise-flag.js';
import { GetCustomer } from '../use-cases/get-customer.js';
import { ListCustomers } from '../use-cases/list-customers.js';
import type { CustomerKey, FoundCustomer } from '../use-cases/ports.js';
import { type ForeseenUpsert, PreviewUpsertCustomers } from '../use-cases/preview-upsert-customers.js';
import { SearchCustomers } from '../use-cases/search/search-customers.js';
import { SetMetadata } from '../use-cases/set-metadata.js';
import { SetPostalAddress } from '../use-cases/set-postal-address.js';
import { UpsertCustomers } from '../use-cases/upsert-customers.js';
import {
  fromWireDebtType,
  fromWireFlag,
  fromWireKind,
  fromWirePostalAddress,
  fromWireRole,
  toWireCustomer,
  toWireSearchResult,
  toWireSummary,
} from './customers.wire.js';

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
    private readonly previewUpsertCustomersUseCase: PreviewUpsertCustomers,
    private readonly searchCustomersUseCase: SearchCustomers,
    private readonly batchGetCustomersUseCase: BatchGetCustomers,
    private readonly setPostalAddressUseCase: SetPostalAddress,
    private readonly raiseFlagUseCase: RaiseFlag,
    private readonly lowerFlagUseCase: LowerFlag,
    private readonly setMetadataUseCase: SetMetadata,
    private readonly metadata: Metadata,
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
    const metadata = await this.metadata.find(customer.customerId);
    return { customer: toWireCustomer(customer), metadata: metadata.map(toWireMetadata) };
  }

  @GrpcMethod(service, 'ListCustomers')
  async listCustomers(@Payload() request: customerV1.ListCustomersRequest): Reply<'listCustomers'> {
    const { name, reference, phone, email, text } = request;
    const filter = { name, reference, phone, email };
    const [by = 'reference'] = searchedBy(filter);
    // All lists of 0.2.0 went by reference, so that its tokens of other lists do not fit any more.
    const scope = { ...filter, ...(by === 'reference' ? {} : { by }), ...(text === '' ? {} : { text }) };
    const { rows, nextPageToken } = await listPage<FoundCustomer, CustomerKey>(
      request,
      scope,
      ({ customer, place }) => [place, customer.customerId],
      (page) => this.listCustomersUseCase.listCustomers(filter, text, page),
    );
    return { customers: rows.map(({ customer }) => toWireCustomer(customer)), nextPageToken };
  }

  @GrpcMethod(service, 'SearchCustomers')
  async searchCustomers(@Payload() { text }: customerV1.SearchCustomersRequest): Reply<'searchCustomers'> {
    return toWireSearchResult(await this.searchCustomersUseCase.searchCustomers(text));
  }

  @GrpcMethod(service, 'BatchGetCustomers')
  async batchGetCustomers(@Payload() request: customerV1.BatchGetCustomersRequest): Reply<'batchGetCustomers'> {
    const customers = await this.batchGetCustomersUseCase.batchGetCustomers(request.customerIds);
    return { customers: customers.map(toWireSummary) };
  }

  @GrpcMethod(service, 'SetPostalAddress')
  async setPostalAddress(
    @Payload() { customerId, address, expectedVersion }: customerV1.SetPostalAddressRequest,
    @FromCaller() caller: Caller,
  ): Reply<'setPostalAddress'> {
    const given = fromWirePostalAddress(address);
    const version = BigInt(expectedVersion);
    const customer = await this.setPostalAddressUseCase.setPostalAddress(caller, customerId, given, version);
    return { customer: toWireCustomer(customer) };
  }

  @GrpcMethod(service, 'SetMetadata')
  async setMetadata(
    @Payload() { customerId, schema, values, expectedVersion }: customerV1.SetMetadataRequest,
    @FromCaller() caller: Caller,
  ): Reply<'setMetadata'> {
    const version = expectedVersion === undefined ? null : BigInt(expectedVersion);
    const set = await this.setMetadataUseCase.setMetadata(caller, customerId, { schema, values }, version);
    return { metadata: toWireMetadata(set) };
  }

  @GrpcMethod(service, 'ChangeCustomer')
  async changeCustomer(
    @Payload() request: customerV1.ChangeCustomerRequest,
    @FromCaller() caller: Caller,
  ): Reply<'changeCustomer'> {
    const { customerId, name, class: customerClass, zone, candidateZones, locale } = request;
    const { jurisdiction, defaultSequence } = request;
    const kind = fromWireKind(request.kind) ?? undefined;
    const expectedVersion = BigInt(request.expectedVersion);
    const overrides = { debtType: fromWireDebtType(request.debtType), jurisdiction, role: fromWireRole(request.role) };
    const details = { name, kind, customerClass, zone, candidateZones, locale, ...overrides, defaultSequence };
    const patch = { customerId, ...details, expectedVersion };
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

  @GrpcMethod(service, 'PreviewUpsertCustomers')
  async previewUpsertCustomers(
    @Payload() { rows }: customerV1.PreviewUpsertCustomersRequest,
  ): Reply<'previewUpsertCustomers'> {
    const foreseen = await this.previewUpsertCustomersUseCase.previewUpsertCustomers(rows.map(toFileRow));
    return { rows: foreseen.map(toWireForeseen) };
  }

  @GrpcMethod(service, 'RaiseFlag')
  async raiseFlag(@Payload() request: customerV1.RaiseFlagRequest, @FromCaller() caller: Caller): Reply<'raiseFlag'> {
    const { customerId, flag, reason, sinceDate, untilDate, evidence, noEnd } = request;
    const [since, until] = [fromWireDate(sinceDate, 'since_date'), fromWireDate(untilDate, 'until_date')];
    const findings = { flag: fromWireFlag(flag), reason, since, until, evidence, noEnd };
    const version = BigInt(request.expectedVersion);
    const customer = await this.raiseFlagUseCase.raiseFlag(caller, customerId, findings, version);
    return { customer: toWireCustomer(customer) };
  }

  @GrpcMethod(service, 'LowerFlag')
  async lowerFlag(
    @Payload() { customerId, flag, reason, expectedVersion }: customerV1.LowerFlagRequest,
    @FromCaller() caller: Caller,
  ): Reply<'lowerFlag'> {
    const change = { flag: fromWireFlag(flag), reason };
    const customer = await this.lowerFlagUseCase.lowerFlag(caller, customerId, change, BigInt(expectedVersion));
    return { customer: toWireCustomer(customer) };
  }
}

function toWireForeseen({ customerId, zone, outcome, violations, changes }: ForeseenUpsert) {
  return {
    customerId,
    zone,
    outcome: `OUTCOME_${outcome}` as const,
    violations: [...violations],
    metadataChanges: changes.map(({ schema, field, label, from, to, isText }) => ({
      schema,
      field,
      label,
      from: isText ? '' : shownOf(from),
      to: shownOf(to),
      isNew: from === '',
    })),
  };
}

function toFileRow(row: customerV1.CustomerRow): FileRow {
  const { reference, name, class: customerClass, zone, locale, email, phone, metadata } = row;
  const kind = fromWireKind(row.kind) ?? undefined;
  return { reference, name, kind, customerClass, zone, locale, email, phone, metadata };
}
