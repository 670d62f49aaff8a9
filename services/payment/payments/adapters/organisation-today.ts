import { Injectable } from '@nestjs/common';
import { OrganisationSettings } from '#libs/platform';
import { type LocalDate, localDateAt } from '#libs/time';
import { Today } from '../use-cases/ports.js';

@Injectable()
export class OrganisationToday extends Today {
  constructor(private readonly organisation: OrganisationSettings) {
    super();
  }

  override dateAt(now: Date): LocalDate {
    return localDateAt(now, this.organisation.zone);
  }
}
