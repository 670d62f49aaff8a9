import { newId } from '#libs/ids';
import {
  CustomerDirectory,
  type CustomerToUpsert,
  defaultClass,
  type ForeseenCustomer,
  type KnownCustomer,
  type UpsertedCustomer,
} from '../customers/use-cases/ports.js';

/** Customers as their owner keeps them: unique by reference, one response per request id and rows. */
export class KeptCustomers extends CustomerDirectory {
  static readonly customers = new Map<string, KnownCustomer & { fields: Record<string, string> }>();
  static readonly responses = new Map<string, UpsertedCustomer[]>();
  /** Makes the next upsert fail after the customers were written, as a crash would. */
  static loseNextResponse = false;

  override find(customerId: string): Promise<KnownCustomer | null> {
    return Promise.resolve(
      [...KeptCustomers.customers.values()].find((kept) => kept.customerId === customerId) ?? null,
    );
  }

  override findClasses(customerIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const kept = [...KeptCustomers.customers.values()].filter(({ customerId }) => customerIds.includes(customerId));
    return Promise.resolve(new Map(kept.map(({ customerId, className }) => [customerId, className])));
  }

  override findKinds(customerIds: readonly string[]): Promise<ReadonlyMap<string, KnownCustomer['debtorKind']>> {
    const kept = [...KeptCustomers.customers.values()].filter(({ customerId }) => customerIds.includes(customerId));
    return Promise.resolve(new Map(kept.map(({ customerId, debtorKind }) => [customerId, debtorKind])));
  }

  override upsertMany(
    requestId: string,
    _importId: string,
    rows: readonly CustomerToUpsert[],
  ): Promise<UpsertedCustomer[]> {
    const request = `${requestId}/${JSON.stringify(rows)}`;
    const response = KeptCustomers.responses.get(request) ?? rows.map((row) => this.upsertOne(row));
    KeptCustomers.responses.set(request, response);
    if (KeptCustomers.loseNextResponse) {
      KeptCustomers.loseNextResponse = false;
      return Promise.reject(new Error('the response was lost'));
    }
    return Promise.resolve(response);
  }

  /** What an upsert would do, told by doing it and taking it back. */
  override previewMany(rows: readonly CustomerToUpsert[]): Promise<ForeseenCustomer[]> {
    const before = new Map(KeptCustomers.customers);
    const foreseen = rows.map((row): ForeseenCustomer => {
      const customerId = before.get(row.reference)?.customerId ?? '';
      const { zone, className, outcome, violations } = this.upsertOne(row);
      const given = Object.entries(row.customerFields).filter(([name]) => name.startsWith('metadata.'));
      const changes = given.flatMap(([name, to]) => {
        const [, schema = '', field = ''] = name.split('.');
        const from = before.get(row.reference)?.fields[name] ?? '';
        return from === to ? [] : [{ schema, field, label: field, from, to, isNew: from === '' }];
      });
      return { customerId, zone, className, outcome, violations, changes };
    });
    KeptCustomers.customers.clear();
    for (const [reference, customer] of before) KeptCustomers.customers.set(reference, customer);
    return Promise.resolve(foreseen);
  }

  private upsertOne({ reference, customerFields }: CustomerToUpsert): UpsertedCustomer {
    const { email, ...rest } = customerFields;
    const violations =
      email && !email.includes('@')
        ? [{ field: 'email', value: email, reason: 'NOT_AN_EMAIL_ADDRESS', description: 'is not an e-mail address' }]
        : [];
    if (reference === 'refused') {
      const refused = [
        { field: 'reference', value: reference, reason: 'HAS_CONTROL_CHARACTERS', description: 'cannot be kept' },
      ];
      return {
        customerId: '',
        reference,
        zone: '',
        className: '',
        debtorKind: '',
        outcome: 'REFUSED',
        violations: refused,
      };
    }
    const before = KeptCustomers.customers.get(reference);
    const after: Record<string, string> = {
      ...before?.fields,
      ...rest,
      ...(email && violations.length === 0 ? { email } : {}),
    };
    const outcome = !before
      ? 'CREATED'
      : JSON.stringify(before.fields) === JSON.stringify(after)
        ? 'UNCHANGED'
        : 'CHANGED';
    const customerId = before?.customerId ?? newId();
    const zone = after['zone'] ?? 'Europe/Berlin';
    const className = after['class'] ?? defaultClass;
    const debtorKind = '';
    KeptCustomers.customers.set(reference, { customerId, reference, zone, className, debtorKind, fields: after });
    return { customerId, reference, zone, className, debtorKind, outcome, violations };
  }
}
