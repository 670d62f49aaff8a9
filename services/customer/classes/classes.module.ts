import { Module } from '@nestjs/common';
import { StaffModule } from '../staff/staff.module.js';
import { PostgresClassStore } from './adapters/class.store.js';
import { ClassesApi } from './adapters/classes.api.js';
import { OutboxClassEvents } from './adapters/classes.events.js';
import { PostgresSpecialistCounts } from './adapters/specialist.counts.js';
import { ApplyClass } from './use-cases/apply-class.js';
import { Classes } from './use-cases/classes.js';
import { ClassEvents, ClassStore, SpecialistCounts } from './use-cases/ports.js';

@Module({
  imports: [StaffModule],
  controllers: [ClassesApi],
  providers: [
    ApplyClass,
    Classes,
    { provide: ClassStore, useClass: PostgresClassStore },
    { provide: SpecialistCounts, useClass: PostgresSpecialistCounts },
    { provide: ClassEvents, useClass: OutboxClassEvents },
  ],
  exports: [Classes, ClassStore, SpecialistCounts],
})
export class ClassesModule {}
