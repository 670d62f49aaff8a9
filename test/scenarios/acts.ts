import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'csv-stringify/sync';
import { importFile } from '#libs/client';
import { toWireDate } from '#libs/contracts';
import { sourceOf } from '#libs/files';
import { newId } from '#libs/ids';
import type { LocalDate } from '#libs/time';
import { MoneyActs } from './money-acts.js';

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

/** What people and other systems do in a story, by public rpcs. */
export class Acts extends MoneyActs {
  /**
   * The creditor's file names these invoices; with mode `active` it closes those that it leaves out.
   * @param dueDates by letter, of invoices whose due date has moved
   */
  async sendFile(
    letters: readonly string[],
    mode: 'delta' | 'active' = 'delta',
    dueDates: Readonly<Record<string, LocalDate>> = {},
  ): Promise<void> {
    const { name, invoices, zone = 'UTC' } = this.story;
    const rows = letters.map((letter) => {
      const { issued, due: firstDue, amount } = invoices[letter]!;
      const due = dueDates[letter] ?? firstDue;
      return [name, name, this.email, zone, this.numberOf(letter), name, issued, due, amount, 'USD'];
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

  private async openCaseId(): Promise<string> {
    const { cases } = await this.dunlin.workflow.listCases({ customerId: await this.customerId() }, this.dunlin.caller);
    return cases[0]!.caseId;
  }
}
