import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import { newId } from '#libs/ids';
import { Runner, type Caller, type Tx } from '#libs/platform';
import { createCustomer, newContact, revise, type Customer } from '../domain/customer.js';
import { faultSentences, isStorable, maxLengths, readOptionalLine, required } from '../domain/fields.js';
import { detailsOfNew, readRow, type FileRow, type RowReading, type RowViolation } from '../domain/file-row.js';
import { CustomerChanges } from './customer-changes.js';
import { AddressReader, CustomerStore, OrganisationDefaults, type ReasonedChange } from './ports.js';

export const maxUpsertRows = 5_000;

export type UpsertOutcome = 'CREATED' | 'CHANGED' | 'UNCHANGED' | 'REFUSED';

/** What became of one row. */
export interface UpsertedRow {
  /** Empty when the row was refused. */
  readonly customerId: string;
  readonly zone: string;
  readonly outcome: UpsertOutcome;
  readonly violations: readonly RowViolation[];
}

type NamedReading = RowReading & { readonly reference: string };

@Injectable()
export class UpsertCustomers {
  constructor(
    private readonly runner: Runner,
    private readonly customers: CustomerStore,
    private readonly changes: CustomerChanges,
    private readonly addresses: AddressReader,
    private readonly defaults: OrganisationDefaults,
  ) {}

  /**
   * Creates or changes the customers of a file in one transaction, a fixed number of statements for any number of rows.
   * @returns one answer per row, in their order
   * @throws DomainError CUSTOMER_INVALID for too many rows or a reference that occurs twice
   */
  execute(caller: Caller, source: string, rows: readonly FileRow[]): Promise<UpsertedRow[]> {
    const reason = required('source', readOptionalLine(source, maxLengths.reason));
    if (rows.length > maxUpsertRows) {
      throw invalidFields('CUSTOMER_INVALID', [{ field: 'rows', description: `has more than ${maxUpsertRows} rows` }]);
    }
    refuseRepeated(rows);
    return this.runner.run(caller, async (tx) => {
      const references = rows.map(({ reference }) => reference.trim()).filter(isStorable);
      // The rows are read while the database looks for their customers.
      const [known, readings] = await Promise.all([this.lock(tx, references), this.read(rows)]);
      const upserted = await this.upsert(tx, readings.filter(isNamed), known, reason);
      return readings.map((reading) => answer(reading, upserted));
    });
  }

  private async read(rows: readonly FileRow[]): Promise<RowReading[]> {
    const readAddress = this.addresses.read.bind(this.addresses);
    return rows.map((row) => readRow(row, readAddress));
  }

  private async lock(tx: Tx, references: readonly string[]): Promise<Map<string, Customer>> {
    const customers = await this.customers.lockManyByReference(tx, references);
    return new Map(customers.map((customer) => [customer.reference, customer]));
  }

  /** @returns what became of each reference */
  private async upsert(
    tx: Tx,
    readings: readonly NamedReading[],
    known: Map<string, Customer>,
    reason: string,
  ): Promise<Map<string, Upserted>> {
    const fresh = readings.filter(({ reference }) => !known.has(reference));
    const upserted = await this.create(tx, fresh, reason);
    const late = fresh.flatMap(({ reference }) => (upserted.has(reference) ? [] : [reference]));
    // Someone else created these while we looked; they are customers like any other now.
    if (late.length > 0) for (const [reference, customer] of await this.lock(tx, late)) known.set(reference, customer);
    const changes: ReasonedChange[] = [];
    for (const { reference, revision } of readings) {
      const customer = known.get(reference);
      if (!customer) continue;
      const change = revise(customer, revision, newId);
      changes.push({ ...change, reason });
      const outcome = change.facts.length > 0 ? 'CHANGED' : 'UNCHANGED';
      upserted.set(reference, { customer: change.customer, outcome });
    }
    await this.changes.apply(tx, changes);
    return upserted;
  }

  private async create(tx: Tx, readings: readonly NamedReading[], reason: string): Promise<Map<string, Upserted>> {
    if (readings.length === 0) return new Map();
    const changes = readings.map(({ reference, revision }) => {
      const contacts = (['EMAIL', 'SMS'] as const).flatMap((channel) => {
        const address = revision.addresses[channel];
        return address === undefined ? [] : [newContact(newId(), channel, address)];
      });
      const identity = { customerId: newId(), reference, createdAt: tx.now };
      const details = detailsOfNew(reference, revision.details, this.defaults);
      return { ...createCustomer(identity, details, contacts), reason };
    });
    const stored = await this.customers.insertMany(
      tx,
      changes.map(({ customer }) => customer),
    );
    const made = changes.filter(({ customer }) => stored.has(customer.customerId));
    const completed = made.map(({ customer }) => customer);
    // The events are encoded while the database stores the rest.
    await Promise.all([this.customers.insertContacts(tx, completed), this.changes.publish(tx, made)]);
    return new Map(completed.map((customer) => [customer.reference, { customer, outcome: 'CREATED' }]));
  }
}

interface Upserted {
  readonly customer: Customer;
  readonly outcome: UpsertOutcome;
}

function isNamed(reading: RowReading): reading is NamedReading {
  return reading.reference !== null;
}

function refuseRepeated(rows: readonly FileRow[]): void {
  const seen = new Set<string>();
  for (const { reference } of rows) {
    const named = reference.trim();
    if (named !== '' && seen.has(named)) {
      const description = `${faultSentences.REPEATED}: ${JSON.stringify(named)}; resolve its rows to one first`;
      throw invalidFields('CUSTOMER_INVALID', [{ field: 'rows.reference', description }]);
    }
    seen.add(named);
  }
}

function answer({ reference, violations }: RowReading, upserted: ReadonlyMap<string, Upserted>): UpsertedRow {
  const found = reference === null ? undefined : upserted.get(reference);
  return {
    customerId: found?.customer.customerId ?? '',
    zone: found?.customer.zone ?? '',
    outcome: found?.outcome ?? 'REFUSED',
    violations,
  };
}
