import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import { FieldFaults, isStorable, maxLengths, readOptionalLine, requireField } from '#libs/fields';
import { RowDefects } from '#libs/files';
import { newId } from '#libs/ids';
import { type FillFault, Metadata } from '#libs/metadata';
import { identifierText } from '#libs/text';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { contactChannels, newContact } from '../domain/contacts.js';
import { createCustomer, type Customer, revise } from '../domain/customer.js';
import { errors } from '../domain/errors.js';
import {
  detailsOfNew,
  type FileRow,
  readRow,
  type RowReading,
  type RowViolation,
  shownOf,
} from '../domain/file-row.js';
import { CustomerChanges } from './changing/customer-changes.js';
import { AddressReader, CustomerStore, OrganisationDefaults, type ReasonedChange } from './ports.js';

export const maxUpsertRows = 5_000;

export type UpsertOutcome = 'CREATED' | 'CHANGED' | 'UNCHANGED' | 'REFUSED';

/** Outcome of one row. */
interface UpsertedRow {
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
    private readonly metadata: Metadata,
    private readonly addresses: AddressReader,
    private readonly defaults: OrganisationDefaults,
    private readonly defects: RowDefects,
  ) {}

  /**
   * Creates or changes the customers of a file in one transaction, by a fixed number of statements for any number of
   * rows; returns one outcome per row, in their order.
   * @throws CUSTOMER_INVALID for too many rows or a reference that occurs twice
   */
  upsertCustomers(caller: Caller, source: string, rows: readonly FileRow[]): Promise<UpsertedRow[]> {
    const reason = requireField(errors.CUSTOMER_INVALID, 'source', readOptionalLine(source, maxLengths.reason));
    requireRows(rows);
    return this.runner.run(caller, async (tx) => {
      const references = rows.map(({ reference }) => identifierText(reference)).filter(isStorable);
      // The rows are read while the database looks for their customers.
      const [known, readings] = await Promise.all([this.lock(tx, references), this.read(rows)]);
      const upserted = await this.upsert(tx, readings.filter(isNamed), known, reason);
      const outcomes = await this.fillMetadata(
        tx,
        rows,
        readings.map((reading) => outcomeOf(reading, upserted)),
        reason,
      );
      if (outcomes.every(({ outcome }) => outcome === 'UNCHANGED' || outcome === 'REFUSED')) tx.forgetRequest();
      return outcomes;
    });
  }

  private async read(rows: readonly FileRow[]): Promise<RowReading[]> {
    const readAddress = this.addresses.read.bind(this.addresses);
    return rows.map((row, index) => readRow(row, readAddress, (error) => this.defects.report(index + 1, error)));
  }

  private async lock(tx: Tx, references: readonly string[]): Promise<Map<string, Customer>> {
    const customers = await this.customers.lockManyByReference(tx, references);
    return new Map(customers.map((customer) => [customer.reference, customer]));
  }

  /** @returns the outcome by reference */
  private async upsert(
    tx: Tx,
    readings: readonly NamedReading[],
    known: Map<string, Customer>,
    reason: string,
  ): Promise<Map<string, Upserted>> {
    const fresh = readings.filter(({ reference }) => !known.has(reference));
    const upserted = await this.create(tx, fresh, reason);
    const late = fresh.flatMap(({ reference }) => (upserted.has(reference) ? [] : [reference]));
    // Another caller created these meanwhile; they are customers like any other now.
    if (late.length > 0) for (const [reference, customer] of await this.lock(tx, late)) known.set(reference, customer);
    const changes: ReasonedChange[] = [];
    for (const { reference, revision } of readings) {
      const customer = known.get(reference);
      if (!customer) continue;
      const change = revise(customer, revision, newId);
      changes.push({ ...change, reason });
      const outcome = change.events.length > 0 ? 'CHANGED' : 'UNCHANGED';
      upserted.set(reference, { customer: change.customer, outcome });
    }
    await this.changes.record(tx, changes);
    return upserted;
  }

  /** @param outcomes of the rows so far, in their order */
  private async fillMetadata(
    tx: Tx,
    rows: readonly FileRow[],
    outcomes: readonly UpsertedRow[],
    reason: string,
  ): Promise<UpsertedRow[]> {
    const filled = outcomes.flatMap(({ customerId }, index) => {
      const { metadata: values = [] } = rows[index]!;
      const subject = { subjectId: customerId, customerId, number: '' };
      return customerId === '' || values.length === 0 ? [] : [{ index, subject, values }];
    });
    if (filled.length === 0) return [...outcomes];
    const results = await this.metadata.fillMany(tx, filled, reason);
    const withMetadata = [...outcomes];
    results.forEach(({ isChanged, faults }, place) => {
      const { index } = filled[place]!;
      const before = outcomes[index]!;
      const outcome = isChanged && before.outcome === 'UNCHANGED' ? 'CHANGED' : before.outcome;
      withMetadata[index] = { ...before, outcome, violations: [...before.violations, ...faults.map(toViolation)] };
    });
    return withMetadata;
  }

  private async create(tx: Tx, readings: readonly NamedReading[], reason: string): Promise<Map<string, Upserted>> {
    const changes = readings.map(({ reference, revision }) => {
      const contacts = contactChannels.flatMap((channel) => {
        const address = revision.addresses[channel];
        return address === undefined ? [] : [newContact(newId(), channel, address, { source: 'FILE' })];
      });
      const identity = { customerId: newId(), reference, createdAt: tx.now };
      const details = detailsOfNew(reference, revision.details, this.defaults);
      return { ...createCustomer(identity, details, contacts), reason };
    });
    const created = await this.changes.create(tx, changes);
    return new Map(created.map((customer) => [customer.reference, { customer, outcome: 'CREATED' }]));
  }
}

interface Upserted {
  readonly customer: Customer;
  readonly outcome: UpsertOutcome;
}

export function toViolation({ schema, field, value, reason, description }: FillFault): RowViolation {
  return { field: `metadata.${schema}.${field}`, value: shownOf(value), reason, description };
}

function isNamed(reading: RowReading): reading is NamedReading {
  return reading.reference !== null;
}

/** @throws CUSTOMER_INVALID for too many rows or a reference that occurs twice */
export function requireRows(rows: readonly FileRow[]): void {
  const faults = new FieldFaults();
  faults.check(rows.length <= maxUpsertRows, 'rows', `has more than ${maxUpsertRows} rows`);
  faults.throwIfAny(errors.CUSTOMER_INVALID);
  const seen = new Set<string>();
  for (const { reference } of rows) {
    const named = identifierText(reference);
    if (named !== '' && seen.has(named)) {
      const description = `occurs more than once: ${JSON.stringify(named)}; resolve its rows to one first`;
      throw invalidFields(errors.CUSTOMER_INVALID, [{ field: 'rows.reference', description }]);
    }
    seen.add(named);
  }
}

function outcomeOf({ reference, violations }: RowReading, upserted: ReadonlyMap<string, Upserted>): UpsertedRow {
  const found = reference === null ? undefined : upserted.get(reference);
  return {
    customerId: found?.customer.customerId ?? '',
    zone: found?.customer.zone ?? '',
    outcome: found?.outcome ?? 'REFUSED',
    violations,
  };
}
