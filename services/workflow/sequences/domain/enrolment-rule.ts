import { parseMajor } from '#libs/money';
import { parseRule, type Rule } from './rule-syntax.js';
import type { SequenceVersion } from './sequence.js';

/** An active sequence version with its rule read. */
export interface EnrolmentRule {
  readonly sequence: string;
  readonly version: number;
  readonly rule: Rule;
  /** By currency, in minor units. */
  readonly minRemaining: ReadonlyMap<string, bigint>;
}

/** @throws Error for a version that was stored with a rule that cannot be read, which applying it prevents. */
export function enrolmentRuleOf({ sequence, version }: SequenceVersion): EnrolmentRule {
  const parsed = parseRule(sequence.enrol.when);
  if (!('rule' in parsed)) throw new Error(`The rule of ${sequence.name} version ${version} cannot be read.`);
  const minRemaining = Object.entries(sequence.enrol.minRemaining).map(([currency, text]) => {
    const amount = parseMajor(text, currency);
    if (!('amount' in amount)) throw new Error(`minRemaining ${text} of ${sequence.name} cannot be read.`);
    return [currency, amount.amount.minor] as const;
  });
  return { sequence: sequence.name, version, rule: parsed.rule, minRemaining: new Map(minRemaining) };
}
