import { Module } from '@nestjs/common';
import { BillingContactsModule } from './billing-contacts/billing-contacts.module.js';
import { ClassesModule } from './classes/classes.module.js';
import { CustomersModule } from './customers/customers.module.js';
import { DiaryModule } from './diary/diary.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { InteractionsModule } from './interactions/interactions.module.js';
import { MetadataModule } from './metadata/metadata.module.js';
import { SpecialistsModule } from './specialists/specialists.module.js';
import { StaffModule } from './staff/staff.module.js';
import { WorkModule } from './work/work.module.js';

@Module({
  imports: [
    StaffModule,
    ClassesModule,
    MetadataModule,
    CustomersModule,
    BillingContactsModule,
    SpecialistsModule,
    WorkModule,
    InteractionsModule,
    DocumentsModule,
    DiaryModule,
  ],
})
export class CustomerModule {}
