import type { ApprovableActName } from './acts.js';

/** Whom a limit may name: the roles of console, and `anyone` for whoever has none of those named. */
export const limitRoles = ['anyone', 'viewer', 'agent', 'lead', 'finance', 'admin'] as const;
export type LimitRole = (typeof limitRoles)[number];

/** What a person with a role may do of an act to one customer in 24 hours alone. */
export interface ApprovalLimit {
  readonly act: ApprovableActName;
  readonly role: LimitRole;
  readonly minor: bigint;
  readonly currency: string;
}

/** The limits of the organisation. An act without any has none: whoever is permitted it does it alone. */
export class ApprovalLimits {
  constructor(private readonly limits: readonly ApprovalLimit[]) {}

  /**
   * What whoever has these roles may do alone, in minor units; null for no limit. Of several roles the highest counts;
   * one that is not named counts as `anyone`, and what is not named at all, or not in the currency, is nothing.
   * @param held undefined where nothing proves any
   */
  limitOf(act: ApprovableActName, currency: string, held: readonly string[] | undefined): bigint | null {
    const ofAct = this.limits.filter((limit) => limit.act === act);
    if (ofAct.length === 0) return null;
    const ofCaller = ofAct.filter(
      (limit) => limit.currency === currency && (limit.role === 'anyone' || held?.includes(limit.role)),
    );
    return ofCaller.reduce((most, { minor }) => (minor > most ? minor : most), 0n);
  }
}
