import { Injectable } from '@nestjs/common';
import { isStorable } from '#libs/fields';
import { RowDefects } from '#libs/files';
import { newId } from '#libs/ids';
import { type ForeseenChange, Metadata } from '#libs/metadata';
import { identifierText } from '#libs/text';
import { Database } from '#libs/transactions';
import { type Customer, revise } from '../domain/customer.js';
import { detailsOfNew, type FileRow, readRow, type RowReading, type RowViolation } from '../domain/file-row.js';
import { AddressReader, CustomerStore, OrganisationDefaults } from './ports.js';
import { requireRows, toViolation, type UpsertOutcome } from './upsert-customers.js';

/** What would become of one row. */
export interface ForeseenUpsert {
  /** Empty for a customer that would be created, or a row that would be refused. */
  readonly customerId: string;
  /** That it would have; empty for a row that would be refused. */
  readonly zone: string;
  readonly outcome: UpsertOutcome;
  readonly violations: readonly RowViolation[];
  readonly changes: readonly ForeseenChange[];
}

@Injectable()
export class PreviewUpsertCustomers {
  constructor(
    private readonly database: Database,
    private readonly customers: CustomerStore,
    private readonly metadata: Metadata,
    private readonly addresses: AddressReader,
    private readonly defaults: OrganisationDefaults,
    private readonly defects: RowDefects,
  ) {}

  /**
   * What the upsert of the same rows would do now, in their order; nothing is locked or written.
   * @throws CUSTOMER_INVALID for too many rows or a reference that occurs twice
   */
  async previewUpsertCustomers(rows: readonly FileRow[]): Promise<ForeseenUpsert[]> {
    requireRows(rows);
    const references = rows.map(({ reference }) => identifierText(reference)).filter(isStorable);
    const found = await this.customers.findManyByReference(references);
    const known = new Map(found.map((customer) => [customer.reference, customer]));
    const readAddress = this.addresses.read.bind(this.addresses);
    const readings = rows.map((row, index) =>
      readRow(row, readAddress, (error) => this.defects.report(index + 1, error)),
    );
    const filled = readings.flatMap(({ reference }, index) => {
      const { metadata: values = [] } = rows[index]!;
      // A customer that is not there yet has no values, as an id that nobody has.
      const subjectId = known.get(reference ?? '')?.customerId ?? newId();
      const subject = { subjectId, customerId: subjectId, number: '' };
      return reference === null || values.length === 0 ? [] : [{ index, subject, values }];
    });
    const results = await this.metadata.foreseeMany(this.database, filled);
    const ofRows = new Map(results.map((result, place) => [filled[place]!.index, result]));
    return readings.map((reading, index) => {
      const { changes = [], faults = [] } = ofRows.get(index) ?? {};
      const customer = known.get(reading.reference ?? '') ?? null;
      const { zone, outcome } = this.judge(reading, customer, changes.length > 0);
      const violations = [...reading.violations, ...faults.map(toViolation)];
      return { customerId: customer?.customerId ?? '', zone, outcome, violations, changes };
    });
  }

  private judge(
    { reference, revision }: RowReading,
    known: Customer | null,
    hasMetadataChanges: boolean,
  ): Pick<ForeseenUpsert, 'zone' | 'outcome'> {
    if (reference === null) return { zone: '', outcome: 'REFUSED' };
    if (!known) return { zone: detailsOfNew(reference, revision.details, this.defaults).zone, outcome: 'CREATED' };
    const { customer, events } = revise(known, revision, newId);
    return { zone: customer.zone, outcome: hasMetadataChanges || events.length > 0 ? 'CHANGED' : 'UNCHANGED' };
  }
}
