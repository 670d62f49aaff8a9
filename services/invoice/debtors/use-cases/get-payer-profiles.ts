import { Injectable } from '@nestjs/common';
import { readIds, requireField } from '#libs/fields';
import { Clock, localDateAt } from '#libs/time';
import { OrganisationDefaults } from '../../ledger/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import { type PayerProfile, payerProfile } from '../domain/payer-profile.js';
import { PayerReader } from './ports.js';

const nothing = { debts: [], punctuality: [], lastPayment: null };

@Injectable()
export class GetPayerProfiles {
  constructor(
    private readonly payers: PayerReader,
    private readonly clock: Clock,
    private readonly defaults: OrganisationDefaults,
  ) {}

  /**
   * How each of these customers pays, in their order; empty for one of whom nothing is known.
   * @param field what the ids are in the request
   * @throws DEBTOR_INVALID
   */
  async getPayerProfiles(field: string, customerIds: readonly string[]): Promise<PayerProfile[]> {
    const ids = requireField(errors.DEBTOR_INVALID, field, readIds(customerIds));
    const now = await this.clock.now();
    const facts = await this.payers.findMany(ids, now, yearBefore(localDateAt(now, this.defaults.zone)));
    return ids.map((customerId) => payerProfile(customerId, facts.get(customerId) ?? nothing));
  }
}

/** The day after it is the first of twelve months; of 29 February, as of the day before. */
function yearBefore(date: string): string {
  const day = date.endsWith('-02-29') ? `${date.slice(0, 8)}28` : date;
  return `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
}
