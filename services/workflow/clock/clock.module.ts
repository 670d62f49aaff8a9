import { Global, Module } from '@nestjs/common';
import { DueWork } from '#libs/platform';
import { ArrangementsModule } from '../arrangements/arrangements.module.js';
import { CalendarsModule } from '../calendars/calendars.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CopiesModule } from '../copies/copies.module.js';
import { EnrolmentModule } from '../enrolment/enrolment.module.js';
import { AfterInvoiceEvents } from '../enrolment/use-cases/after-invoice-events.js';
import { FilesModule } from '../files/files.module.js';
import { PromisesModule } from '../promises/promises.module.js';
import { WakingModule } from '../waking/waking.module.js';
import { ClockActivities } from './activities/clock.activities.js';
import { PostgresAdvanceStore } from './adapters/advance.store.js';
import { ClockApi } from './adapters/clock.api.js';
import { ClockConsumer } from './adapters/clock.consumer.js';
import { PostgresDueReader } from './adapters/due.reader.js';
import { RpcServiceOperations } from './adapters/operations.gateway.js';
import { RealPauses } from './adapters/real-pauses.js';
import { RunDue } from './adapters/run-due.js';
import { SweepStarter } from './adapters/sweep.starter.js';
import { PostgresSweepStore } from './adapters/sweep.store.js';
import { AdvanceClock } from './use-cases/advance-clock.js';
import { AdvanceReport } from './use-cases/advance-report.js';
import { CancelClockAdvance } from './use-cases/cancel-clock-advance.js';
import { GetClockAdvance } from './use-cases/get-clock-advance.js';
import { AdvanceStore, DueReader, Pauses, ServiceOperations, SweepStore } from './use-cases/ports.js';
import { RunEverywhere } from './use-cases/run-everywhere.js';
import { StepClock } from './use-cases/step-clock.js';

/** Global, because it provides what the enrolment noun, which is before it, declares. */
@Global()
@Module({
  imports: [
    WakingModule,
    CopiesModule,
    CalendarsModule,
    CasesModule,
    EnrolmentModule,
    FilesModule,
    PromisesModule,
    ArrangementsModule,
  ],
  controllers: [ClockApi, ClockConsumer],
  providers: [
    { provide: AdvanceStore, useClass: PostgresAdvanceStore },
    { provide: DueReader, useClass: PostgresDueReader },
    { provide: ServiceOperations, useClass: RpcServiceOperations },
    { provide: Pauses, useClass: RealPauses },
    { provide: SweepStore, useClass: PostgresSweepStore },
    { provide: DueWork, useClass: RunDue },
    AdvanceClock,
    AdvanceReport,
    { provide: AfterInvoiceEvents, useExisting: AdvanceReport },
    CancelClockAdvance,
    ClockActivities,
    GetClockAdvance,
    RunEverywhere,
    StepClock,
    SweepStarter,
  ],
  exports: [AfterInvoiceEvents],
})
export class ClockModule {}
