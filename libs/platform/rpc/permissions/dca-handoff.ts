import { anyRole, servicesOnly } from './admitted.js';

export const dcaHandoffPermissions: Readonly<Record<string, string>> = {
  ApplyAgency: 'agencies.write',
  CheckAgencies: anyRole,
  ExpireRecall: servicesOnly,
  GetAgencyFile: 'placements.read',
  GetPlacement: 'placements.read',
  ListAgencies: 'placements.read',
  ListAgencyFileErrors: 'placements.read',
  ListAgencyFiles: 'placements.read',
  ListPlacements: 'placements.read',
  ProposePlacement: 'placements.send',
  ReadAgencyFilePart: 'placements.read',
  ReadAgencyFiles: 'agencies.write',
  RecallInvoices: 'placements.recall',
  RecallPlacement: 'placements.recall',
  SendPlacement: servicesOnly,
};
