import { createHash } from 'node:crypto';
import { invariant } from '#libs/errors';
import { type LocalDate, localDateAt, startOfDay } from '#libs/time';
import { canonicalText } from './canonical-text.js';
import type { ContactDecision, ContactIntent, ContactLawFacts, JurisdictionPack } from './contact-law.js';
import { endOfFlag, type RuleSource, type Verdict, verdictOfCap, verdictsOf } from './rules.js';

/**
 * Whether a contact may be made: now, not before an instant, or not at all. Every rule of every binding pack in force
 * decides and the strictest wins; the order of packs, rules and facts has no effect.
 * @param packs any versions of any packs; of one name the newest version in force counts
 */
export function decide(
  intent: ContactIntent,
  facts: ContactLawFacts,
  packs: readonly JurisdictionPack[],
): ContactDecision {
  invariant(facts.zones.length > 0, 'Contact law cannot decide for a debtor without a zone.');
  const binding = packs.filter((pack) => binds(pack, facts));
  const found = firstAllowed(intent, facts, binding);
  return {
    ...found,
    factsHash: hashOf(intent, facts, binding),
    packs: inForce(binding, localDateAt(intent.at, facts.zones[0]!)).map(labelOf).sort(),
  };
}

/**
 * Until when a contact that is allowed now is allowed without asking again, at most until a given instant. Hours and
 * days begin and end with a minute, so within less than a minute there is at most one instant at which a rule can end it.
 */
export function allowedUntil(
  intent: ContactIntent,
  facts: ContactLawFacts,
  packs: readonly JurisdictionPack[],
  atMost: Date,
): Date {
  const allowedThen = decide({ ...intent, at: atMost }, facts, packs).outcome === 'ALLOW';
  return allowedThen ? atMost : new Date(Math.floor(atMost.getTime() / minuteMs) * minuteMs);
}

const minuteMs = 60_000;

/** No other rule delays by more than eight days, so what is closed for fifteen days in a row is closed forever. */
const horizonMs = 15 * 86_400_000;

/** Flags delay until they have run out, however long that is; the days are counted from there. */
function horizonOf({ at }: ContactIntent, facts: ContactLawFacts): number {
  const ends = facts.flags.map((flag) => (flag === 'UNKNOWN' ? null : endOfFlag(facts, flag)));
  return Math.max(at.getTime(), ...ends.map((end) => end?.getTime() ?? 0)) + horizonMs;
}

type Found = Pick<ContactDecision, 'outcome' | 'delayUntil' | 'ruleIds' | 'citations'>;

/**
 * Moves from instant to instant, each time to the latest that a rule names, until no rule objects. Each rule names the
 * first instant that it allows, so the first common instant is never skipped.
 */
function firstAllowed(intent: ContactIntent, facts: ContactLawFacts, packs: readonly JurisdictionPack[]): Found {
  const bound: Verdict[] = [];
  let at = intent.at;
  const horizon = horizonOf(intent, facts);
  while (at.getTime() <= horizon) {
    const objections = verdictsAt(intent, facts, packs, at).filter(({ earliest }) => !earliest || earliest > at);
    const never = objections.filter(({ earliest }) => earliest === null);
    if (never.length > 0) return { outcome: 'DENY', delayUntil: null, ...sourcesOf(never) };
    if (objections.length === 0) return allowed(intent, at, bound);
    bound.push(...objections);
    at = next(at, objections, facts, packs);
  }
  return { outcome: 'DENY', delayUntil: null, ...sourcesOf(emptyIntersection(bound)) };
}

function allowed(intent: ContactIntent, at: Date, bound: readonly Verdict[]): Found {
  if (at.getTime() === intent.at.getTime()) return { outcome: 'ALLOW', delayUntil: null, ruleIds: [], citations: [] };
  return { outcome: 'DELAY_UNTIL', delayUntil: at, ...sourcesOf(bound) };
}

function verdictsAt(
  intent: ContactIntent,
  facts: ContactLawFacts,
  packs: readonly JurisdictionPack[],
  at: Date,
): Verdict[] {
  const rules = inForce(packs, localDateAt(at, facts.zones[0]!)).flatMap((pack) => pack.rules);
  return [
    ...rules.flatMap((rule) => verdictsOf(rule, intent, facts, at)),
    ...facts.caps.map((cap) => verdictOfCap(cap, facts, at)),
  ];
}

/** The latest instant that an objection names, or the first change of the packs before it. */
function next(
  at: Date,
  objections: readonly Verdict[],
  facts: ContactLawFacts,
  packs: readonly JurisdictionPack[],
): Date {
  const zone = facts.zones[0]!;
  const latest = objections.reduce((max, { earliest }) => (earliest! > max ? earliest! : max), at);
  const [from, to] = [localDateAt(at, zone), localDateAt(latest, zone)];
  const changes = packs
    .flatMap(({ effectiveFrom, effectiveUntil }) => [effectiveFrom, effectiveUntil])
    .filter((date): date is LocalDate => date !== null && date > from && date <= to)
    .map((date) => startOfDay(date, zone));
  return changes.reduce((min, change) => (change < min ? change : min), latest);
}

/** Without an hour that suits all zones, the rule on other zones denies; in one zone it is the hours that exclude each other. */
function emptyIntersection(bound: readonly Verdict[]): readonly Verdict[] {
  const ofOtherZones = bound.filter(({ ofOtherZone }) => ofOtherZone);
  return ofOtherZones.length > 0 ? ofOtherZones : bound;
}

function sourcesOf(verdicts: readonly Verdict[]): { ruleIds: string[]; citations: string[] } {
  const distinct = (pick: (source: RuleSource) => string): string[] =>
    [...new Set(verdicts.map(({ source }) => pick(source)))].sort();
  return { ruleIds: distinct(({ id }) => id), citations: distinct(({ citation }) => citation) };
}

function binds({ appliesTo }: JurisdictionPack, facts: ContactLawFacts): boolean {
  const { debtTypes, roles, jurisdictions } = appliesTo;
  return (
    (!debtTypes || debtTypes.includes(facts.debtType)) &&
    (!roles || roles.includes(facts.role)) &&
    (!jurisdictions || jurisdictions.some((name) => `${facts.jurisdiction}-`.startsWith(`${name}-`)))
  );
}

/** Of each pack the newest version that is in force on a date. */
function inForce(packs: readonly JurisdictionPack[], date: LocalDate): JurisdictionPack[] {
  const newest = new Map<string, JurisdictionPack>();
  for (const pack of packs) {
    if (date < pack.effectiveFrom || (pack.effectiveUntil !== null && date >= pack.effectiveUntil)) continue;
    const known = newest.get(pack.name);
    if (!known || pack.version > known.version) newest.set(pack.name, pack);
  }
  return [...newest.values()];
}

function labelOf({ name, version }: JurisdictionPack): string {
  return `${name}@${version}`;
}

function hashOf(intent: ContactIntent, facts: ContactLawFacts, packs: readonly JurisdictionPack[]): string {
  const [ownZone, ...otherZones] = facts.zones;
  const text = canonicalText({
    intent,
    facts: { ...facts, zones: { own: ownZone, others: otherZones } },
    packs: packs.map(textOf),
  });
  return createHash('sha256').update(text).digest('hex');
}

function textOf(pack: JurisdictionPack): string {
  const known = packTexts.get(pack) ?? canonicalText(pack);
  packTexts.set(pack, known);
  return known;
}

// Packs never change after they are read, and serialising them costs more than the rest of a decision.
const packTexts = new WeakMap<JurisdictionPack, string>();
