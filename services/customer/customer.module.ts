import { Module } from '@nestjs/common';
import { CustomersModule } from './customers/customers.module.js';
import { DiaryModule } from './diary/diary.module.js';
import { WorkModule } from './work/work.module.js';

@Module({ imports: [CustomersModule, WorkModule, DiaryModule] })
export class CustomerModule {}
