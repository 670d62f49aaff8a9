import { Module } from '@nestjs/common';
import { BillingContactsModule } from './billing-contacts/billing-contacts.module.js';
import { CustomersModule } from './customers/customers.module.js';
import { DiaryModule } from './diary/diary.module.js';
import { WorkModule } from './work/work.module.js';

@Module({ imports: [CustomersModule, BillingContactsModule, WorkModule, DiaryModule] })
export class CustomerModule {}
