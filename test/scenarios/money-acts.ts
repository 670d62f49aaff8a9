import { setTimeout as sleep } from 'node:timers/promises';
import type { Dunlin } from '#libs/client';
import { toWireDate, toWireMoney } from '#libs/contracts';
import { newId } from '#libs/ids';
import { type Money, parseMajor } from '#libs/money';
import type { LocalDate } from '#libs/time';
import type { CallerOnward } from '#libs/transactions';
import type { Stack } from '../../libs/stack/stack.js';

function dollars(text: string): Money {
  const parsed = parseMajor(text, 'USD');
  if ('amount' in parsed) return parsed.amount;
  throw new Error(`${text} is no amount of dollars.`);
}

/** An invoice of a story; its number is the story's name and its letter. */
export interface StoryInvoice {
  readonly issued: LocalDate;
  readonly due: LocalDate;
  /** USD, major units. */
  readonly amount: string;
}

/** Whom and what the acts are about. */
export interface Cast {
  readonly name: string;
  readonly invoices: Readonly<Record<string, StoryInvoice>>;
  /** Where the customer is; UTC when absent. */
  readonly zone?: string;
}

/** What people do in a story about what is owed and paid. */
export class MoneyActs {
  private paymentId = '';
  private chargeId = '';
  private disputeId = '';
  private approvalId = '';

  constructor(
    protected readonly stack: Stack,
    protected readonly dunlin: Dunlin,
    protected readonly story: Cast,
    /** A person who has signed in. */
    protected readonly proved: (actor: string) => Promise<CallerOnward>,
  ) {}

  get email(): string {
    return `${this.story.name}@example.test`;
  }

  numberOf(letter: string): string {
    return `${this.story.name.toUpperCase()}-${letter}`;
  }

  /** @param valueDate today when absent */
  async pay(letter: string, amount: string, valueDate?: LocalDate): Promise<void> {
    const { payment } = await this.dunlin.payment.recordPayment(
      {
        requestId: newId(),
        invoiceNumbers: [this.numberOf(letter)],
        amount: toWireMoney(dollars(amount)),
        ...(valueDate === undefined ? {} : { valueDate: toWireDate(valueDate) }),
      },
      this.dunlin.caller,
    );
    this.paymentId = payment!.paymentId;
  }

  /** Takes the last payment back. */
  async reversePayment(reason: string): Promise<void> {
    const request = { requestId: newId(), paymentId: this.paymentId, reason };
    await this.dunlin.payment.reversePayment(request, this.dunlin.caller);
  }

  /** Agrees interest for what customers of the class of the story pay late. */
  async agreeInterest(interestPolicy: string): Promise<void> {
    const terms = { level: 'LEVEL_CLASS', class: this.story.name, kind: 'KIND_REGULAR', interestPolicy } as const;
    await this.dunlin.invoice.setTerms({ requestId: newId(), terms }, this.dunlin.caller);
  }

  /** Charges a fee on an invoice. */
  async addCharge(letter: string, amount: string): Promise<void> {
    const { charge } = await this.dunlin.invoice.addCharge(
      {
        ...{ requestId: newId(), invoiceId: await this.invoiceId(letter), kind: 'KIND_FEE' },
        ...{ amount: toWireMoney(dollars(amount)), reason: 'Reminder sent', text: 'Reminder fee' },
      },
      this.dunlin.caller,
    );
    this.chargeId = charge!.chargeId;
  }

  /** Waives what is open of the last charge. */
  async waiveCharge(reason: string): Promise<void> {
    const request = { requestId: newId(), chargeId: this.chargeId, reason };
    await this.dunlin.invoice.waiveCharge(request, this.dunlin.caller);
  }

  /** What more time costs customers of the story, numbered as its invoices are. */
  async setProlongationFee(amount: string): Promise<void> {
    const { name } = this.story;
    const series = { requestId: newId(), code: name, prefix: this.numberOf(''), digits: 1 };
    await this.dunlin.invoice.applyNumberSeries(series, this.dunlin.caller);
    const fee = { basis: 'BASIS_FLAT', amount: toWireMoney(dollars(amount)) } as const;
    const said = { days: [7, 14], maxCount: 2, taxRateBasisPoints: 1_900, feeNetDays: 30, numberSeries: name };
    const request = { requestId: newId(), policy: { level: 'LEVEL_CLASS' as const, class: name, fee, ...said } };
    await this.dunlin.invoice.setProlongationPolicy(request, this.dunlin.caller);
  }

  /** Gives an invoice more time, as it is quoted now. */
  async prolong(letter: string, days: number): Promise<void> {
    const invoiceId = await this.invoiceId(letter);
    const { hash } = await this.dunlin.invoice.quoteProlongation({ invoiceId }, this.dunlin.caller);
    const request = { requestId: newId(), invoiceId, days, hash, reason: 'Asked on the phone' };
    await this.dunlin.invoice.prolongInvoice(request, this.dunlin.caller);
  }

