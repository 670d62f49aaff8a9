import type { Story } from '../story.js';
import { disputeRaisedAndClosed } from './dispute-raised-and-closed.js';
import { dueDateMoved } from './due-date-moved.js';
import { noticeAfterDue, oldDebtExpires } from './first-seen-late.js';
import { flagsHoldACase } from './flags-hold-a-case.js';
import { hardBounceAndRepair } from './hard-bounce-and-repair.js';
import { laterInvoiceJoins } from './later-invoice-joins.js';
import { chargedWhenDue } from './money/charged-when-due.js';
import { feeChargedAndWaived } from './money/fee-charged-and-waived.js';
import { instalmentsCaughtUpAndBroken } from './money/instalments-caught-up-and-broken.js';
import { interestPaidFirst } from './money/interest-paid-first.js';
import { partDisputedAndCredited } from './money/part-disputed-and-credited.js';
import { prolongedTwice } from './money/prolonged-twice.js';
import { promiseBrokenAndBookedLate } from './money/promise-broken-and-booked-late.js';
import { promiseKept } from './money/promise-kept.js';
import { settledAndBreached } from './money/settled-and-breached.js';
import { writtenOffAndRecovered } from './money/written-off-and-recovered.js';
import { optOutBetweenSteps } from './opt-out-between-steps.js';
import { partialPayment } from './partial-payment.js';
import { pauseAndResume } from './pause-and-resume.js';
import { neverAnnounced } from './placements/never-announced.js';
import { placedOutOfAPause } from './placements/placed-out-of-a-pause.js';
import { placementPaidMeanwhile } from './placements/placement-paid-meanwhile.js';
import { placementRecalled } from './placements/placement-recalled.js';
import { placementRejected } from './placements/placement-rejected.js';
import { reminderToPayment } from './reminder-to-payment.js';
import { reversalReopens } from './reversal-reopens.js';
import { changeOfSequence } from './sequences/change-of-sequence.js';
import { moveOfVersions } from './sequences/move-of-versions.js';
import { twoInvoicesOneCase } from './two-invoices-one-case.js';
import { voidAndReopenByFile } from './void-and-reopen-by-file.js';
import { olderInvoiceLeads, youngerInvoiceLeads } from './younger-invoice-leads.js';

export const stories: readonly Story[] = [
  changeOfSequence,
  chargedWhenDue,
  disputeRaisedAndClosed,
  dueDateMoved,
  feeChargedAndWaived,
  flagsHoldACase,
  hardBounceAndRepair,
  instalmentsCaughtUpAndBroken,
  interestPaidFirst,
  laterInvoiceJoins,
  moveOfVersions,
  neverAnnounced,
  noticeAfterDue,
  oldDebtExpires,
  olderInvoiceLeads,
  optOutBetweenSteps,
  partDisputedAndCredited,
  partialPayment,
  pauseAndResume,
  placedOutOfAPause,
  placementPaidMeanwhile,
  placementRecalled,
  placementRejected,
  prolongedTwice,
  promiseBrokenAndBookedLate,
  promiseKept,
  reminderToPayment,
  reversalReopens,
  settledAndBreached,
  twoInvoicesOneCase,
  voidAndReopenByFile,
  writtenOffAndRecovered,
  youngerInvoiceLeads,
];
