import { noOverrides } from './details.js';
import { detailsOfNew, type FileRow, type ReadAddress, readRow } from './file-row.js';

const readAddress: ReadAddress = (channel, text) => {
  if (channel === 'EMAIL') return text.includes('@') ? { value: text } : { fault: 'is not an e-mail address' };
  return text.startsWith('+') ? { value: text } : { fault: 'is not a phone number' };
};
const read = (row: Partial<FileRow>) => readRow({ reference: 'K-1', ...row }, readAddress, () => undefined);

describe('a row of a file', () => {
  it('changes only what it has', () => {
    expect(read({})).toEqual({
      reference: 'K-1',
      revision: { details: {}, addresses: {}, by: 'FILE' },
      violations: [],
    });
    expect(read({ name: '', email: ' ', zone: '' }).revision).toEqual(read({}).revision);
  });

  it('applies every field that is right and reports every other one', () => {
    const reading = read({
      name: 'Anna',
      kind: 'BUSINESS',
      customerClass: 'x'.repeat(65),
      zone: 'Mars/Olympus',
      locale: 'de-de',
      email: 'nonsense',
      phone: '+4930901820',
    });
    expect(reading.revision).toEqual({
      details: { name: 'Anna', kind: 'BUSINESS', locale: 'de-DE' },
      addresses: { SMS: '+4930901820' },
      by: 'FILE',
    });
    expect(reading.violations).toEqual([
      { field: 'class', value: 'x'.repeat(65), reason: 'TOO_LONG', description: 'has more than 64 characters' },
      {
        field: 'zone',
        value: 'Mars/Olympus',
        reason: 'NOT_A_TIME_ZONE',
        description: 'is not an IANA time zone of a place: write a place such as Europe/Berlin, or UTC',
      },
      {
        field: 'email',
        value: 'nonsense',
        reason: 'NOT_AN_EMAIL_ADDRESS',
        description: 'is not an e-mail address',
      },
    ]);
  });

  it.each([
    [{ name: 'a\u0000b' }, 'name', 'HAS_CONTROL_CHARACTERS'],
    [{ zone: 'x'.repeat(65) }, 'zone', 'NOT_A_TIME_ZONE'],
    [{ zone: 'PST' }, 'zone', 'NOT_A_TIME_ZONE'],
    [{ zone: 'CET' }, 'zone', 'NOT_A_TIME_ZONE'],
    [{ locale: 'x'.repeat(36) }, 'locale', 'TOO_LONG'],
    [{ locale: 'no_such' }, 'locale', 'NOT_A_LOCALE'],
    [{ phone: '1'.repeat(41) }, 'phone', 'TOO_LONG'],
    [{ phone: '12' }, 'phone', 'NOT_A_PHONE_NUMBER'],
    [{ email: 'x'.repeat(255) }, 'email', 'TOO_LONG'],
  ])('%j is reported with a code', (row, field, reason) => {
    expect(read(row).violations).toMatchObject([{ field, reason }]);
  });

  it('names no customer without a reference', () => {
    expect(read({ reference: '  ' })).toMatchObject({
      reference: null,
      violations: [{ field: 'reference', value: '', reason: 'MISSING', description: 'is missing' }],
    });
    const long = read({ reference: '🦆'.repeat(300) });
    expect(long.reference).toBeNull();
    expect(long.violations).toMatchObject([{ field: 'reference', value: '🦆'.repeat(200), reason: 'TOO_LONG' }]);
  });

  it('refuses only the field that cannot be read because of a defect, and tells of it', () => {
    const told: unknown[] = [];
    const broken: ReadAddress = () => {
      throw new RangeError('a defect');
    };
    const row = { reference: 'K-1', name: 'Anna', email: 'a@example.test' };
    const reading = readRow(row, broken, (error) => told.push(error));
    expect(reading).toMatchObject({ reference: 'K-1', revision: { details: { name: 'Anna' }, addresses: {} } });
    expect(reading.violations).toMatchObject([{ field: 'email', value: 'a@example.test', reason: 'INTERNAL' }]);
    expect(told).toEqual([new RangeError('a defect')]);
  });

  it('gives a new customer the defaults for what it leaves out', () => {
    expect(detailsOfNew('K-1', { locale: 'de' }, { zone: 'UTC', locale: 'en' })).toEqual({
      name: 'K-1',
      kind: 'PERSON',
      customerClass: 'default',
      zone: 'UTC',
      otherZones: [],
      locale: 'de',
      ...noOverrides,
    });
  });
});
