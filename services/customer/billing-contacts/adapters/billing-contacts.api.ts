import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { customerV1 } from '#libs/contracts';
import { FromCaller, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { AddBillingContact } from '../use-cases/add-billing-contact.js';
import { ChangeBillingContact } from '../use-cases/change-billing-contact.js';
import { ListBillingContacts } from '../use-cases/list-billing-contacts.js';
import { RemoveBillingContact } from '../use-cases/remove-billing-contact.js';
import { fromWireAddresses, toWireBillingContact } from './billing-contacts.wire.js';

const service = 'dunlin.customer.v1.BillingContactService';

type Rpcs = customerV1.BillingContactServiceRpcs;
type Reply<Name extends keyof Rpcs> = Promise<Response<Rpcs, Name>>;

@Controller()
export class BillingContactsApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly addUseCase: AddBillingContact,
    private readonly changeUseCase: ChangeBillingContact,
    private readonly removeUseCase: RemoveBillingContact,
    private readonly listUseCase: ListBillingContacts,
  ) {}

  @GrpcMethod(service, 'AddBillingContact')
  async addBillingContact(
    @Payload() { customerId, name, role, locale, contacts }: customerV1.AddBillingContactRequest,
    @FromCaller() caller: Caller,
  ): Reply<'addBillingContact'> {
    const given = { name, role, locale, contacts: fromWireAddresses(contacts) };
    return { billingContact: toWireBillingContact(await this.addUseCase.addBillingContact(caller, customerId, given)) };
  }

  @GrpcMethod(service, 'ChangeBillingContact')
  async changeBillingContact(
    @Payload() request: customerV1.ChangeBillingContactRequest,
    @FromCaller() caller: Caller,
  ): Reply<'changeBillingContact'> {
    const { billingContactId, name, role, locale } = request;
    const contacts = request.setContacts ? fromWireAddresses(request.contacts) : undefined;
    const given = { name, role, locale, contacts };
    const expectedVersion = BigInt(request.expectedVersion);
    const person = await this.changeUseCase.changeBillingContact(caller, billingContactId, given, expectedVersion);
    return { billingContact: toWireBillingContact(person) };
  }

  @GrpcMethod(service, 'RemoveBillingContact')
  async removeBillingContact(
    @Payload() { billingContactId, reason }: customerV1.RemoveBillingContactRequest,
    @FromCaller() caller: Caller,
  ): Reply<'removeBillingContact'> {
    return { billingContactId: await this.removeUseCase.removeBillingContact(caller, billingContactId, reason) };
  }

  @GrpcMethod(service, 'ListBillingContacts')
  async listBillingContacts(
    @Payload() { customerIds }: customerV1.ListBillingContactsRequest,
  ): Reply<'listBillingContacts'> {
    const people = await this.listUseCase.listBillingContacts(customerIds);
    return { billingContacts: people.map(toWireBillingContact) };
  }
}
