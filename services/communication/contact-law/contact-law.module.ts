import { Module } from '@nestjs/common';
import { ContactLawApi } from './adapters/contact-law.api.js';
import { FileJurisdictionPacks } from './adapters/contact-law.file.js';
import { PostgresContactStore } from './adapters/contact.store.js';
import { RpcCustomerOwner } from './adapters/customer.gateway.js';
import { SettingsOrganisation } from './adapters/settings.organisation.js';
import { AskContactLaw } from './use-cases/ask-contact-law.js';
import { DecideContact } from './use-cases/decide-contact.js';
import { GetContactCap } from './use-cases/get-contact-cap.js';
import { ContactStore, CustomerOwner, JurisdictionPacks, Organisation } from './use-cases/ports.js';
import { SetContactCap } from './use-cases/set-contact-cap.js';

@Module({
  controllers: [ContactLawApi],
  providers: [
    AskContactLaw,
    DecideContact,
    GetContactCap,
    SetContactCap,
    { provide: ContactStore, useClass: PostgresContactStore },
    { provide: CustomerOwner, useClass: RpcCustomerOwner },
    { provide: JurisdictionPacks, useClass: FileJurisdictionPacks },
    { provide: Organisation, useClass: SettingsOrganisation },
  ],
  exports: [AskContactLaw, CustomerOwner, Organisation],
})
export class ContactLawModule {}
