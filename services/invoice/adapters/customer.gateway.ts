import { Injectable } from '@nestjs/common';
import { enumName, type customerV1 } from '#libs/contracts';
import { DomainError, invariant } from '#libs/errors';
import { RpcClients } from '#libs/platform';
import {
  CustomerDirectory,
  type CustomerToUpsert,
  type KnownCustomer,
  type UpsertedCustomer,
} from '../use-cases/ports.js';

/** An upsert of 5,000 customers takes well below a second; a busy database may take several. */
const upsertDeadlineMs = 60_000;

@Injectable()
export class RpcCustomerDirectory extends CustomerDirectory {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async find(
    customerId: string,
    caller: { actor: string; correlationId: string },
  ): Promise<KnownCustomer | null> {
    try {
      const { customer } = await this.client().getCustomer({ customerId }, onward(caller));
      return customer ? { customerId: customer.customerId, reference: customer.reference, zone: customer.zone } : null;
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not-found') return null;
      throw error;
    }
  }

  override async upsert(
    requestId: string,
    importId: string,
    rows: readonly CustomerToUpsert[],
    caller: { actor: string; correlationId: string },
  ): Promise<UpsertedCustomer[]> {
    const request = { requestId, source: `import:${importId}`, rows: rows.map(toRow) };
    const response = await this.client().upsertCustomers(request, onward(caller), { deadlineMs: upsertDeadlineMs });
    invariant(
      response.rows.length === rows.length,
      'The customer service answered another number of rows than it got.',
    );
    return response.rows.map((row) => ({
      customerId: row.customerId,
      reference: row.reference,
      zone: row.zone,
      outcome: enumName<UpsertedCustomer['outcome']>(row.outcome, 'OUTCOME_') ?? 'REFUSED',
      violations: row.violations,
    }));
  }

  private client() {
    return this.clients.of('customer');
  }
}

function onward({ actor, correlationId }: { actor: string; correlationId: string }) {
  return { actor, correlationId };
}

function toRow({ reference, facts }: CustomerToUpsert): customerV1.CustomerRowInit {
  const { kind, ...texts } = facts;
  return {
    reference,
    ...texts,
    ...(kind === undefined ? {} : { kind: `KIND_${kind.toUpperCase()}` as customerV1.CustomerKind }),
  };
}
