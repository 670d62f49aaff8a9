import type { ContactChannel, CustomerFlag, FlagEnds, UnknownFlag } from '#libs/fence';
import type { LocalDate, LocalTime } from '#libs/time';

/** Every medium of contact. */
export const channels = ['EMAIL', 'SMS', 'CALL', 'LETTER'] as const satisfies readonly ContactChannel[];

/** Whose debt it is; consumers are protected by rules that do not apply between businesses. */
type DebtType = 'CONSUMER' | 'BUSINESS';
/** Whether the organisation collects its own debts or those of others. */
export type Role = 'CREDITOR' | 'COLLECTOR';

/** A contact that is planned or about to be made. */
export interface ContactIntent {
  readonly at: Date;
  readonly channel: ContactChannel;
  /** A confirmation of an opt-out is the one message that may follow it. */
  readonly purpose: 'COLLECTION' | 'OPT_OUT_CONFIRMATION';
  /** Whether the message carries a free and simple opt-out. */
  readonly optOutOffered: boolean;
}

/** At most this many contacts of one customer on one channel; null does not bind. */
export interface ContactCap {
  readonly perDay: number | null;
  /** In any seven consecutive calendar days. */
  readonly perSevenDays: number | null;
}

/** Facts about the debtor at the time of the decision. */
export interface ContactLawFacts {
  readonly debtType: DebtType;
  readonly role: Role;
  /** ISO 3166, such as `US` or `US-MA`. */
  readonly jurisdiction: string;
  /** Every zone the debtor may be in, the debtor's primary zone first; at least one. */
  readonly zones: readonly string[];
  readonly optedOutChannels: readonly ContactChannel[];
  /** Confirmations of the opt-out of this channel that left already. */
  readonly optOutConfirmations: number;
  readonly flags: readonly (CustomerFlag | UnknownFlag)[];
  /** Last days of those flags of which one is known, in the debtor's primary zone. */
  readonly flagEnds?: FlagEnds;
  /** Caps of this customer and channel on top of those of the packs. */
  readonly caps: readonly ContactCap[];
  /** Contacts made on this channel by calendar date in the debtor's primary zone; only the last seven days matter. */
  readonly contacts: readonly { readonly on: LocalDate; readonly count: number }[];
}

interface RuleBase {
  /** Such as `R01`; the README of contact-law lists those that ship. */
  readonly id: string;
  /** Where the rule comes from. */
  readonly citation: string;
  /** Channels it governs. */
  readonly channels: readonly ContactChannel[];
}

/** Contact only from `opens` until before `closes`, debtor-local. */
export interface ContactHoursRule extends RuleBase {
  readonly kind: 'CONTACT_HOURS';
  readonly opens: LocalTime;
  readonly closes: LocalTime;
  /** Rule by which the hours must hold in every other zone the debtor may be in. */
  readonly otherZones: { readonly id: string; readonly citation: string };
}

/** Every message carries an opt-out. */
interface OptOutOfferedRule extends RuleBase {
  readonly kind: 'OPT_OUT_OFFERED';
}

/** Nothing may be sent on an opted-out channel, except so many confirmations. */
export interface OptedOutRule extends RuleBase {
  readonly kind: 'OPTED_OUT';
  readonly confirmations: number;
}

/** The flags that stop every contact. */
export interface FullStopRule extends RuleBase {
  readonly kind: 'FULL_STOP';
  readonly flags: readonly CustomerFlag[];
}

/** A cap on the number of contacts. */
interface FrequencyRule extends RuleBase, ContactCap {
  readonly kind: 'FREQUENCY';
}

export type LawRule = ContactHoursRule | OptOutOfferedRule | OptedOutRule | FullStopRule | FrequencyRule;

/** One version of the rules of one jurisdiction, as data. */
export interface JurisdictionPack {
  readonly name: string;
  readonly version: number;
  /** First day in force, in the debtor's primary zone. */
  readonly effectiveFrom: LocalDate;
  /** First day no longer in force; null while no end is known. */
  readonly effectiveUntil: LocalDate | null;
  /** Whom it binds; an absent list binds all. A jurisdiction binds its parts too: `US` binds `US-MA`. */
  readonly appliesTo: {
    readonly debtTypes?: readonly DebtType[];
    readonly roles?: readonly Role[];
    readonly jurisdictions?: readonly string[];
  };
  readonly rules: readonly LawRule[];
}

/** The decision with the rules that led to it; an ALLOW names none. */
export interface ContactDecision {
  readonly outcome: 'ALLOW' | 'DELAY_UNTIL' | 'DENY';
  /** The first instant that satisfies every rule; only with DELAY_UNTIL. */
  readonly delayUntil: Date | null;
  /** Sorted. */
  readonly ruleIds: readonly string[];
  /** Sources of those rules, sorted. */
  readonly citations: readonly string[];
  /** SHA-256 of the intent, the facts and the packs in canonical form. */
  readonly factsHash: string;
  /** Packs in force that bind this contact, as `name@version`, sorted. */
  readonly packs: readonly string[];
}
