import { personal, routesOf } from './rpc-route.js';

/** Acts that wait for a second person; the path says which service owns them. */
const approvals = routesOf(null, 'Approvals');

export const approvalsRoutes = [
  approvals(
    'GET /approvals/{service}',
    'approvals.read',
    'ListApprovals',
    'What waits for a second person, and what was decided.',
    personal,
  ),
  approvals('GET /approvals/{service}/{approvalId}', 'approvals.read', 'GetApproval', 'One of them.', personal),
  approvals(
    'POST /approvals/{service}/{approvalId}/grant',
    'approvals.decide',
    'GrantApproval',
    'Approve what another person asked for: it is carried out.',
  ),
  approvals(
    'POST /approvals/{service}/{approvalId}/refuse',
    'approvals.decide',
    'RefuseApproval',
    'Refuse what another person asked for.',
  ),
  approvals(
    'POST /approvals/{service}/{approvalId}/withdraw',
    'approvals.ask',
    'WithdrawApproval',
    'Withdraw what one has asked for.',
  ),
];
