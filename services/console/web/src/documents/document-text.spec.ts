import type { Schemas } from '../api/client.js';
import { fileFault, scanText, sizeText } from './document-text.js';

const plain = {
  ...{ documentId: 'd', customerId: 'c', invoiceId: '', caseId: '', name: 'a.pdf', kind: 'OTHER' },
  ...{ mediaType: 'application/pdf', sizeBytes: '12', sha256: '', state: 'QUARANTINED', uploadedBy: 'user:ann' },
  ...{ createTime: null, scan: null, reason: '', decidedBy: '', decideTime: null, version: '1' },
} as Schemas['Document'];
const scan = { scanner: 'ClamAV 1', finding: '', scanTime: null };

describe('what became of a document', () => {
  it('is not called harmless where nothing scans', () => {
    expect(scanText(plain, 'none')).toMatchObject({ text: 'notScannedHere' });
    expect(scanText(plain, 'clamd')).toMatchObject({ text: 'waits' });
    const released = { ...plain, state: 'RELEASED', decidedBy: 'user:root', reason: 'I know it' } as const;
    expect(scanText(released, 'none')).toMatchObject({ text: 'byHand', actor: 'user:root', reason: 'I know it' });
    expect(scanText({ ...released, scan }, 'clamd')).toMatchObject({ text: 'clean', scanner: 'ClamAV 1' });
  });

  it('names what was found, or which type is not taken', () => {
    const refused = { ...plain, state: 'REFUSED' } as const;
    const infected = { ...refused, reason: 'MALWARE_FOUND', scan: { ...scan, finding: 'Eicar' } };
    expect(scanText(infected, 'clamd')).toMatchObject({ text: 'found', finding: 'Eicar' });
    const ofType = { ...refused, reason: 'TYPE_NOT_ALLOWED', mediaType: 'application/x-elf' };
    expect(scanText(ofType, 'none')).toMatchObject({ text: 'typeRefused', type: 'application/x-elf' });
    expect(scanText({ ...refused, reason: 'SOMETHING_NEW' }, 'none')).toBeNull();
  });

  it('says who removed it and why, or that its time was over', () => {
    const removed = { ...plain, state: 'DELETED', decidedBy: 'user:lea', reason: 'Wrong customer' } as const;
    expect(scanText(removed, 'none')).toMatchObject({ text: 'removed', actor: 'user:lea', reason: 'Wrong customer' });
    expect(scanText({ ...removed, reason: 'RETENTION' }, 'none')).toMatchObject({ text: 'outdated' });
  });
});

describe('a file', () => {
  it('has its size in words', () => {
    expect([0, 999, 1_000, 1_500, 26_214_400].map((size) => sizeText(size, 'en'))).toEqual([
      '0 B',
      '999 B',
      '1 kB',
      '1.5 kB',
      '26 MB',
    ]);
    expect(sizeText('1500000', 'de')).toBe('1,5 MB');
  });

  it('is not sent where it is empty or too large', () => {
    expect(fileFault(0, '10')).toBe('empty');
    expect(fileFault(11, '10')).toBe('tooLarge');
    expect(fileFault(10, '10')).toBeNull();
    expect(fileFault(10, '0')).toBeNull();
  });
});
