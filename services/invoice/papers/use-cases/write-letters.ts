import { Injectable } from '@nestjs/common';
import { type FieldFaults, readLocale } from '#libs/fields';
import { formatLocale, localeCandidates } from '#libs/locales';
import { Clock, localDateAt } from '#libs/time';
import type { CallerOnward } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { Addressees, type Letter, paperLanguages, PaperOrganisation, PaperPolicy } from './ports.js';

/** What stands on every paper of a customer. */
@Injectable()
export class WriteLetters {
  constructor(
    private readonly addressees: Addressees,
    private readonly organisation: PaperOrganisation,
    private readonly policy: PaperPolicy,
    private readonly clock: Clock,
  ) {}

  /**
   * @param locale as the request names it; the customer's where it is empty
   * @throws PAPER_CUSTOMER_NOT_FOUND
   */
  async letterTo(customerId: string, locale: string, caller: CallerOnward): Promise<Letter> {
    const addressee = await this.addressees.find(customerId, caller);
    if (!addressee) throw errors.PAPER_CUSTOMER_NOT_FOUND(`There is no customer ${JSON.stringify(customerId)}.`);
    const wanted = locale || addressee.locale;
    const candidates = localeCandidates(wanted, this.organisation.locale);
    const language = candidates.flatMap((tag) => paperLanguages.filter((known) => known === tag))[0] ?? 'en';
    return {
      addressee,
      sender: { name: this.organisation.name, lines: this.policy.paperSender, payment: this.policy.paperPayment },
      today: localDateAt(await this.clock.now(), addressee.zone),
      language,
      locale: formatLocale(wanted, language),
    };
  }
}

/** The locale that a request names; empty where it names none. */
export function readPaperLocale(faults: FieldFaults, locale: string): string {
  return locale === '' ? '' : (faults.take('locale', readLocale(locale)) ?? '');
}
