import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { z } from 'zod';
import { customerFlags } from '#libs/fence';
import { parseLocalDate } from '#libs/time';
import { CommunicationSettings } from '../../communication.settings.js';
import { channels, type JurisdictionPack } from '../domain/contact-law.js';
import { shippedPacks } from '../domain/packs.js';
import { JurisdictionPacks } from '../use-cases/ports.js';

const date = z.string().refine((text) => parseLocalDate(text) !== null, 'is no date such as 2024-01-31');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'is no time such as 08:00');
const text = z.string().min(1);
const base = { id: text, citation: text, channels: z.array(z.enum(channels)).min(1) };
const figure = z.number().int().min(0).nullable();
const flag = z.enum(customerFlags);

const rule = z.discriminatedUnion('kind', [
  z
    .strictObject({
      ...base,
      kind: z.literal('CONTACT_HOURS'),
      opens: time,
      closes: time,
      otherZones: z.strictObject({ id: text, citation: text }),
    })
    .refine(({ opens, closes }) => opens < closes, 'opens must be before closes'),
  z.strictObject({ ...base, kind: z.literal('OPT_OUT_OFFERED') }),
  z.strictObject({ ...base, kind: z.literal('OPTED_OUT'), confirmations: z.number().int().min(0) }),
  z.strictObject({ ...base, kind: z.literal('FULL_STOP'), flags: z.array(flag) }),
  z.strictObject({ ...base, kind: z.literal('FREQUENCY'), perDay: figure, perSevenDays: figure }),
]);

const pack = z.strictObject({
  name: text,
  version: z.number().int().min(1),
  effectiveFrom: date,
  effectiveUntil: date.nullable().default(null),
  appliesTo: z
    .strictObject({
      debtTypes: z.array(z.enum(['CONSUMER', 'BUSINESS'])).optional(),
      roles: z.array(z.enum(['CREDITOR', 'COLLECTOR'])).optional(),
      jurisdictions: z.array(text).optional(),
    })
    .default({}),
  rules: z.array(rule),
});

/** The packs that ship, with those of the file that the settings name. */
@Injectable()
export class FileJurisdictionPacks extends JurisdictionPacks {
  override readonly packs: readonly JurisdictionPack[];

  constructor({ contactLawFile }: CommunicationSettings) {
    super();
    this.packs = loadPacks(contactLawFile);
  }
}

/** @throws Error that says where the document is wrong */
export function parsePacks(document: string): JurisdictionPack[] {
  const parsed = z.strictObject({ packs: z.array(pack) }).safeParse(parse(document));
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return parsed.data.packs as JurisdictionPack[];
}

/** The shipped packs with those of a file; the same name and version replaces. */
export function loadPacks(file: string | undefined): readonly JurisdictionPack[] {
  if (file === undefined) return shippedPacks;
  const own = readPacks(file);
  const key = ({ name, version }: JurisdictionPack): string => `${name}@${version}`;
  const replaced = new Set(own.map(key));
  return [...shippedPacks.filter((shipped) => !replaced.has(key(shipped))), ...own];
}

function readPacks(file: string): JurisdictionPack[] {
  try {
    return parsePacks(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The contact law in DUNLIN_CONTACT_LAW_FILE, ${file}, cannot be used. ${reason}`, { cause: error });
  }
}
