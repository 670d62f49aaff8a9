import type { ExchangedFile } from './exchanged-file.js';
import { wordsOfFile, wordsOfReason } from './file-words.js';

const file = (more: Partial<ExchangedFile>): ExchangedFile => ({
  fileId: 'f',
  agency: 'northgate',
  direction: 'RECEIVED',
  kind: 'ACKNOWLEDGEMENT',
  fileName: 'a.ack.csv',
  state: 'TAKEN',
  sizeBytes: 10,
  sha256: 'digest',
  lineCount: 3,
  errorCount: 0,
  reason: '',
  createdAt: new Date('2013-03-01T10:00:00Z'),
  writtenAt: null,
  confirmedAt: null,
  placementIds: [],
  morePlacements: false,
  ...more,
});

describe('words about a file', () => {
  it.each([
    ['TAKEN', '', 0, ''],
    ['CONFIRMED', '', 0, ''],
    ['TO_WRITE', '', 0, ''],
    ['TO_WRITE', 'NOT_WRITTEN', 0, /^The file could not be written/],
    ['WAITING', 'STILL_WRITTEN', 0, /^The file is perhaps still being written/],
    ['PARTLY_REFUSED', 'UNKNOWN_LINE', 2, /^2 of 3 lines were refused.* First: The placement has no such line/],
    ['REFUSED', 'WRONG_CONTROL', 1, /^Nothing of the file was taken. First: The control record/],
    ['REFUSED', '', 1, 'Nothing of the file was taken. The lines are not kept any more.'],
  ] as const)('in state %s with the reason %j say what is wrong', (state, reason, errorCount, words) => {
    const told = wordsOfFile(file({ state, reason, errorCount }));
    if (typeof words === 'string') expect(told).toBe(words);
    else expect(told).toMatch(words);
  });

  it('are none for a reason that this release does not know', () => {
    expect(wordsOfReason('OF_A_LATER_RELEASE')).toBe('');
  });
});
