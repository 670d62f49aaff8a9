import { anyRole, servicesOnly } from './admitted.js';

export const commonPermissions: Readonly<Record<string, string>> = {
  DropDeadLetter: 'operations.act',
  DropParkedEvent: 'operations.act',
  GetApproval: 'approvals.read',
  GetClock: anyRole,
  GetDeadLetter: 'operations.read',
  GetOutstanding: anyRole,
  GetParkedEvent: 'operations.read',
  GetParkedKey: 'operations.read',
  GrantApproval: 'approvals.decide',
  ListApprovals: 'approvals.read',
  ListDeadLetters: 'operations.read',
  ListParkedKeys: 'operations.read',
  RefuseApproval: 'approvals.decide',
  ReplayDeadLetter: 'operations.act',
  ReplayParkedKey: 'operations.act',
  RunDue: servicesOnly,
  SetClock: servicesOnly,
  WithdrawApproval: 'approvals.ask',
};
