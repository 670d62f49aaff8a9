import { newId } from '#libs/ids';
import {
  addPart,
  announceDocument,
  beginStoring,
  type Document,
  type DocumentCommand,
  documentTransitions,
  emptyRefused,
  findingOf,
  finishDocument,
  refuseInfected,
  releaseByHand,
  releaseScanned,
  removeDocument,
} from './document.js';
import { scanDelayMs, ScannerFault } from './scanner-fault.js';

const by = { actor: 'user:ann', now: new Date('2013-03-01T09:00:00Z') };
const input = { customerId: newId(), invoiceId: '', caseId: '', name: 'a.pdf', kind: null, sizeBytes: 0n };
const announced = announceDocument(input, 1_000, newId(), by);
const looked = { sha256: 'a'.repeat(64), mediaType: 'application/pdf', isAllowed: true };
const quarantined = finishDocument(announced, looked, by);
const clean = { scanner: 'ClamAV', finding: '' };
const found = { scanner: 'ClamAV', finding: 'Eicar' };

describe('a document', () => {
  it('is announced with every wrong field named at once', () => {
    const wrong = { ...input, name: ' ', kind: 'LETTER' as never, invoiceId: 'x', caseId: 'y', sizeBytes: 1_001n };
    expect(() => announceDocument(wrong, 1_000, newId(), by)).toThrow(
      expect.objectContaining({
        code: 'DOCUMENT_INVALID',
        details: {
          violations: ['name', 'kind', 'invoice_id', 'case_id', 'size_bytes'].map((field) =>
            expect.objectContaining({ field }),
          ),
        },
      }),
    );
  });

  it('never becomes longer than is allowed', () => {
    const half = addPart(announced, 600, 1_000);
    expect(half).toMatchObject({ sizeBytes: 600n, partCount: 1, version: 2n });
    expect(() => addPart(half, 401, 1_000)).toThrow(expect.objectContaining({ code: 'DOCUMENT_INVALID' }));
    expect(addPart(half, 400, 1_000).sizeBytes).toBe(1_000n);
  });

  it('is quarantined once it is complete, or refused for its type, with nothing kept of it', () => {
    expect(quarantined).toMatchObject({ state: 'QUARANTINED', decidedBy: '', contentPlace: 'DATABASE' });
    const refused = finishDocument(announced, { ...looked, mediaType: 'application/x-elf', isAllowed: false }, by);
    expect(refused).toMatchObject({ state: 'REFUSED', reason: 'TYPE_NOT_ALLOWED', contentPlace: 'NOWHERE' });
    expect(findingOf(refused)).toBe('application/x-elf');
  });

  it('tells who released it, and what a scanner said', () => {
    const scanned = releaseScanned(quarantined, clean, 'OBJECT_STORAGE', by);
    expect(scanned).toMatchObject({ state: 'RELEASED', contentPlace: 'OBJECT_STORAGE', scan: { scannedAt: by.now } });
    const byHand = releaseByHand(quarantined, 'I know it.', 'DATABASE', by);
    expect(byHand).toMatchObject({ state: 'RELEASED', reason: 'I know it.', decidedBy: 'user:ann', scan: null });
  });

  it('is refused when something is found, also after it was released by hand meanwhile', () => {
    const refused = refuseInfected(releaseByHand(quarantined, 'I know it.', 'DATABASE', by), found, by);
    expect(refused).toMatchObject({ state: 'REFUSED', reason: 'MALWARE_FOUND', contentPlace: 'DATABASE' });
    expect(findingOf(refused)).toBe('Eicar');
    expect(emptyRefused(refused)).toMatchObject({ state: 'REFUSED', contentPlace: 'NOWHERE' });
    expect(removeDocument(refused, 'Gone.', by)).toMatchObject({ state: 'DELETED', contentPlace: 'NOWHERE' });
  });

  it('remembers that an object may be stored for it', () => {
    expect(beginStoring(quarantined)).toMatchObject({ hasObject: true, version: quarantined.version });
  });

  const acts: Readonly<Record<Exclude<DocumentCommand, 'read'>, (document: Document) => Document>> = {
    upload: (document) => addPart(document, 1, 1_000),
    finish: (document) => finishDocument(document, looked, by),
    refuse: (document) => refuseInfected(document, found, by),
    release: (document) => releaseByHand(document, 'I know it.', 'DATABASE', by),
    remove: (document) => removeDocument(document, 'Gone.', by),
  };
  const cases = Object.entries(documentTransitions).flatMap(([state, row]) =>
    Object.entries(acts).map(([command, act]) => ({ state, command, act, next: row[command as DocumentCommand] })),
  );

  it.each(cases)('that is $state and told to $command becomes $next', ({ state, act, next }) => {
    const document = { ...quarantined, state } as Document;
    if (next) expect(act(document).state).toBe(next);
    else expect(() => act(document)).toThrow(expect.objectContaining({ code: 'DOCUMENT_STATE_FORBIDS' }));
  });
});

it('waits longer after each scan without a result, but not for a scanner that is away', () => {
  const slow = new ScannerFault('SLOW', 'Too long.');
  expect([1, 2, 3, 20].map((attempt) => scanDelayMs(slow, attempt))).toEqual([15_000, 30_000, 60_000, 900_000]);
  expect(scanDelayMs(new ScannerFault('AWAY', 'Away.'), 5)).toBe(0);
});
