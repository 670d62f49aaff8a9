import { Injectable } from '@nestjs/common';
import { OrganisationSettings } from '#libs/platform';
import { type LocalDate, localDateAt, startOfDay } from '#libs/time';
import { BusinessDays } from '../use-cases/ports.js';

@Injectable()
export class OrganisationDays extends BusinessDays {
  constructor(private readonly organisation: OrganisationSettings) {
    super();
  }

  override dayOf(instant: Date): LocalDate {
    return localDateAt(instant, this.organisation.zone);
  }

  override startOf(day: LocalDate): Date {
    return startOfDay(day, this.organisation.zone);
  }
}
