import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { CsvError, parse } from 'csv-parse/sync';
import { type DomainError, invariant } from '#libs/errors';
import { newId } from '#libs/ids';
import { isAgencyCode } from '../../agencies/domain/agency.js';
import { DcaHandoffSettings } from '../../dca-handoff.settings.js';
import type { AgencyRecord } from '../domain/acknowledgement-file.js';
import { acknowledgedName, type AgencyFile, digestOf } from '../domain/agency-file.js';
import { errors } from '../domain/errors.js';
import { AgencyInbox, FileDelivery, type InboxFile } from '../use-cases/ports.js';

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
    const outbox = folderOf(this.settings, agency, 'outbox');
    const temporary = join(outbox, `.${fileName}.${newId()}.tmp`);
    try {
      await mkdir(outbox, { recursive: true });
      await writeDurably(temporary, content);
      await rename(temporary, join(outbox, fileName));
      await syncFolder(outbox);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw deliveryFailed(agency, fileName, error);
    }
  }
}

@Injectable()
export class FolderInbox extends AgencyInbox {
  constructor(private readonly settings: DcaHandoffSettings) {
    super();
  }

  override async list(agency: string): Promise<string[]> {
    const names = await absentAs(readdir(folderOf(this.settings, agency, 'inbox')), []);
    // Names with a leading dot are files that are still being written.
    return names.filter((name) => acknowledgedName(name) !== null && !name.startsWith('.')).sort();
  }

  override async read(agency: string, fileName: string): Promise<InboxFile | null> {
    const path = join(folderOf(this.settings, agency, 'inbox'), fileName);
    const found = await absentAs(stat(path), null);
    if (!found) return null;
    if (!found.isFile() || found.size > maxFileBytes) {
      const unreadable = found.isFile()
        ? `It has ${found.size} bytes; at most ${maxFileBytes} are read.`
        : 'It is not a file.';
      return { sha256: digestOf(unreadable), records: { unreadable } };
    }
    const bytes = await absentAs(readFile(path), null);
    return bytes && { sha256: digestOf(bytes), records: recordsOf(bytes) };
  }

  override async archive(agency: string, fileName: string): Promise<void> {
    const processed = folderOf(this.settings, agency, 'processed');
    await mkdir(processed, { recursive: true });
    const acknowledged = acknowledgedName(fileName);
    if (acknowledged) {
      await moveAway(join(folderOf(this.settings, agency, 'outbox'), acknowledged), join(processed, acknowledged));
    }
    await moveAway(join(folderOf(this.settings, agency, 'inbox'), fileName), join(processed, fileName));
  }
}

function folderOf(
  { agencyFolder }: DcaHandoffSettings,
  agency: string,
  part: 'outbox' | 'inbox' | 'processed',
): string {
  invariant(isAgencyCode(agency), 'A code names a folder.');
  return join(agencyFolder, agency, part);
}

/** Survives a power cut once it returns. */
async function writeDurably(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Moves a file; one that is gone was moved before. An earlier file of the same name is kept beside it. */
async function moveAway(source: string, target: string): Promise<void> {
  const taken = await absentAs(stat(target), null);
  await absentAs(rename(source, taken ? `${target}.${newId()}` : target), undefined);
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

async function absentAs<Value, Fallback>(promise: Promise<Value>, fallback: Fallback): Promise<Value | Fallback> {
  try {
    return await promise;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return fallback;
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
