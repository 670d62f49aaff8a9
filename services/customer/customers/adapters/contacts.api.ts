import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { customerV1 } from '#libs/contracts';
import { FromCaller, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { AddContact } from '../use-cases/contacts/add-contact.js';
import { BatchGetContactFacts } from '../use-cases/contacts/batch-get-contact-facts.js';
import { ChangeContact } from '../use-cases/contacts/change-contact.js';
import { EditContact } from '../use-cases/contacts/edit-contact.js';
import { InvalidateContact } from '../use-cases/contacts/invalidate-contact.js';
import { MakeContactPrimary } from '../use-cases/contacts/make-contact-primary.js';
import { RecordOptOut } from '../use-cases/contacts/record-opt-out.js';
import { ValidateContact } from '../use-cases/contacts/validate-contact.js';
import { WithdrawOptOut } from '../use-cases/contacts/withdraw-opt-out.js';
import { fromWireChannel, toWireContactFacts, toWireCustomer } from './customers.wire.js';

const service = 'dunlin.customer.v1.ContactService';

type Reply<Name extends keyof customerV1.ContactServiceRpcs> = Promise<Response<customerV1.ContactServiceRpcs, Name>>;

@Controller()
export class ContactsApi implements RpcHandlers<customerV1.ContactServiceRpcs> {
  constructor(
    private readonly changeContactUseCase: ChangeContact,
    private readonly addContactUseCase: AddContact,
    private readonly editContactUseCase: EditContact,
    private readonly makeContactPrimaryUseCase: MakeContactPrimary,
    private readonly invalidateContactUseCase: InvalidateContact,
    private readonly validateContactUseCase: ValidateContact,
    private readonly recordOptOutUseCase: RecordOptOut,
    private readonly withdrawOptOutUseCase: WithdrawOptOut,
    private readonly getContactFactsUseCase: BatchGetContactFacts,
  ) {}

  @GrpcMethod(service, 'ChangeContact')
  async changeContact(
    @Payload() request: customerV1.ChangeContactRequest,
    @FromCaller() caller: Caller,
  ): Reply<'changeContact'> {
    const { customerId, channel, address, expectedVersion } = request;
    const customer = await this.changeContactUseCase.changeContact(
      caller,
      customerId,
      fromWireChannel(channel),
      address,
      BigInt(expectedVersion),
    );
    return { customer: toWireCustomer(customer) };
  }

  @GrpcMethod(service, 'AddContact')
  async addContact(
    @Payload() { customerId, channel, address, label, isPrimary, expectedVersion }: customerV1.AddContactRequest,
    @FromCaller() caller: Caller,
  ): Reply<'addContact'> {
    const contact = { channel: fromWireChannel(channel), address, label, isPrimary };
    const version = BigInt(expectedVersion);
    const customer = await this.addContactUseCase.addContact(caller, customerId, contact, version);
    return { customer: toWireCustomer(customer) };
  }

  @GrpcMethod(service, 'EditContact')
  async editContact(
    @Payload() { customerId, contactId, address, label, expectedVersion }: customerV1.EditContactRequest,
    @FromCaller() caller: Caller,
  ): Reply<'editContact'> {
    const edit = { address, label };
    const version = BigInt(expectedVersion);
    const customer = await this.editContactUseCase.editContact(caller, customerId, contactId, edit, version);
    return { customer: toWireCustomer(customer) };
  }

  @GrpcMethod(service, 'MakeContactPrimary')
  async makeContactPrimary(
    @Payload() { customerId, contactId, reason, expectedVersion }: customerV1.MakeContactPrimaryRequest,
    @FromCaller() caller: Caller,
  ): Reply<'makeContactPrimary'> {
    const version = BigInt(expectedVersion);
    const customer = await this.makeContactPrimaryUseCase.makeContactPrimary(
      caller,
      customerId,
      contactId,
      reason,
      version,
    );
    return { customer: toWireCustomer(customer) };
  }

  @GrpcMethod(service, 'InvalidateContact')
  async invalidateContact(
    @Payload() { customerId, contactId, reason, expectedVersion }: customerV1.InvalidateContactRequest,
    @FromCaller() caller: Caller,
  ): Reply<'invalidateContact'> {
    const version = BigInt(expectedVersion);
    const customer = await this.invalidateContactUseCase.invalidateContact(
      caller,
      customerId,
      contactId,
      reason,
      version,
    );
    return { customer: toWireCustomer(customer) };
  }

  @GrpcMethod(service, 'ValidateContact')
  async validateContact(
    @Payload() { customerId, contactId, reason, expectedVersion }: customerV1.ValidateContactRequest,
    @FromCaller() caller: Caller,
  ): Reply<'validateContact'> {
    const version = BigInt(expectedVersion);
    const customer = await this.validateContactUseCase.validateContact(caller, customerId, contactId, reason, version);
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

  @GrpcMethod(service, 'BatchGetContactFacts')
  async batchGetContactFacts(
    @Payload() request: customerV1.BatchGetContactFactsRequest,
  ): Reply<'batchGetContactFacts'> {
    return {
      facts: (await this.getContactFactsUseCase.batchGetContactFacts(request.customerIds)).map(toWireContactFacts),
    };
  }
}
