import { Module } from '@nestjs/common';
import { ArrangementsModule } from './arrangements/arrangements.module.js';
import { BulkActsModule } from './bulk-acts/bulk-acts.module.js';
import { CalendarsModule } from './calendars/calendars.module.js';
import { CasesModule } from './cases/cases.module.js';
import { ClockModule } from './clock/clock.module.js';
import { CopiesModule } from './copies/copies.module.js';
import { EnrolmentModule } from './enrolment/enrolment.module.js';
import { FilesModule } from './files/files.module.js';
import { PlacementsModule } from './placements/placements.module.js';
import { PromisesModule } from './promises/promises.module.js';
import { SequencesModule } from './sequences/sequences.module.js';
import { WakingModule } from './waking/waking.module.js';

@Module({
  imports: [
    WakingModule,
    CopiesModule,
    CalendarsModule,
    SequencesModule,
    CasesModule,
    EnrolmentModule,
    PlacementsModule,
    PromisesModule,
    ArrangementsModule,
    BulkActsModule,
    FilesModule,
    ClockModule,
  ],
})
export class WorkflowModule {}
