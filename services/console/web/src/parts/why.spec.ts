import { faultText, type KeptTexts, saidBy, stateOf, textByCode, whyOf } from './why.js';

const texts: Record<string, Record<string, string>> = {
  why: { ALREADY_PAUSED: 'Er ist schon pausiert.' },
  fault: { TOO_LONG: 'Das hat mehr als {{max}} Zeichen.' },
  errors: {
    CASE_STATE_FORBIDS: 'Der Status erlaubt das nicht.',
    KEY_REUSED: 'Die Nummer {{reference}} gibt es schon.',
  },
};
const kept: KeptTexts = (group, code) => texts[group]![code];

describe('why something is not possible', () => {
  it('is told by its code, in the language of the person', () => {
    expect(whyOf(kept, { code: 'ALREADY_PAUSED', text: 'It is paused already.' })).toBe('Er ist schon pausiert.');
    expect(whyOf(kept, { code: 'CASE_STATE_FORBIDS', text: 'The case is PAUSED.' })).toBe(
      'Der Status erlaubt das nicht.',
    );
  });

  it('is told by the code of the refusal, where the error names one among its facts', () => {
    const said = { code: 'CASE_STATE_FORBIDS', text: 'It is paused.', facts: { reason: 'ALREADY_PAUSED' } };
    expect(whyOf(kept, said)).toBe('Er ist schon pausiert.');
    expect(whyOf(kept, { ...said, facts: { reason: 'NEWER' } })).toBe('Der Status erlaubt das nicht.');
  });

  it('has the facts that its text names, and is what the service says where one of them is missing', () => {
    const said = { code: 'KEY_REUSED', text: 'It exists already.' };
    expect(whyOf(kept, { ...said, facts: { reference: 'C-7' } })).toBe('Die Nummer C-7 gibt es schon.');
    expect(whyOf(kept, said)).toBe('It exists already.');
    expect(textByCode(kept, said)).toBeUndefined();
  });

  it('is what the service says where the code has no text yet, and the code in words where that is all', () => {
    expect(whyOf(kept, { code: 'SOLD_MEANWHILE', text: 'It was sold.' })).toBe('It was sold.');
    expect(whyOf(kept, { code: 'SOLD_MEANWHILE' })).toBe('Sold meanwhile');
    expect(whyOf(kept, { code: 'Waits for a call' })).toBe('Waits for a call');
    expect(whyOf(kept, { code: '' })).toBe('');
  });
});

it('what is wrong with a field is told by its code, with what the service says of it', () => {
  expect(faultText(kept, { reason: 'TOO_LONG', facts: { max: '200' } })).toBe('Das hat mehr als 200 Zeichen.');
  expect(faultText(kept, { reason: 'TOO_LONG' })).toBeUndefined();
  expect(faultText(kept, { reason: 'TOO_NEW' })).toBeUndefined();
  expect(faultText(kept, {})).toBeUndefined();
});

describe('a problem', () => {
  const problem = { reason: 'CASE_STATE_FORBIDS', detail: 'The case is PAUSED.', facts: { reason: 'ALREADY_PAUSED' } };

  it('says its reason, its sentence and its facts', () => {
    expect(saidBy(problem)).toEqual({ code: problem.reason, text: problem.detail, facts: problem.facts });
  });

  it('names its state by the texts of its noun, and what is possible by commands in words', () => {
    expect(stateOf({ ...problem, state: 'PAUSED', allowed: ['resume', 'send to collections', 'let re-open'] })).toEqual(
      {
        group: 'caseState',
        state: 'PAUSED',
        allowed: ['possible.RESUME', 'possible.SEND_TO_COLLECTIONS', 'possible.LET_RE_OPEN'],
      },
    );
    const writeOff = { reason: 'WRITE_OFF_STATE_FORBIDS', allowed: [] };
    expect(stateOf({ ...writeOff, state: 'ON_HOLD' })).toMatchObject({ group: 'caseState' });
    expect(stateOf({ ...writeOff, state: 'PLACED' })).toMatchObject({ group: 'stateNow' });
    expect(stateOf({ reason: 'TASK_STATE_FORBIDS', state: 'CLAIMED' })).toMatchObject({ group: 'stateNow' });
  });
});
