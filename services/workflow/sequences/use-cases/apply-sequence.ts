import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type Caller, Database, Runner } from '#libs/transactions';
import { Calendars } from '../../calendars/use-cases/calendars.js';
import type { JoinPreview } from '../domain/join-preview.js';
import type { Sequence, StepAct } from '../domain/sequence.js';
import { OpenInvoices } from './open-invoices.js';
import { NamedElsewhere, type NamedFault, SequenceReader, SequenceStore, type StoredSequence } from './ports.js';
import { SequenceEvents } from './sequence-events.js';

interface ApplySequenceInput {
  readonly document: string;
  /** Only validates, and says what would follow. */
  readonly dryRun: boolean;
  /** Skips the steps whose time has passed for invoices that join by this call. */
  readonly skipMissed: boolean;
}

interface AppliedSequence {
  readonly stored: StoredSequence;
  readonly unchanged: boolean;
  /** After a dry run: what would follow at once. */
  readonly joining: JoinPreview | null;
}

/** Stores a sequence as an immutable version and lets what is open already join it. */
@Injectable()
export class ApplySequence {
  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
    private readonly reader: SequenceReader,
    private readonly store: SequenceStore,
    private readonly namedElsewhere: NamedElsewhere,
    private readonly calendars: Calendars,
    private readonly openInvoices: OpenInvoices,
    private readonly events: SequenceEvents,
  ) {}

  /** @throws SEQUENCE_INVALID */
  async applySequence(caller: Caller, { document, dryRun, skipMissed }: ApplySequenceInput): Promise<AppliedSequence> {
    const sequence = this.reader.read(document);
    const faults = [...(await this.calendarFaults(sequence)), ...(await this.stepFaults(sequence, caller))];
    if (faults.length > 0) throw this.reader.refuse(document, faults);
    return dryRun ? this.tryOut(sequence, document, skipMissed) : this.apply(caller, sequence, document, skipMissed);
  }

  private async calendarFaults({ calendar: { workingDays } }: Sequence): Promise<NamedFault[]> {
    if (workingDays === undefined || (await this.calendars.exists(this.database, workingDays))) return [];
    return [{ stepId: null, field: 'workingDays', message: `there is no calendar ${workingDays}` }];
  }

  /** A step that names a template or an agency which does not exist would fail on its day. */
  private async stepFaults({ steps }: Sequence, caller: Caller): Promise<NamedFault[]> {
    const acts = steps.map(({ act }) => act);
    const [unknownTemplates, unknownAgencies] = await Promise.all([
      this.namedElsewhere.unknownTemplates(
        namesOf(acts, 'send', ({ template }) => template),
        caller,
      ),
      this.namedElsewhere.unknownAgencies(
        namesOf(acts, 'place', ({ agency }) => agency),
        caller,
      ),
    ]);
    return steps.flatMap(({ id: stepId, act }): NamedFault[] => {
      if (act.kind === 'send' && unknownTemplates.has(act.template)) {
        return [{ stepId, field: 'template', message: `there is no ${act.channel} template ${act.template}` }];
      }
      if (act.kind === 'place' && unknownAgencies.has(act.agency)) {
        return [{ stepId, field: 'agency', message: `there is no agency ${act.agency}` }];
      }
      return [];
    });
  }

  private apply(caller: Caller, sequence: Sequence, document: string, skipMissed: boolean): Promise<AppliedSequence> {
    return this.runner.run(caller, async (tx) => {
      await this.store.lock(tx, sequence.name);
      const newest = await this.store.find(tx, sequence.name);
      if (newest && isApplied(newest, sequence)) return { stored: newest, unchanged: true, joining: null };
      const version = (newest?.version ?? 0) + 1;
      const stored: StoredSequence = { sequence, version, document, active: true, createdAt: tx.now };
      await this.store.insert(tx, stored);
      this.events.applied(tx, sequence.name, version);
      await this.openInvoices.enrol(tx, sequence.name, version, skipMissed);
      return { stored, unchanged: false, joining: null };
    });
  }

  private async tryOut(sequence: Sequence, document: string, skipMissed: boolean): Promise<AppliedSequence> {
    const newest = await this.store.find(this.database, sequence.name);
    const createdAt = await this.database.now();
    return {
      stored: { sequence, version: 0, document, active: false, createdAt },
      unchanged: newest !== null && isApplied(newest, sequence),
      joining: await this.openInvoices.preview(sequence, skipMissed, createdAt),
    };
  }
}

function isApplied(newest: StoredSequence, sequence: Sequence): boolean {
  return newest.active && isDeepStrictEqual(newest.sequence, sequence);
}

function namesOf<Kind extends StepAct['kind']>(
  acts: readonly StepAct[],
  kind: Kind,
  nameOf: (act: Extract<StepAct, { kind: Kind }>) => string,
): string[] {
  const ofKind = acts.filter((act): act is Extract<StepAct, { kind: Kind }> => act.kind === kind);
  return [...new Set(ofKind.map(nameOf))];
}
