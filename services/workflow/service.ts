import { defineService } from '#libs/platform';
import { workers } from './workers.js';
import { WorkflowModule } from './workflow.module.js';
import { WorkflowSettings } from './adapters/workflow.settings.js';
import { tables } from './adapters/workflow.tables.js';

export const service = defineService({
  name: 'workflow',
  module: WorkflowModule,
  tables,
  settings: WorkflowSettings,
  workers,
});
