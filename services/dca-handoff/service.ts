import { defineService } from '#libs/platform';
import { agencyTables } from './agencies/adapters/agency.tables.js';
import { DcaHandoffModule } from './dca-handoff.module.js';
import { DcaHandoffSettings } from './dca-handoff.settings.js';
import { fileTables } from './files/adapters/file.tables.js';
import { placementTables } from './placements/adapters/placement.tables.js';

export const service = defineService({
  name: 'dca-handoff',
  nouns: ['agencies', 'placements', 'files'],
  module: DcaHandoffModule,
  tables: [...agencyTables, ...placementTables, ...fileTables],
  settings: DcaHandoffSettings,
  callers: {
    console: [
      'ApplyAgency',
      'DropDeadLetter',
      'DropParkedEvent',
      'GetAgencyFile',
      'GetApproval',
      'GetDeadLetter',
      'GetParkedEvent',
      'GetParkedKey',
      'GetPlacement',
      'GrantApproval',
      'ListAgencies',
      'ListAgencyFileErrors',
      'ListAgencyFiles',
      'ListApprovals',
      'ListDeadLetters',
      'ListParkedKeys',
      'ListPlacements',
      'ReadAgencyFilePart',
      'ReadAgencyFiles',
      'RecallInvoices',
      'RecallPlacement',
      'RefuseApproval',
      'ReplayDeadLetter',
      'ReplayParkedKey',
      'WithdrawApproval',
    ],
    workflow: ['CheckAgencies', 'ExpireRecall', 'ProposePlacement', 'RecallInvoices', 'SendPlacement'],
  },
});
