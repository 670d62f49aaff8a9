import { Injectable } from '@nestjs/common';
import { OrganisationSettings } from '#libs/platform';
import type { JurisdictionPack, Role } from '../domain/contact-law/contact-law.js';
import { Policy } from '../use-cases/ports.js';
import { loadPacks } from './contact-law.file.js';
import { CommunicationSettings } from './communication.settings.js';

/** What asking the owners and composing may take beside the mail server. */
const longestPreparationMs = 60_000;

@Injectable()
export class SettingsPolicy extends Policy {
  override readonly packs: readonly JurisdictionPack[];
  override readonly role: Role;
  override readonly jurisdiction: string;
  override readonly organisationName: string;
  override readonly organisationLocale: string;
  override readonly organisationZone: string;
  override readonly leaseMs: number;
  override readonly longestHoldMs: number;
  override readonly standstillDelayMs = 60_000;
  override readonly deferralDelayMs: number;
  override readonly maxDeferrals: number;

  constructor(settings: CommunicationSettings, organisation: OrganisationSettings) {
    super();
    this.packs = loadPacks(settings.contactLawFile);
    this.role = organisation.role === 'collector' ? 'COLLECTOR' : 'CREDITOR';
    this.jurisdiction = organisation.jurisdiction;
    this.organisationName = organisation.name;
    this.organisationLocale = organisation.locale;
    this.organisationZone = organisation.zone;
    this.leaseMs = settings.leaseMs;
    // The session may be silent for that long before the content and again after it.
    this.longestHoldMs = 2 * settings.smtpTimeoutMs + longestPreparationMs;
    this.deferralDelayMs = settings.deferralDelayMs;
    this.maxDeferrals = settings.maxDeferrals;
  }
}
