import { Injectable } from '@nestjs/common';
import { type customerV1, enumName } from '#libs/contracts';
import { DomainError, invariant } from '#libs/errors';
import { maxIds } from '#libs/fields';
import { RpcClients } from '#libs/platform';
import type { CallerOnward } from '#libs/transactions';
import {
  CustomerDirectory,
  type CustomerToUpsert,
  defaultClass,
  type ForeseenCustomer,
  type KnownCustomer,
  type UpsertedCustomer,
} from '../use-cases/ports.js';
import { debtorKindOf } from './debtor-kind.wire.js';
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
      const { reference, zone, class: className } = customer;
      const debtorKind = debtorKindOf(customer);
      return { customerId, reference, zone: this.zones.of(customerId, zone), className, debtorKind };
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not-found') return null;
      throw error;
    }
  }

  override async findClasses(
    customerIds: readonly string[],
    caller: CallerOnward,
  ): Promise<ReadonlyMap<string, string>> {
    const found = await this.getMany(customerIds, caller);
    return new Map(found.map(({ customerId, class: className }) => [customerId, className]));
  }

  override async findKinds(
    customerIds: readonly string[],
    caller: CallerOnward,
  ): Promise<ReadonlyMap<string, KnownCustomer['debtorKind']>> {
    const found = await this.getMany(customerIds, caller);
    return new Map(found.map((customer) => [customer.customerId, debtorKindOf(customer)]));
  }

  private async getMany(customerIds: readonly string[], caller: CallerOnward): Promise<customerV1.CustomerSummary[]> {
    const found: customerV1.CustomerSummary[] = [];
    for (let at = 0; at < customerIds.length; at += maxIds) {
      const batch = { customerIds: customerIds.slice(at, at + maxIds) };
      found.push(...(await this.client().batchGetCustomers(batch, onward(caller))).customers);
    }
    return found;
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
    return response.rows.map((row, index) => ({
      customerId: row.customerId,
      reference: row.reference,
      zone: this.zones.of(row.customerId, row.zone),
      className: classOf(batch.rows[index]!, row.outcome),
      debtorKind: '',
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
      for (const [index, row] of response.rows.entries()) {
        const { customerId, zone, outcome, violations, metadataChanges: changes } = row;
        const className = classOf(batch.rows[index]!, outcome);
        const named = { customerId, zone: this.zones.of(customerId, zone), className };
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

/** What the row says; a new customer of which it says nothing is of the default class. */
function classOf({ customerFields }: CustomerToUpsert, outcome: string): string {
  return customerFields['class'] ?? (outcomeOf(outcome) === 'CREATED' ? defaultClass : '');
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
