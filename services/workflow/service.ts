import { defineService } from '#libs/platform';
import { caseTables } from './adapters/case.tables.js';
import { drivingTables } from './adapters/driving.tables.js';
import { enrolmentTables } from './adapters/enrolment.tables.js';
import { WorkflowSettings } from './adapters/workflow.settings.js';
import { workers } from './workers.js';
import { WorkflowModule } from './workflow.module.js';

export const service = defineService({
  name: 'workflow',
  nouns: ['waking', 'copies', 'sequences', 'cases', 'enrolment', 'placements', 'files', 'clock'],
  module: WorkflowModule,
  tables: [...enrolmentTables, ...caseTables, ...drivingTables],
  settings: WorkflowSettings,
  callers: {
    communication: ['CheckHolds'],
    'dca-handoff': ['CheckHolds'],
  },
  workers,
});
