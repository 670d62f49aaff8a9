import { exportable, personal, routesOf } from './rpc-route.js';

const placements = routesOf('dca-handoff', 'Placements');
/** Holds stop debts from being sent, and workflow knows these. */
const placing = routesOf('workflow', 'Placements');
const agencies = routesOf('dca-handoff', 'Agencies');

export const dcaHandoffRoutes = [
  placements('GET /placements', 'placements.read', 'ListPlacements', 'Placements with agencies.', exportable),
  placing('POST /placements', 'placements.send', 'SendToCollections', 'Send debts to an agency.'),
  placements('GET /placements/{placementId}', 'placements.read', 'GetPlacement', 'One placement.', personal),
  placements(
    'POST /placements/{placementId}/recall',
    'placements.recall',
    'RecallPlacement',
    'Recall a placement, or invoices of it.',
  ),
  placements(
    'POST /placements/recall-invoices',
    'placements.recall',
    'RecallInvoices',
    'Recall invoices, in whichever placements they stand.',
  ),
  agencies('GET /agencies', 'placements.read', 'ListAgencies', 'Agencies.'),
  agencies('PUT /agencies/{code}', 'agencies.write', 'ApplyAgency', 'Create or change an agency.'),
  agencies(
    'GET /agency-files',
    'placements.read',
    'ListAgencyFiles',
    'Files that were exchanged with agencies, in both directions.',
    exportable,
  ),
  agencies(
    'GET /agency-files/{fileId}',
    'placements.read',
    'GetAgencyFile',
    'One file that was exchanged with an agency.',
    personal,
  ),
  agencies(
    'GET /agency-file-errors',
    'placements.read',
    'ListAgencyFileErrors',
    'Lines of agencies that were refused.',
    exportable,
  ),
  agencies(
    'POST /agencies/{agency}/read-files',
    'agencies.write',
    'ReadAgencyFiles',
    'Read the files of an agency now.',
  ),
];
