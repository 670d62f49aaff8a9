import type { CustomerFlag } from '#libs/fence';
import { addDays, instantOf, type LocalDate, localDateAt, localTimeAt, startOfDay } from '#libs/time';
import type {
  ContactCap,
  ContactHoursRule,
  ContactIntent,
  ContactLawFacts,
  FullStopRule,
  LawRule,
  OptedOutRule,
} from './contact-law.js';

/** The rule behind a verdict. */
export interface RuleSource {
  readonly id: string;
  readonly citation: string;
}

/** The verdict of one rule on one instant. */
export interface Verdict {
  readonly source: RuleSource;
  /** The first instant, at or after the given one, that the rule allows; null when waiting does not help. */
  readonly earliest: Date | null;
  /** Whether it is about a zone other than the debtor's primary one. */
  readonly ofOtherZone?: boolean;
}

/** The verdicts of a rule on a contact at an instant; contact hours give one for each zone. */
export function verdictsOf(rule: LawRule, intent: ContactIntent, facts: ContactLawFacts, at: Date): Verdict[] {
  if (!rule.channels.includes(intent.channel)) return [];
  switch (rule.kind) {
    case 'CONTACT_HOURS':
      return facts.zones.map((zone, index) => ({
        source: index === 0 ? rule : rule.otherZones,
        earliest: earliestWithinHours(rule, zone, at),
        ofOtherZone: index > 0,
      }));
    case 'OPT_OUT_OFFERED':
      return [{ source: rule, earliest: intent.optOutOffered ? at : null }];
    case 'OPTED_OUT':
      return [{ source: rule, earliest: isOptedOut(rule, intent, facts) ? null : at }];
    case 'FULL_STOP':
      return [{ source: rule, earliest: earliestAfterFlags(rule, facts, at) }];
    case 'FREQUENCY':
      return [{ source: rule, earliest: earliestWithinCap(rule, facts, at) }];
  }
}

/** The verdict of a cap of the organisation, which has no source in law. */
export function verdictOfCap(cap: ContactCap, facts: ContactLawFacts, at: Date): Verdict {
  return { source: organisationCap, earliest: earliestWithinCap(cap, facts, at) };
}

const organisationCap: RuleSource = { id: 'CAP', citation: 'Cap of the organisation for this customer and channel' };

/** The closing time is outside: a message of 21:00 is read after 21:00. */
function earliestWithinHours({ opens, closes }: ContactHoursRule, zone: string, at: Date): Date {
  const time = localTimeAt(at, zone);
  if (time >= opens && time < closes) return at;
  const today = localDateAt(at, zone);
  return instantOf(time < opens ? today : addDays(today, 1), opens, zone);
}

function isOptedOut(rule: OptedOutRule, intent: ContactIntent, facts: ContactLawFacts): boolean {
  if (!facts.optedOutChannels.includes(intent.channel)) return false;
  return intent.purpose !== 'OPT_OUT_CONFIRMATION' || facts.optOutConfirmations >= rule.confirmations;
}

/** The day after the last one of every flag; null while no end of one of them is known. */
function earliestAfterFlags(rule: FullStopRule, facts: ContactLawFacts, at: Date): Date | null {
  let earliest = at;
  for (const flag of facts.flags) {
    if (flag === 'UNKNOWN') return null;
    if (!rule.flags.includes(flag)) continue;
    const end = endOfFlag(facts, flag);
    if (!end) return null;
    if (end > earliest) earliest = end;
  }
  return earliest;
}

/** When a flag has run out; null where that is not known. */
export function endOfFlag(facts: ContactLawFacts, flag: CustomerFlag): Date | null {
  const last = facts.flagEnds?.[flag];
  return last === undefined ? null : startOfDay(addDays(last, 1), facts.zones[0]!);
}

/** Days are calendar days of the debtor's primary zone: seven contacts on 1 to 7 April allow the next on 8 April. */
function earliestWithinCap(cap: ContactCap, facts: ContactLawFacts, at: Date): Date | null {
  const zone = facts.zones[0]!;
  const today = localDateAt(at, zone);
  for (let days = 0; days <= windowDays; days += 1) {
    const date = addDays(today, days);
    if (fits(cap, facts, date)) return days === 0 ? at : startOfDay(date, zone);
  }
  return null;
}

const windowDays = 7;

function fits(cap: ContactCap, facts: ContactLawFacts, date: LocalDate): boolean {
  const windowStart = addDays(date, 1 - windowDays);
  let onDate = 0;
  let inWindow = 0;
  for (const { on, count } of facts.contacts) {
    if (on === date) onDate += count;
    if (on >= windowStart && on <= date) inWindow += count;
  }
  return (cap.perDay === null || onDate < cap.perDay) && (cap.perSevenDays === null || inWindow < cap.perSevenDays);
}
