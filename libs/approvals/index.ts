export { type ApprovableAct, Approvals, type CarryOutOrRequest } from './approvals.js';
export { type ApprovableActName, approvableActNames, approvableActs, approvalOwners } from './domain/acts.js';
export {
  type ActOutcome,
  type ActSubject,
  type Approval,
  type ApprovalState,
  approvalStates,
  decided,
  type Fact,
  type PreparedAct,
} from './domain/approval.js';
export { type ApprovalLimit, ApprovalLimits, limitRoles } from './domain/limits.js';
