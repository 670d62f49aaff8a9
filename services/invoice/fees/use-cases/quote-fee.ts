import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, readId } from '#libs/fields';
import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';
import { Database } from '#libs/transactions';
import { errors as invoiceErrors } from '../../invoices/domain/errors.js';
import { readInvoiceAmount, readInvoiceDate } from '../../invoices/domain/invoice-input.js';
import { InvoiceStore, OrganisationDefaults } from '../../ledger/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import { allowanceOf } from '../domain/fee-allowance.js';
import { type FeePolicy, type FeeRules, noPolicy, requirePolicy } from '../domain/fee-policy.js';
import { type DecidedFee, type FeeFacts, type ScheduledFee, scheduledFees } from '../domain/fee-schedule.js';
import { type AssessedInvoice, AssessFees } from './assess-fees.js';
import { type GivenRules, takeRules } from './fee-policy-input.js';
import { FeeAllowanceStore, FeePolicyStore, FeeStore } from './ports.js';

export interface FeeQuestion {
  /** Empty for a debt that is only given. */
  readonly invoiceId: string;
  readonly principal: Money | null;
  readonly dueDate: LocalDate | null;
  /** Code of a policy; empty for none. */
  readonly policy: string;
  readonly rules: GivenRules | null;
  /** Of a debt that is only given; empty for the default. */
  readonly jurisdiction: string;
  /** Null for all. */
  readonly until: LocalDate | null;
}

export interface FeeQuote {
  readonly currency: string;
  readonly decided: readonly DecidedFee[];
  readonly scheduled: readonly ScheduledFee[];
  /** Null where none holds. */
  readonly policy: FeePolicy | null;
  readonly explanation: string;
}

/** So that a debt that is only given has all its fees, whenever they would be. */
const always = '0001-01-01';

/** Says what late fees an invoice, or a debt that is only given, has and gets. */
@Injectable()
export class QuoteFee {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceStore,
    private readonly policies: FeePolicyStore,
    private readonly allowances: FeeAllowanceStore,
    private readonly fees: FeeStore,
    private readonly assess: AssessFees,
    private readonly defaults: OrganisationDefaults,
  ) {}

  /** @throws FEE_POLICY_INVALID, FEE_POLICY_NOT_FOUND, INVOICE_NOT_FOUND */
  async quoteFee(question: FeeQuestion): Promise<FeeQuote> {
    const asked = readQuestion(question);
    const quote = asked.invoiceId === null ? await this.ofDebt(asked) : await this.ofInvoice(asked.invoiceId, asked);
    const { until } = question;
    if (until === null) return quote;
    return {
      ...quote,
      decided: quote.decided.filter(({ chargedOn }) => chargedOn <= until),
      scheduled: quote.scheduled.filter(({ day }) => day <= until),
    };
  }

  private async ofDebt({ principal, dueDate, rules, code, jurisdiction }: Asked): Promise<FeeQuote> {
    const allowance = allowanceOf(jurisdiction, await this.allowances.findAll(this.database));
    const policy = await this.askedPolicy(code, rules);
    const { currency, minor } = principal!;
    const facts: FeeFacts = {
      ...{ invoiceId: '', currency, dueDate: dueDate!, zone: this.defaults.zone, principalMinor: minor },
      ...{ payments: [], chargedMinor: 0n, decided: [], objection: null, holds: [], allowance, since: always },
    };
    const scheduled = scheduledFees(facts, policy!, always);
    return { currency, decided: [], scheduled, policy: rules ? null : policy, explanation: askedFor(code) };
  }

  private async ofInvoice(invoiceId: string, { rules, code }: Asked): Promise<FeeQuote> {
    const invoice = await this.invoices.find(invoiceId);
    if (!invoice) throw invoiceErrors.INVOICE_NOT_FOUND(`There is no invoice ${invoiceId}.`);
    const now = await this.database.now();
    const dues = await this.fees.findDues(this.database, [invoiceId]);
    // Nobody has looked at one that is not overdue: then all its fees count.
    const since = { invoiceId, nextAt: now, since: invoice.overdueMarked ? null : always };
    const known = dues.length > 0 ? dues : [since];
    const [assessed] = await this.assess.assessFees(this.database, now, [invoice], known);
    const { decided, facts, said } = assessed!;
    const { currency, lifecycle } = invoice;
    const isOpen = lifecycle === 'OPEN' || lifecycle === 'DRAFT';
    if (rules === null && code === '') {
      const scheduled = isOpen ? assessed!.scheduled : [];
      return { currency, decided, scheduled, policy: assessed!.policy, explanation: whyThat(assessed!, said) };
    }
    const policy = await this.askedPolicy(code, rules);
    const asIf = { ...facts, decided: [...facts.decided, ...decided.map(({ occurrence }) => occurrence)] };
    const scheduled = isOpen ? scheduledFees(asIf, policy!, this.assess.dayOf(policy!)) : [];
    return { currency, decided, scheduled, policy: rules ? null : policy, explanation: askedFor(code) };
  }

  private async askedPolicy(code: string, rules: FeeRules | null): Promise<FeePolicy | null> {
    if (!rules) return requirePolicy(await this.policies.find(code), code);
    const appliedAt = await this.database.now();
    return { code: '', title: '', state: 'ACTIVE', version: 0, revision: 0n, rules, appliedBy: '', appliedAt };
  }
}

interface Asked {
  readonly invoiceId: string | null;
  readonly principal: Money | null;
  readonly dueDate: LocalDate | null;
  readonly code: string;
  readonly rules: FeeRules | null;
  readonly jurisdiction: string;
}

function readQuestion({ invoiceId, principal, dueDate, policy, rules, jurisdiction }: FeeQuestion): Asked {
  const faults = new FieldFaults();
  const read = rules ? takeRules(faults, rules) : null;
  faults.check(!rules || policy === '', 'policy', 'and rules are given; give one of them');
  if (invoiceId !== '') {
    faults.take('invoice_id', readId(invoiceId));
    faults.check(!principal, 'principal', 'is given beside invoice_id; give one of them');
    faults.check(dueDate === null, 'due_date', 'is given beside invoice_id, which has one');
    faults.check(jurisdiction === '', 'jurisdiction', 'is given beside invoice_id, whose customer has one');
  } else {
    faults.take('principal', readInvoiceAmount(principal));
    faults.take('due_date', readInvoiceDate(dueDate));
    faults.check(rules || policy !== '', 'policy', faultOf('MISSING'));
  }
  faults.throwIfAny(errors.FEE_POLICY_INVALID);
  return { invoiceId: invoiceId || null, principal, dueDate, code: policy, rules: read, jurisdiction };
}

function askedFor(code: string): string {
  return code === '' ? 'By the rules that were given.' : `By policy ${code}, which was asked for.`;
}

function whyThat({ policy }: AssessedInvoice, { value, explanation }: AssessedInvoice['said']): string {
  if (policy) return `Policy ${policy.code} holds. ${explanation}`;
  if (value === noPolicy || value === null) return `No policy holds. ${explanation}`;
  return `Policy ${value} is retired, so nothing is charged. ${explanation}`;
}
