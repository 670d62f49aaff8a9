import { Injectable } from '@nestjs/common';
import { OrganisationSettings } from '#libs/platform';
import type { Role } from '../domain/contact-law.js';
import { Organisation } from '../use-cases/ports.js';

@Injectable()
export class SettingsOrganisation extends Organisation {
  override readonly name: string;
  override readonly locale: string;
  override readonly zone: string;
  override readonly role: Role;
  override readonly jurisdiction: string;

  constructor(settings: OrganisationSettings) {
    super();
    this.name = settings.name;
    this.locale = settings.locale;
    this.zone = settings.zone;
    this.role = settings.role === 'collector' ? 'COLLECTOR' : 'CREDITOR';
    this.jurisdiction = settings.jurisdiction;
  }
}
