import { defineService } from '#libs/platform';
import { DcaHandoffSettings } from './adapters/dca-handoff.settings.js';
import { dcaHandoffTables } from './adapters/dca-handoff.tables.js';
import { DcaHandoffModule } from './dca-handoff.module.js';

export const service = defineService({
  name: 'dca-handoff',
  nouns: ['agencies', 'placements', 'files'],
  module: DcaHandoffModule,
  tables: dcaHandoffTables,
  settings: DcaHandoffSettings,
  callers: {
    workflow: ['ExpireRecall', 'ProposePlacement', 'SendPlacement'],
  },
});
