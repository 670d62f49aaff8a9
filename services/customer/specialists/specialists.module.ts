import { Module } from '@nestjs/common';
import { ClassesModule } from '../classes/classes.module.js';
import { CustomersModule } from '../customers/customers.module.js';
import { StaffModule } from '../staff/staff.module.js';
import { PostgresMissingSpecialists } from './adapters/missing-specialists.reader.js';
import { SpecialistJanitor } from './adapters/specialist.janitor.js';
import { SpecialistsApi } from './adapters/specialists.api.js';
import { AssignMissingSpecialists } from './use-cases/assign-missing-specialists.js';
import { AssignSpecialist } from './use-cases/assign-specialist.js';
import { MissingSpecialists } from './use-cases/ports.js';
import { ResolveTerms } from './use-cases/resolve-terms.js';

@Module({
  imports: [StaffModule, ClassesModule, CustomersModule],
  controllers: [SpecialistsApi],
  providers: [
    AssignMissingSpecialists,
    AssignSpecialist,
    ResolveTerms,
    SpecialistJanitor,
    { provide: MissingSpecialists, useClass: PostgresMissingSpecialists },
  ],
})
export class SpecialistsModule {}
