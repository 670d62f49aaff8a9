import { Injectable } from '@nestjs/common';
import { type customerV1, enumName } from '#libs/contracts';
import { DomainError, invariant } from '#libs/errors';
import { RpcClients } from '#libs/platform';
import type { CallerOnward } from '#libs/transactions';
import {
  CustomerDirectory,
  type CustomerToUpsert,
  type ForeseenCustomer,
  type KnownCustomer,
  type UpsertedCustomer,
} from '../use-cases/ports.js';
import { KnownZones } from './known-zones.js';
import { type UpsertBatch, upsertBatches } from './upsert-batches.js';

/** An upsert of 5,000 customers takes well below a second; a busy database may take several. */
const upsertDeadlineMs = 60_000;

@Injectable()
export class RpcCustomerDirectory extends CustomerDirectory {
  constructor(
    private readonly clients: RpcClients,
    private readonly zones: KnownZones,
  ) {
    super();
  }

  override async find(customerId: string, caller: CallerOnward): Promise<KnownCustomer | null> {
    try {
      const { customer } = await this.client().getCustomer({ customerId }, onward(caller));
      if (!customer) return null;
      const { reference, zone } = customer;
      return { customerId, reference, zone: this.zones.of(customerId, zone) };
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not-found') return null;
      throw error;
    }
  }

  override async upsertMany(
    requestId: string,
    importId: string,
    rows: readonly CustomerToUpsert[],
    caller: CallerOnward,
  ): Promise<UpsertedCustomer[]> {
    const upserted: UpsertedCustomer[] = [];
    for (const batch of upsertBatches(requestId, rows)) upserted.push(...(await this.upsert(importId, batch, caller)));
    return upserted;
  }

  private async upsert(importId: string, batch: UpsertBatch, caller: CallerOnward): Promise<UpsertedCustomer[]> {
    const request = { requestId: batch.requestId, source: `import:${importId}`, rows: batch.rows.map(toWireRow) };
    const response = await this.client().upsertCustomers(request, onward(caller), { deadlineMs: upsertDeadlineMs });
    assertComplete(response.rows, batch.rows);
    return response.rows.map((row) => ({
      customerId: row.customerId,
      reference: row.reference,
      zone: this.zones.of(row.customerId, row.zone),
      outcome: outcomeOf(row.outcome),
      violations: row.violations,
    }));
  }

  override async previewMany(rows: readonly CustomerToUpsert[], caller: CallerOnward): Promise<ForeseenCustomer[]> {
    const foreseen: ForeseenCustomer[] = [];
    for (const batch of upsertBatches('', rows)) {
      const request = { rows: batch.rows.map(toWireRow) };
      const response = await this.client().previewUpsertCustomers(request, onward(caller), {
        deadlineMs: upsertDeadlineMs,
      });
      assertComplete(response.rows, batch.rows);
      for (const { customerId, zone, outcome, violations, metadataChanges: changes } of response.rows) {
        const named = { customerId, zone: this.zones.of(customerId, zone) };
        foreseen.push({ ...named, outcome: outcomeOf(outcome), violations, changes });
      }
    }
    return foreseen;
  }

  private client() {
    return this.clients.of('customer');
  }
}

function assertComplete(results: readonly object[], rows: readonly object[]): void {
  invariant(
    results.length === rows.length,
    `The customer service returned ${results.length} results for ${rows.length} rows.`,
  );
}

function outcomeOf(outcome: string): UpsertedCustomer['outcome'] {
  return enumName<UpsertedCustomer['outcome']>(outcome, 'OUTCOME_') ?? 'REFUSED';
}

/** Without the request id of the caller, which is the key of another request. */
function onward({ actor, correlationId }: CallerOnward): CallerOnward {
  return { actor, correlationId };
}

function toWireRow({ reference, customerFields }: CustomerToUpsert): customerV1.CustomerRowInit {
  const { kind, ...others } = customerFields;
  const texts: Record<string, string> = {};
  const metadata: customerV1.RowMetadataInit[] = [];
  for (const [name, value] of Object.entries(others)) {
    const [family, schema, field] = name.split('.');
    if (family === 'metadata') metadata.push({ schema, field, value });
    else texts[name] = value;
  }
  return {
    reference,
    ...texts,
    metadata,
    ...(kind === undefined ? {} : { kind: `KIND_${kind.toUpperCase()}` as customerV1.CustomerKind }),
  };
}
