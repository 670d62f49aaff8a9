import type { ApprovalData } from './diary-events.js';
import { followed, major, plain } from './words.js';

type Line = (data: ApprovalData) => string;

/** Lines about acts that wait for a second person, with why they were asked for or decided so. */
export const approvalLines = {
  'dunlin.invoice.v1.ApprovalRequested': (approval) =>
    `${nameOf(approval)} waits for a second person${followed(approval.reason)}`,
  'dunlin.invoice.v1.ApprovalDecided': (approval) =>
    `${nameOf(approval)} ${becameOf(approval)}${followed(approval.decisionReason)}`,
} satisfies Readonly<Record<string, Line>>;

function nameOf({ act, amount, number }: ApprovalData): string {
  return `${acts[act] ?? plain(act)} of ${major(amount)} on invoice ${number}`;
}

const acts: Readonly<Record<string, string>> = { WAIVE_CHARGE: 'Waiver' };

function becameOf({ state, requester }: ApprovalData): string {
  switch (state) {
    case 'DONE':
      return `approved, asked for by ${requester}`;
    case 'EXPIRED':
      return 'expired, as nobody decided in time';
    case 'STALE':
      return 'not carried out, as the facts had changed';
    default:
      return plain(state);
  }
}
