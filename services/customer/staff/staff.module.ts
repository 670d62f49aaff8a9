import { Module } from '@nestjs/common';
import { PostgresPersonStore } from './adapters/person.store.js';
import { PostgresRosterStore } from './adapters/roster.store.js';
import { StaffApi } from './adapters/staff.api.js';
import { OutboxStaffEvents } from './adapters/staff.events.js';
import { ApplyPerson } from './use-cases/apply-person.js';
import { ApplyRoster } from './use-cases/apply-roster.js';
import { ChangeRosterMembers } from './use-cases/change-roster-members.js';
import { GetPerson } from './use-cases/get-person.js';
import { PersonStore, RosterStore, StaffEvents } from './use-cases/ports.js';
import { Rosters } from './use-cases/rosters.js';

@Module({
  controllers: [StaffApi],
  providers: [
    ApplyPerson,
    ApplyRoster,
    ChangeRosterMembers,
    GetPerson,
    Rosters,
    { provide: PersonStore, useClass: PostgresPersonStore },
    { provide: RosterStore, useClass: PostgresRosterStore },
    { provide: StaffEvents, useClass: OutboxStaffEvents },
  ],
  exports: [PersonStore, Rosters, RosterStore],
})
export class StaffModule {}
