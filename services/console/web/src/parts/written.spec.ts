import { codeTextOf, inWords } from './written.js';

describe('codes that services send', () => {
  it('are shown by their text, and in words where there is none', () => {
    const codeText = codeTextOf((key) => (key === 'caseState.PAID' ? 'Paid' : undefined));
    expect(codeText('caseState', 'PAID')).toBe('Paid');
    expect(codeText('caseState', 'SOLD_TO_SOMEBODY')).toBe('Sold to somebody');
    expect(inWords('reminder-3')).toBe('Reminder 3');
  });
});
