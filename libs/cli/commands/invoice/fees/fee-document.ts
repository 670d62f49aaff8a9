import { z } from 'zod';
import { type invoiceV1, toWireDate, toWireMoney } from '#libs/contracts';
import { readDocument } from '#libs/files';
import { isCurrency, parseMajor } from '#libs/money';
import { parseLocalDate } from '#libs/time';

const amountText = 'must be an amount with its currency, such as "5.00 EUR"';

const amount = z.string(amountText).transform((text, context) => {
  const [major = '', currency = '', ...more] = text.trim().split(/\s+/);
  const parsed = isCurrency(currency) && more.length === 0 ? parseMajor(major, currency) : null;
  if (parsed && 'amount' in parsed) return toWireMoney(parsed.amount);
  context.addIssue({ code: 'custom', message: amountText });
  return z.NEVER;
});
const amounts = z.array(amount).default([]);

const dateText = 'must be a date in quotes, such as "2026-05-15"';
const date = z
  .string(dateText)
  .refine((text) => parseLocalDate(text) !== null, dateText)
  .transform((text) => toWireDate(text));

const tier = z.strictObject({ from: amount, amount });

const fee = z.strictObject({
  days: z.number('must be a number of days'),
  flat: amounts,
  percent: z.union([z.string(), z.number()]).transform(String).optional(),
  min: amounts,
  max: amounts,
  tiers: z.array(tier).default([]),
});

const policy = z.strictObject({
  code: z.string(),
  title: z.string(),
  text: z.string().default(''),
  recognition: z.enum(['accrue', 'on-payment'], { error: 'must be accrue' }).default('accrue'),
  caps: amounts,
  smallestPrincipals: amounts,
  chargesFrom: date.optional(),
  fees: z.array(fee),
});

/** A policy of late fees as a file says it. */
export interface FeeDocument {
  readonly code: string;
  readonly title: string;
  readonly rules: invoiceV1.FeeRulesInit;
}

/**
 * Reads a policy of late fees from YAML or JSON.
 * @throws FEE_POLICY_INVALID with every fault and its line
 */
export function readFeeDocument(text: string): FeeDocument {
  const { content } = readDocument(text, policy, 'FEE_POLICY_INVALID', { keysAt });
  const { code, title, recognition, chargesFrom, fees, ...rest } = content;
  const rules: invoiceV1.FeeRulesInit = {
    ...rest,
    occurrences: fees.map(({ percent, min, max, ...each }) => ({
      ...each,
      percentage: percent === undefined ? null : { percent, min, max },
    })),
    recognition: recognition === 'accrue' ? 'RECOGNITION_ACCRUE' : 'RECOGNITION_ON_PAYMENT',
    chargesFrom: chargesFrom ?? null,
  };
  return { code, title, rules };
}

const allowance = z.strictObject({
  jurisdiction: z.string(),
  maxFees: amounts,
  maxPercent: z.union([z.string(), z.number()]).transform(String).default(''),
  maxTotals: amounts,
  excess: z.enum(['refuse', 'cap'], { error: 'must be refuse or cap' }).default('refuse'),
  source: z.string(),
});

/** What a jurisdiction allows, as a file says it. */
interface AllowanceDocument {
  readonly jurisdiction: string;
  readonly allowance: invoiceV1.FeeAllowanceInit;
}

/**
 * Reads what fees a jurisdiction allows from YAML or JSON.
 * @throws FEE_ALLOWANCE_INVALID with every fault and its line
 */
export function readAllowanceDocument(text: string): AllowanceDocument {
  const keys = { keysAt: () => Object.keys(allowance.shape) };
  const { jurisdiction, excess, ...rest } = readDocument(text, allowance, 'FEE_ALLOWANCE_INVALID', keys).content;
  return { jurisdiction, allowance: { ...rest, excess: excess === 'cap' ? 'EXCESS_CAP' : 'EXCESS_REFUSE' } };
}

/** The keys that may stand at a place, so that a misspelt one can be told. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(policy.shape);
  return Object.keys(path.includes('tiers') ? tier.shape : fee.shape);
}
