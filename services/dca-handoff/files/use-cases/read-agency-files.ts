import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import { Runner, type Caller, type Tx } from '#libs/platform';
import {
  applyAnswers,
  readAnswers,
  unknownPlacement,
  unreadable,
  type Answer,
  type AnswerFault,
} from '../domain/acknowledgement.js';
import { isAgencyCode } from '../../agencies/domain/agency.js';
import { answeredName } from '../domain/agency-file.js';
import type { Placement } from '../../placements/domain/placement.js';
import { AgencyStore } from '../../agencies/use-cases/ports.js';
import { PlacementFacts, PlacementStore } from '../../placements/use-cases/ports.js';
import { InboundFileStore, InboxPort, OutboundFileStore, type InboxFile } from './ports.js';
import { PublishReturn } from '../../placements/use-cases/publish-return.js';

/** What was read; numbers of files, of lines taken, and of lines that could not be. */
export interface ReadCounts {
  readonly files: number;
  readonly lines: number;
  readonly errors: number;
}

type Cause = Pick<Caller, 'actor' | 'correlationId' | 'causationId'>;

/** Reads what the agencies answered. Each file is one transaction and is read once, whoever comes first. */
@Injectable()
export class ReadAgencyFiles {
  constructor(
    private readonly runner: Runner,
    private readonly agencies: AgencyStore,
    private readonly inbox: InboxPort,
    private readonly inbound: InboundFileStore,
    private readonly outbound: OutboundFileStore,
    private readonly placements: PlacementStore,
    private readonly returns: PublishReturn,
    private readonly news: PlacementFacts,
  ) {}

  /**
   * Reads for a caller, who gets the same answer to a repeat. What is read is guarded file by file, so that the answer
   * alone is kept under the request.
   * @param agency only this one; all when empty
   * Errors: PLACEMENT_INVALID
   */
  async readFor(caller: Caller, agency: string): Promise<ReadCounts> {
    if (agency !== '' && !isAgencyCode(agency)) {
      throw invalidFields('PLACEMENT_INVALID', [{ field: 'agency', description: 'is no agency code' }]);
    }
    const counts = await this.read(caller, agency === '' ? null : agency);
    return this.runner.run(caller, () => Promise.resolve(counts));
  }

  async read(cause: Cause, only: string | null): Promise<ReadCounts> {
    let counts: ReadCounts = { files: 0, lines: 0, errors: 0 };
    for (const agency of await this.agencies.codes()) {
      if (only !== null && only !== agency) continue;
      for (const fileName of await this.inbox.list(agency)) {
        const { files, lines, errors } = await this.readFile(cause, agency, fileName);
        counts = { files: counts.files + files, lines: counts.lines + lines, errors: counts.errors + errors };
      }
    }
    return counts;
  }

  /** How many files lie unread. */
  async unreadCount(): Promise<number> {
    const lists = await Promise.all((await this.agencies.codes()).map((agency) => this.inbox.list(agency)));
    return lists.reduce((sum, names) => sum + names.length, 0);
  }

  private async readFile(cause: Cause, agency: string, fileName: string): Promise<ReadCounts> {
    const file = await this.inbox.read(agency, fileName);
    const counts = file && (await this.runner.transact(cause, (tx) => this.take(tx, agency, fileName, file)));
    if (!counts) return nothing;
    await this.inbox.archive(agency, fileName);
    return counts;
  }

  /** Answers null when the file is to be read later. */
  private async take(tx: Tx, agency: string, fileName: string, file: InboxFile): Promise<ReadCounts | null> {
    const { records, sha256 } = file;
    const { answers, faults } =
      'unreadable' in records ? { answers: [], faults: [unreadable(records.unreadable)] } : readAnswers(records);
    const ids = [...new Set(answers.map(({ placementId }) => placementId))];
    const placements = await this.placements.lock(tx, ids);
    // The agency was faster than the record of the delivery, which is about to be made.
    if ([...placements.values()].some(({ state }) => state === 'READY')) return null;
    const key = { agency, fileName, sha256 };
    if (!(await this.inbound.add(tx, key))) return nothing;
    const found = [...faults];
    const changed: Placement[] = [];
    for (const placementId of ids) {
      const own = answers.filter((answer) => answer.placementId === placementId);
      const placement = placements.get(placementId);
      if (placement?.agency !== agency) found.push(...unknownPlacement(own));
      else changed.push(...this.answer(tx, placement, own, found));
    }
    const lines = answers.length - (found.length - faults.length);
    await this.inbound.finish(tx, key, lines, found);
    await this.placements.save(tx, changed);
    const answered = answeredName(fileName);
    if (answered) await this.outbound.markAnswered(tx, agency, answered);
    return { files: 1, lines, errors: found.length };
  }

  private answer(tx: Tx, placement: Placement, answers: readonly Answer[], faults: AnswerFault[]): Placement[] {
    const { answered, returned, faults: more } = applyAnswers(placement, answers);
    faults.push(...more);
    if (answered) this.news.answered(tx, answered.placement, answered.rejectedInvoiceIds);
    if (returned) this.returns.publish(tx, answered?.placement ?? placement, returned);
    const after = returned ?? answered?.placement;
    return after ? [after] : [];
  }
}

const nothing: ReadCounts = { files: 0, lines: 0, errors: 0 };
