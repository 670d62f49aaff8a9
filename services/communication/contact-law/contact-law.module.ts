import { Module } from '@nestjs/common';
import { PostgresContactStore } from './adapters/contact.store.js';
import { PostgresContactCapStore } from './adapters/contact-cap.store.js';
import { ContactLawApi } from './adapters/contact-law.api.js';
import { FileJurisdictionPacks } from './adapters/contact-law.file.js';
import { MetricsDecisionCounter } from './adapters/decision.counter.js';
import { SettingsOrganisation } from './adapters/settings.organisation.js';
import { AskContactLaw } from './use-cases/ask-contact-law.js';
import { DecideContact } from './use-cases/decide-contact.js';
import { GetContactCap } from './use-cases/get-contact-cap.js';
import { ContactCapStore, ContactStore, DecisionCounter, JurisdictionPacks, Organisation } from './use-cases/ports.js';
import { SetContactCap } from './use-cases/set-contact-cap.js';

@Module({
  controllers: [ContactLawApi],
  providers: [
    AskContactLaw,
    DecideContact,
    GetContactCap,
    SetContactCap,
    { provide: ContactStore, useClass: PostgresContactStore },
    { provide: ContactCapStore, useClass: PostgresContactCapStore },
    { provide: DecisionCounter, useClass: MetricsDecisionCounter },
    { provide: JurisdictionPacks, useClass: FileJurisdictionPacks },
    { provide: Organisation, useClass: SettingsOrganisation },
  ],
  exports: [AskContactLaw, ContactStore, Organisation],
})
export class ContactLawModule {}
