import { newId } from '#libs/ids';
import {
  CustomerDirectory,
  type CustomerToUpsert,
  type KnownCustomer,
  type UpsertedCustomer,
} from '../customers/use-cases/ports.js';

/** Customers as their owner keeps them: unique by reference, one answer per request id. */
export class KeptCustomers extends CustomerDirectory {
  static readonly customers = new Map<string, KnownCustomer & { facts: Record<string, string> }>();
  static readonly answers = new Map<string, { body: string; answer: UpsertedCustomer[] }>();
  /** Makes the next upsert fail after the customers were written, as a crash would. */
  static loseNextAnswer = false;

  override find(customerId: string): Promise<KnownCustomer | null> {
    return Promise.resolve(
      [...KeptCustomers.customers.values()].find((kept) => kept.customerId === customerId) ?? null,
    );
  }

  override upsert(
    requestId: string,
    _importId: string,
    rows: readonly CustomerToUpsert[],
  ): Promise<UpsertedCustomer[]> {
    const body = JSON.stringify(rows);
    const known = KeptCustomers.answers.get(requestId);
    if (known && known.body !== body) return Promise.reject(new Error('REQUEST_ID_REUSED'));
    const answer = known?.answer ?? rows.map((row) => this.upsertOne(row));
    KeptCustomers.answers.set(requestId, { body, answer });
    if (KeptCustomers.loseNextAnswer) {
      KeptCustomers.loseNextAnswer = false;
      return Promise.reject(new Error('the answer was lost'));
    }
    return Promise.resolve(answer);
  }

  private upsertOne({ reference, facts }: CustomerToUpsert): UpsertedCustomer {
    const { email, ...rest } = facts;
    const violations =
      email && !email.includes('@') ? [{ field: 'email', value: email, reason: 'NOT_AN_EMAIL_ADDRESS' }] : [];
    if (reference === 'refused') {
      const refused = [{ field: 'reference', value: reference, reason: 'HAS_CONTROL_CHARACTERS' }];
      return { customerId: '', reference, zone: '', outcome: 'REFUSED', violations: refused };
    }
    const before = KeptCustomers.customers.get(reference);
    const after: Record<string, string> = {
      ...before?.facts,
      ...rest,
      ...(email && violations.length === 0 ? { email } : {}),
    };
    const outcome = !before
      ? 'CREATED'
      : JSON.stringify(before.facts) === JSON.stringify(after)
        ? 'UNCHANGED'
        : 'CHANGED';
    const customerId = before?.customerId ?? newId();
    const zone = after['zone'] ?? 'Europe/Berlin';
    KeptCustomers.customers.set(reference, { customerId, reference, zone, facts: after });
    return { customerId, reference, zone, outcome, violations };
  }
}
