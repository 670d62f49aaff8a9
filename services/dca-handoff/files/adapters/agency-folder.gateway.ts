import { lstat, readdir, rename, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { CsvError, parse } from 'csv-parse/sync';
import type { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { DcaHandoffSettings } from '../../dca-handoff.settings.js';
import { type AgencyRecord, isComplete } from '../domain/acknowledgement-file.js';
import { acknowledgedName, type AgencyFile, digestOf } from '../domain/agency-file.js';
import { errors } from '../domain/errors.js';
import { AgencyInbox, type ExchangedFileName, FileDelivery, type InboxFile } from '../use-cases/ports.js';
import { absentAs, madePartOf, moveAway, partOf, readBounded, syncFolder, writeDurably } from './agency-folder.js';
import { InboxWatch } from './inbox.watch.js';

/** More than any acknowledgement of a placement of 500 lines. */
const maxFileBytes = 10_485_760;

/**
 * Exchanges files through folders: `<folder>/<agency>/outbox` for the agency, `inbox` from it, and `processed` for both
 * once a file is acknowledged. The acknowledged file leaves the outbox first: an agency that acknowledges whatever lies
 * there without an acknowledgement would otherwise do so again.
 */
@Injectable()
export class FolderDelivery extends FileDelivery {
  constructor(private readonly settings: DcaHandoffSettings) {
    super();
  }

  override async deliver({ agency, fileName, content }: AgencyFile): Promise<void> {
    try {
      const outbox = await madePartOf(this.settings.agencyFolder, agency, 'outbox');
      const temporary = join(outbox, `.${fileName}.${newId()}.tmp`);
      try {
        await writeDurably(temporary, content);
        await rename(temporary, join(outbox, fileName));
        await syncFolder(outbox);
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => undefined);
        throw error;
      }
    } catch (error) {
      throw deliveryFailed(agency, fileName, error);
    }
  }
}

@Injectable()
export class FolderInbox extends AgencyInbox {
  constructor(
    private readonly settings: DcaHandoffSettings,
    private readonly watch: InboxWatch,
  ) {
    super();
  }

  override async list(agency: string): Promise<string[]> {
    const names = await this.namesIn(await partOf(this.settings.agencyFolder, agency, 'inbox'));
    // Names with a leading dot are files that are still being written.
    const found = names.filter((name) => acknowledgedName(name) !== null && !name.startsWith('.')).sort();
    this.watch.seen(agency, found);
    return found;
  }

  override async read(agency: string, fileName: string): Promise<InboxFile | 'GONE' | 'UNSETTLED'> {
    const inbox = await partOf(this.settings.agencyFolder, agency, 'inbox');
    if (inbox === null) return 'GONE';
    const found = await readBounded(join(inbox, fileName), maxFileBytes);
    if (found.kind === 'GONE') return 'GONE';
    if (found.kind === 'CHANGING') return 'UNSETTLED';
    const { stamp } = found;
    const isSettled = this.watch.isSettled(agency, fileName, stamp, this.settings.settleMs);
    if (found.kind === 'UNFIT') {
      const unreadable = found.fault;
      if (!isSettled) return 'UNSETTLED';
      return { sha256: digestOf(`${unreadable} ${stamp}`), stamp, sizeBytes: null, records: { unreadable } };
    }
    const records = recordsOf(found.bytes);
    if (!isSettled && ('unreadable' in records || !isComplete(records))) return 'UNSETTLED';
    return { sha256: digestOf(found.bytes), stamp, sizeBytes: found.bytes.length, records };
  }

  override async archive(agency: string, fileName: string, stamp: string): Promise<void> {
    const { agencyFolder } = this.settings;
    const processed = await madePartOf(agencyFolder, agency, 'processed');
    const acknowledged = acknowledgedName(fileName);
    const outbox = await partOf(agencyFolder, agency, 'outbox');
    if (acknowledged && outbox !== null) {
      await moveAway(join(outbox, acknowledged), join(processed, acknowledged));
    }
    const inbox = await partOf(agencyFolder, agency, 'inbox');
    if (inbox !== null) await moveAway(join(inbox, fileName), join(processed, fileName), stamp);
  }

  override async processed({ agency, fileName, sha256 }: ExchangedFileName): Promise<Buffer | null> {
    const folder = await partOf(this.settings.agencyFolder, agency, 'processed');
    // A name that came again lies beside the earlier one, under an id of its own.
    const names = (await this.namesIn(folder)).filter((name) => name === fileName || name.startsWith(`${fileName}.`));
    for (const name of names) {
      const found = await readBounded(join(folder!, name), maxFileBytes);
      if (found.kind === 'FILE' && digestOf(found.bytes) === sha256) return found.bytes;
    }
    return null;
  }

  override async clearProcessed(agency: string, before: Date): Promise<number> {
    const processed = await partOf(this.settings.agencyFolder, agency, 'processed');
    let count = 0;
    for (const name of await this.namesIn(processed)) {
      const path = join(processed!, name);
      const found = await absentAs(lstat(path), null);
      // The agency chooses the time of writing; that of the move is ours.
      if (!found || found.isDirectory() || Math.max(found.ctimeMs, found.mtimeMs) >= before.getTime()) continue;
      await absentAs(unlink(path), undefined);
      count += 1;
    }
    return count;
  }

  private async namesIn(folder: string | null): Promise<string[]> {
    return folder === null ? [] : absentAs(readdir(folder), []);
  }
}

function recordsOf(bytes: Buffer): InboxFile['records'] {
  if (bytes.includes(0)) return { unreadable: 'It has zero bytes, so it is no text.' };
  try {
    const parsed = parse(bytes, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
    return (parsed as unknown as { record: string[]; info: { lines: number } }[]).map(
      ({ record, info }): AgencyRecord => ({ line: info.lines, cells: record }),
    );
  } catch (error) {
    if (error instanceof CsvError) return { unreadable: error.message };
    throw error;
  }
}

function deliveryFailed(agency: string, fileName: string, error: unknown): DomainError {
  const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
  return errors.DELIVERY_FAILED(
    `${fileName} could not be written for agency ${agency} (${reason}). It is stored and delivered once the folder can be written.`,
    { facts: { agency, file_name: fileName, reason } },
  );
}
