import { Injectable } from '@nestjs/common';
import protobuf from 'protobufjs';
import { Logger, RpcClients } from '#libs/platform';
import type { CallerOnward } from '#libs/transactions';
import type { RpcRoute } from '../domain/route.js';
import { reflectRpc } from './contract/contract.reflection.js';

/** Who a row is about, for people; customer alone keeps names. */
export interface NamedCustomer {
  readonly customerId: string;
  readonly reference: string;
  readonly name: string;
}

/** As many as customer names in one call; no page has more rows. */
const maxIds = 500;

/** Asks for the names of all customers of a page at once. */
@Injectable()
export class CustomerNames {
  constructor(
    private readonly clients: RpcClients,
    private readonly logger: Logger,
  ) {}

  /**
   * The customers that an answer is about; none while customer is away, since the answer is of use without names.
   * @param response type of the answer
   */
  async of(response: protobuf.Type, answer: object, caller: CallerOnward): Promise<NamedCustomer[]> {
    const ids = new Set(
      rowFieldsOf(response).flatMap((field) => {
        const value = (answer as Record<string, unknown>)[field.name];
        const rows = (Array.isArray(value) ? value : [value]) as ({ customerId?: string } | null)[];
        return rows.flatMap((row) => row?.customerId || []);
      }),
    );
    if (ids.size === 0) return [];
    try {
      const client = this.clients.of('customer');
      const { customers } = await client.batchGetCustomers({ customerIds: [...ids].slice(0, maxIds) }, caller, {
        deadlineMs: 3_000,
        attempts: 2,
      });
      return customers.map(({ customerId, reference, name }) => ({ customerId, reference, name }));
    } catch (error) {
      this.logger.triedAgain('The names of customers are not known now; a page is shown without them.', error);
      return [];
    }
  }
}

/** Whether an answer comes with names: where it has objects that belong to customers. */
export function namesCustomers(response: protobuf.Type): boolean {
  return rowFieldsOf(response).length > 0;
}

/** Whether a route shows data of customers; a change that answers with what it changed does so as well. */
export function isPersonal({ personal, service, rpc }: RpcRoute): boolean {
  return personal || ofCustomers(reflectRpc(service, rpc).response).length > 0;
}

function rowFieldsOf(response: protobuf.Type): protobuf.Field[] {
  return ofCustomers(response).filter(({ resolvedType }) => {
    const { reference, name } = (resolvedType as protobuf.Type).fields;
    // What tells reference and name itself is a customer already.
    return !(reference && name);
  });
}

/** The fields that hold customers, or what belongs to them. */
function ofCustomers(response: protobuf.Type): protobuf.Field[] {
  return response.fieldsArray.filter((field) => {
    const { resolvedType } = field.resolve();
    return resolvedType instanceof protobuf.Type && 'customerId' in resolvedType.fields;
  });
}
