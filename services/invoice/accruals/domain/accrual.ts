import type { LocalDate } from '#libs/time';
import type { PolicyMisfit } from '../../interest/domain/policies.js';

/** When interest is posted by itself: as each month begins, or never. */
export const interestPostings = ['MONTHLY', 'ON_DEMAND'] as const;
export type InterestPosting = (typeof interestPostings)[number];

/** Why nothing is added to the interest of an invoice. */
export type AccrualStop = 'RATE_UNKNOWN' | PolicyMisfit;

/** How the interest of an overdue invoice stands. */
export interface Accrual {
  readonly invoiceId: string;
  readonly customerId: string;
  /** By which it bears interest, as it was when it became overdue; empty while that is not decided. */
  readonly policy: string;
  /** Series of which it needs rates; empty for none. */
  readonly series: string;
  /** Whose terms said so, as a sentence. */
  readonly explanation: string;
  /** Whether a fixed sum goes with it. */
  readonly fixedSum: boolean;
  /** Null while it is not charged. */
  readonly fixedSumChargeId: string | null;
  /** The charge that its interest is; null while nothing was posted. */
  readonly chargeId: string | null;
  /** Issue of the invoice to which it belongs. */
  readonly issuedEpisode: number;
  /** Interest is reckoned up to this day, which is included; null where none was. */
  readonly watermark: LocalDate | null;
  /** Exactly so much until then, before it is divided and rounded. */
  readonly yielded: bigint;
  readonly stop: AccrualStop | null;
  /** When it is looked at again; null where nothing of it is due by itself. */
  readonly nextAt: Date | null;
  /** It could not be worked on the last time. */
  readonly aside: boolean;
}

/** Of an invoice that has just become overdue; its policy is decided when it is looked at. */
export function newAccrual(
  { invoiceId, customerId, issuedEpisode }: Pick<Accrual, 'invoiceId' | 'customerId' | 'issuedEpisode'>,
  nextAt: Date,
): Accrual {
  return {
    ...{ invoiceId, customerId, issuedEpisode, nextAt },
    ...{ policy: '', series: '', explanation: '', fixedSum: false },
    ...{ fixedSumChargeId: null, chargeId: null, watermark: null, yielded: 0n, stop: null, aside: false },
  };
}

/** The same for an invoice that was issued again: what was charged before went with its void. */
export function ofIssue(accrual: Accrual, issuedEpisode: number): Accrual {
  if (accrual.issuedEpisode === issuedEpisode) return accrual;
  return { ...accrual, issuedEpisode, fixedSumChargeId: null, chargeId: null, watermark: null, yielded: 0n };
}

/** Whether its policy is decided and fits. */
export function isAccruing({ policy, stop }: Accrual): boolean {
  return policy !== '' && (stop === null || stop === 'RATE_UNKNOWN');
}
