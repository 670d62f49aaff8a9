import { Injectable } from '@nestjs/common';
import type { customerV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { RpcClients } from '#libs/platform';
import { oneLine } from '#libs/text';
import type { CallerOnward } from '#libs/transactions';
import { type Addressee, Addressees } from '../use-cases/ports.js';

@Injectable()
export class RpcAddressees extends Addressees {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async find(customerId: string, { actor, correlationId }: CallerOnward): Promise<Addressee | null> {
    try {
      const { customer } = await this.clients.of('customer').getCustomer({ customerId }, { actor, correlationId });
      return customer ? toAddressee(customer) : null;
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not-found') return null;
      throw error;
    }
  }
}

function toAddressee({ name, reference, locale, zone, postalAddresses }: customerV1.Customer): Addressee {
  const billing = postalAddresses.find(({ kind }) => kind === 'KIND_BILLING');
  return { name: oneLine(name), reference: oneLine(reference), locale, zone, address: billing ? linesOf(billing) : [] };
}

/** As far as all countries write it alike: what is local stands in the lines. */
function linesOf({ recipient, lines, postalCode, city, region, country }: customerV1.PostalAddress): string[] {
  const place = [postalCode, city, region].filter((part) => part !== '').join(' ');
  return [recipient, ...lines, place, country].map(oneLine).filter((line) => line !== '');
}
