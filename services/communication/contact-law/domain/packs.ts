import type { JurisdictionPack } from './contact-law.js';

const messages = ['EMAIL', 'SMS'] as const;
const everyChannel = ['EMAIL', 'SMS', 'CALL', 'LETTER'] as const;
const timed = ['EMAIL', 'SMS', 'CALL'] as const;
const debtorFlags = ['BANKRUPT', 'DECEASED', 'MINOR', 'FRAUD', 'INSOLVENT'] as const;
const policy = 'Policy of the organisation, the stricter default; after';

/**
 * The packs that ship. `default` binds everybody: an organisation that no law on contact hours binds still keeps
 * them unless it replaces the pack. `standstill` keeps everybody from writing to a debtor for whom a lawyer speaks, or
 * who was given time; one's own pack of that name replaces it. `us-collector` is the law itself and binds collectors of consumer debt in the US
 * even where `default` was replaced by something weaker.
 */
export const shippedPacks: readonly JurisdictionPack[] = [
  {
    name: 'default',
    version: 1,
    effectiveFrom: '0001-01-01',
    effectiveUntil: null,
    appliesTo: {},
    rules: [
      {
        kind: 'CONTACT_HOURS',
        id: 'R01',
        citation: `${policy} 12 CFR 1006.6(b)(1)(i)`,
        channels: timed,
        opens: '08:00',
        closes: '21:00',
        otherZones: { id: 'R02', citation: `${policy} 12 CFR 1006, comment 6(b)(1)(i)-2` },
      },
      { kind: 'OPT_OUT_OFFERED', id: 'R06', citation: `${policy} 12 CFR 1006.6(e)`, channels: messages },
      {
        kind: 'OPTED_OUT',
        id: 'R07',
        citation: `${policy} 12 CFR 1006.14(h)`,
        channels: everyChannel,
        confirmations: 1,
      },
      {
        kind: 'FULL_STOP',
        id: 'R44',
        citation: `${policy} 12 CFR 1006.6(a), 1006.30(b)`,
        channels: everyChannel,
        flags: debtorFlags,
      },
    ],
  },
  {
    name: 'standstill',
    version: 1,
    effectiveFrom: '0001-01-01',
    effectiveUntil: null,
    appliesTo: {},
    rules: [
      {
        kind: 'FULL_STOP',
        id: 'R11',
        citation: `${policy} 12 CFR 1006.6(b)(2)`,
        channels: everyChannel,
        flags: ['ATTORNEY'],
      },
      {
        kind: 'FULL_STOP',
        id: 'R32',
        citation: `${policy} Debt Respite Scheme Regulations 2020`,
        channels: everyChannel,
        flags: ['MORATORIUM'],
      },
    ],
  },
  {
    name: 'us-collector',
    version: 1,
    effectiveFrom: '2021-11-30',
    effectiveUntil: null,
    appliesTo: { debtTypes: ['CONSUMER'], roles: ['COLLECTOR'], jurisdictions: ['US'] },
    rules: [
      {
        kind: 'CONTACT_HOURS',
        id: 'R01',
        citation: '12 CFR 1006.6(b)(1)(i)',
        channels: timed,
        opens: '08:00',
        closes: '21:00',
        otherZones: { id: 'R02', citation: '12 CFR 1006, comment 6(b)(1)(i)-2' },
      },
      { kind: 'OPT_OUT_OFFERED', id: 'R06', citation: '12 CFR 1006.6(e)', channels: messages },
      { kind: 'OPTED_OUT', id: 'R07', citation: '12 CFR 1006.14(h)', channels: everyChannel, confirmations: 1 },
      {
        kind: 'FULL_STOP',
        id: 'R44',
        citation: '12 CFR 1006.6(a), 1006.30(b)',
        channels: everyChannel,
        flags: debtorFlags,
      },
    ],
  },
];
