import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import { type Dunlin, importFile } from '#libs/client';
import { toWireDate, toWireMoney } from '#libs/contracts';
import { sourceOf } from '#libs/files';
import { newId } from '#libs/ids';
import { type Money, parseMajor } from '#libs/money';
import type { LocalDate } from '#libs/time';
import type { CallerOnward } from '#libs/transactions';
import type { Stack } from '../../libs/stack/stack.js';

const mapping = `format: { type: csv, delimiter: ",", encoding: utf-8, header: true }
columns:
  customer.reference: customer
  customer.class: class
  customer.email: email
  customer.zone: zone
  invoice.number: number
  invoice.creditor: creditor
  invoice.issueDate: { column: issued, date: iso }
  invoice.dueDate: { column: due, date: iso }
  invoice.amount: { column: amount, decimal: "." }
  invoice.currency: currency
`;

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
}

/** What people and other systems do in a story, by public rpcs. */
export class Acts {
  private paymentId = '';
  private chargeId = '';
  private disputeId = '';
  private approvalId = '';

  constructor(
    private readonly stack: Stack,
    private readonly dunlin: Dunlin,
    private readonly story: Cast,
    /** A person who has signed in. */
    private readonly proved: (actor: string) => Promise<CallerOnward>,
  ) {}

  get email(): string {
    return `${this.story.name}@example.test`;
  }

  numberOf(letter: string): string {
    return `${this.story.name.toUpperCase()}-${letter}`;
  }

  /**
   * The creditor's file names these invoices; with mode `active` it closes those that it leaves out.
   * @param dueDates by letter, of invoices whose due date has moved
   */
  async sendFile(
    letters: readonly string[],
    mode: 'delta' | 'active' = 'delta',
    dueDates: Readonly<Record<string, LocalDate>> = {},
  ): Promise<void> {
    const { name, invoices } = this.story;
    const rows = letters.map((letter) => {
      const { issued, due: firstDue, amount } = invoices[letter]!;
      const due = dueDates[letter] ?? firstDue;
      return [name, name, this.email, 'UTC', this.numberOf(letter), name, issued, due, amount, 'USD'];
    });
    const header = ['customer', 'class', 'email', 'zone', 'number', 'creditor', 'issued', 'due', 'amount', 'currency'];
    const file = { name: `${name}.csv`, content: sourceOf(Buffer.from(stringify([header, ...rows]))), mapping };
    let sent = await importFile(this.dunlin, file, { mode, confirmClose: true });
    while (sent.state !== 'STATE_COMPLETED') {
      if (sent.state === 'STATE_REFUSED' || sent.state === 'STATE_FAILED')
        throw new Error(`The file was refused: ${sent.reason}`);
      await sleep(50);
      sent = (await this.dunlin.invoice.getImport({ importId: sent.importId }, this.dunlin.caller)).import!;
    }
    if (sent.errorCount !== '0') throw new Error(`${sent.errorCount} rows of the file were refused.`);
  }