  /** Writes an invoice off; beyond the limit it waits for another person. */
  async writeOff(letter: string, reasonCode: string): Promise<void> {
    const request = { requestId: newId(), invoiceId: await this.invoiceId(letter), reasonCode };
    const { approval } = await this.dunlin.invoice.writeOffInvoice(request, await this.proved('user:ada'));
    this.approvalId = approval?.approvalId ?? '';
  }

  /** Another person approves what was asked for last. */
  async grantApproval(reason: string): Promise<void> {
    const request = { requestId: newId(), approvalId: this.approvalId, reason };
    await this.dunlin.operations('invoice').grantApproval(request, await this.proved('user:bea'));
  }

  /** The debtor promises to pay a part of an invoice. */
  async promise(letter: string, amount: string, dueDate: LocalDate): Promise<void> {
    const about = { customerId: await this.customerId(), invoiceIds: [await this.invoiceId(letter)] };
    const promised = { amount: toWireMoney(dollars(amount)), dueDate: toWireDate(dueDate) };
    const request = { requestId: newId(), ...about, ...promised };
    await this.dunlin.payment.createPromise(request, this.dunlin.caller);
  }

  /** Offers a settlement, which the debtor accepts. */
  async settle(letter: string, amount: string, untilDate: LocalDate): Promise<void> {
    const about = { customerId: await this.customerId(), invoiceIds: [await this.invoiceId(letter)] };
    const offered = { amount: toWireMoney(dollars(amount)), untilDate: toWireDate(untilDate), reason: 'Pays at once' };
    const request = { requestId: newId(), ...about, ...offered };
    const { settlement } = await this.dunlin.payment.offerSettlement(request, this.dunlin.caller);
    const { settlementId } = settlement!;
    await this.dunlin.payment.acceptSettlement(
      { requestId: newId(), settlementId, consent: 'By phone' },
      this.dunlin.caller,
    );
  }

  /** Agrees on weekly instalments of an invoice. */
  async payInInstalments(letter: string, count: number, firstDate: LocalDate): Promise<void> {
    const about = { customerId: await this.customerId(), invoiceIds: [await this.invoiceId(letter)] };
    const frequency = 'INSTALMENT_FREQUENCY_WEEKLY' as const;
    const terms = { ...about, count, frequency, firstDate: toWireDate(firstDate) };
    const { arrangement } = await this.dunlin.payment.previewArrangement({ terms }, this.dunlin.caller);
    const request = { requestId: newId(), terms, hash: arrangement!.hash, consent: 'By phone' };
    await this.dunlin.payment.confirmArrangement(request, this.dunlin.caller);
  }

  /** The debtor gives a card on the page of the sandbox, and lets it be charged by itself. */
  async letBeCharged(choice: string): Promise<void> {
    const { payment, caller } = this.dunlin;
    const request = { requestId: newId(), customerId: await this.customerId() };
    const { method, url } = await payment.startMethodSetup(request, caller);
    const { methodId } = method!;
    await fetch(url, { method: 'POST', body: new URLSearchParams({ choice }) });
    while ((await payment.getMethod({ methodId }, caller)).method?.state !== 'STATE_ACTIVE') await sleep(50);
    await payment.setAutopay({ requestId: newId(), methodId, autopay: true, reason: 'By phone' }, caller);
  }

  async voidInvoice(letter: string, reason: string): Promise<void> {
    const request = { requestId: newId(), invoiceId: await this.invoiceId(letter), reason };
    await this.dunlin.invoice.voidInvoice(request, this.dunlin.caller);
  }

  async raiseDispute(letter: string, reason: string): Promise<void> {
    const request = { requestId: newId(), invoiceId: await this.invoiceId(letter), reason };
    await this.dunlin.invoice.raiseDispute(request, this.dunlin.caller);
  }

  async disputePart(letter: string, amount: string, reason: string): Promise<void> {
    const part = { invoiceId: await this.invoiceId(letter), amount: toWireMoney(dollars(amount)) };
    const request = { requestId: newId(), ...part, reason };
    this.disputeId = (await this.dunlin.invoice.raiseDispute(request, this.dunlin.caller)).disputeId;
  }

  /** Ends the last dispute in part. */
  async creditOfDispute(amount: string, reason: string): Promise<void> {
    const verdict = { state: 'STATE_RESOLVED_IN_PART', credited: toWireMoney(dollars(amount)), reason } as const;
    const request = { requestId: newId(), disputeId: this.disputeId, ...verdict };
    await this.dunlin.invoice.resolveDispute(request, this.dunlin.caller);
  }

  async closeDispute(letter: string, reason: string): Promise<void> {
    const request = { requestId: newId(), invoiceId: await this.invoiceId(letter), reason };
    await this.dunlin.invoice.closeDispute(request, this.dunlin.caller);
  }

  async customerId(): Promise<string> {
    const { customer } = await this.dunlin.customer.getCustomer({ reference: this.story.name }, this.dunlin.caller);
    return customer!.customerId;
  }

  async invoiceId(letter: string): Promise<string> {
    const { invoice } = await this.dunlin.invoice.getInvoice({ number: this.numberOf(letter) }, this.dunlin.caller);
    return invoice!.invoiceId;
  }
}
