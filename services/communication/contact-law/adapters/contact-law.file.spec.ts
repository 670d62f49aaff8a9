import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decide } from '../domain/decide.js';
import { shippedPacks } from '../domain/packs.js';
import { loadPacks, parsePacks } from './contact-law.file.js';

const own = `
packs:
  - name: default
    version: 1
    effectiveFrom: "2024-01-01"
    rules:
      - kind: CONTACT_HOURS
        id: R01
        citation: Works agreement
        channels: [EMAIL]
        opens: "09:00"
        closes: "17:00"
        otherZones: { id: R02, citation: Works agreement }
  - name: house-cap
    version: 3
    effectiveFrom: "2024-01-01"
    appliesTo: { debtTypes: [CONSUMER] }
    rules:
      - { kind: FREQUENCY, id: H1, citation: House rule, channels: [EMAIL], perDay: 1, perSevenDays: null }
`;

function load(document: string) {
  const folder = mkdtempSync(join(tmpdir(), 'packs-'));
  try {
    const file = join(folder, 'packs.yaml');
    writeFileSync(file, document);
    return loadPacks(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('ships packs when no file is named', () => {
  expect(loadPacks(undefined)).toBe(shippedPacks);
});

it('puts the packs of the organisation in front of those that ship, by name and version', () => {
  const packs = load(own);
  expect(packs.map(({ name, version }) => `${name}@${version}`)).toEqual([
    'standstill@1',
    'us-collector@1',
    'default@1',
    'house-cap@3',
  ]);
  const facts = {
    debtType: 'CONSUMER',
    role: 'CREDITOR',
    jurisdiction: 'DE',
    zones: ['Europe/Berlin'],
    optedOutChannels: [],
    optOutConfirmations: 0,
    flags: [],
    caps: [],
    contacts: [{ on: '2024-05-15', count: 1 }],
  } as const;
  const intent = { channel: 'EMAIL', purpose: 'COLLECTION', optOutOffered: false } as const;
  const decision = decide({ ...intent, at: new Date('2024-05-15T18:00:00+02:00') }, facts, packs);
  expect(decision).toMatchObject({
    outcome: 'DELAY_UNTIL',
    delayUntil: new Date('2024-05-16T09:00:00+02:00'),
    ruleIds: ['H1', 'R01'],
    citations: ['House rule', 'Works agreement'],
    packs: ['default@1', 'house-cap@3', 'standstill@1'],
  });
});

it.each([
  ['a time', own.replace('"09:00"', '"9"'), 'is no time'],
  ['hours that never open', own.replace('"09:00"', '"18:00"'), 'opens must be before closes'],
  ['a date', own.replace('"2024-01-01"', '"2024-02-30"'), 'is no date'],
  ['a rule', own.replace('FREQUENCY', 'FREQUENT'), 'kind'],
  ['a misspelt field', own.replace('citation', 'citaton'), 'citaton'],
  ['no YAML at all', '{', ''],
])('refuses a file that is wrong in %s and says where', (_what, document, words) => {
  expect(() => load(document)).toThrow(/DUNLIN_CONTACT_LAW_FILE/);
  expect(() => parsePacks(document)).toThrow(words);
});