  async pay(letter: string, amount: string): Promise<void> {
    const { payment } = await this.dunlin.payment.recordPayment(
      {
        requestId: newId(),
        invoiceNumbers: [this.numberOf(letter)],
        amount: toWireMoney(dollars(amount)),
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

  async pauseCase(reason: string): Promise<void> {
    const request = { requestId: newId(), caseId: await this.openCaseId(), reason };
    await this.dunlin.workflow.pauseCase(request, this.dunlin.caller);
  }

  async resumeCase(reason: string): Promise<void> {
    const request = { requestId: newId(), caseId: await this.openCaseId(), reason };
    await this.dunlin.workflow.resumeCase(request, this.dunlin.caller);
  }

  async changeSequence(sequence: string, reason: string): Promise<void> {
    const request = { requestId: newId(), caseId: await this.openCaseId(), sequence, reason };
    await this.dunlin.workflow.changeSequence(request, this.dunlin.caller);
  }

  /** The active version of the story's sequence from now on. @param document as it is applied */
  async applySequence(document: string): Promise<void> {
    await this.dunlin.workflow.applySequence({ requestId: newId(), document }, this.dunlin.caller);
  }

  /** Moves the open cases of the story's sequence to its active version, and waits until they are. */
  async moveCases(reason: string): Promise<void> {
    const request = { requestId: newId(), sequence: this.story.name, reason };
    let { move } = await this.dunlin.workflow.startCaseMove(request, this.dunlin.caller);
    while (move!.state !== 'STATE_DONE') {
      await sleep(50);
      ({ move } = await this.dunlin.workflow.getCaseMove({ moveId: move!.moveId }, this.dunlin.caller));
    }
  }

  /** Sends the whole case to the agency. */
  async placeCase(notes: string, unannouncedReason = ''): Promise<void> {
    const caseId = await this.openCaseId();
    const request = { requestId: newId(), caseId, agency: 'northgate', notes, unannouncedReason };
    await this.dunlin.workflow.sendToCollections(request, this.dunlin.caller);
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

  async optOut(reason: string): Promise<void> {
    const request = {
      requestId: newId(),
      customerId: await this.customerId(),
      channel: 'CHANNEL_EMAIL',
      reason,
    } as const;
    await this.dunlin.customer.recordOptOut(request, this.dunlin.caller);
  }

  /** @param until last day; none is known unless given */
  async raiseFlag(flag: 'BANKRUPT' | 'MORATORIUM', reason: string, until?: LocalDate): Promise<void> {
    const customerId = await this.customerId();
    const untilDate = until === undefined ? null : toWireDate(until);
    const request = { requestId: newId(), customerId, flag: `FLAG_${flag}`, reason, untilDate } as const;
    await this.dunlin.customer.raiseFlag(request, this.dunlin.caller);
  }

  async lowerFlag(flag: 'BANKRUPT' | 'MORATORIUM', reason: string): Promise<void> {
    const request = { requestId: newId(), customerId: await this.customerId(), flag: `FLAG_${flag}`, reason } as const;
    await this.dunlin.customer.lowerFlag(request, this.dunlin.caller);
  }

  /** The mail server refuses the address that the file gave. */
  async refuseMail(): Promise<void> {
    const response = await fetch(`${this.stack.mail.api}/api/rules`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ recipient: this.email, code: 550, stage: 'rcpt' }),
    });
    if (!response.ok) throw new Error(`The mail catcher returned ${response.status}.`);
  }

  async changeEmail(address: string): Promise<void> {
    const customerId = await this.customerId();
    const request = { requestId: newId(), customerId, channel: 'CHANNEL_EMAIL', address } as const;
    await this.dunlin.customer.changeContact(request, this.dunlin.caller);
  }

  /** The agency will reject this invoice. */
  rejectAtAgency(letter: string): void {
    const file = join(this.stack.server('agency').address, 'reject.json');
    writeFileSync(file, JSON.stringify([this.numberOf(letter)]));
  }

  async recallPlacement(reason: string): Promise<void> {
    const customerId = await this.customerId();
    const { placements } = await this.dunlin.dcaHandoff.listPlacements({ customerId }, this.dunlin.caller);
    const request = { requestId: newId(), placementId: placements[0]!.placementId, reason };
    await this.dunlin.dcaHandoff.recallPlacement(request, this.dunlin.caller);
  }

  async customerId(): Promise<string> {
    const { customer } = await this.dunlin.customer.getCustomer({ reference: this.story.name }, this.dunlin.caller);
    return customer!.customerId;
  }

  async invoiceId(letter: string): Promise<string> {
    const { invoice } = await this.dunlin.invoice.getInvoice({ number: this.numberOf(letter) }, this.dunlin.caller);
    return invoice!.invoiceId;
  }

  private async openCaseId(): Promise<string> {
    const { cases } = await this.dunlin.workflow.listCases({ customerId: await this.customerId() }, this.dunlin.caller);
    return cases[0]!.caseId;
  }
}
