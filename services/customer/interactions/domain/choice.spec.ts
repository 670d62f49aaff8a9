import { faultOf } from '#libs/errors';
import { type Choice, readChosen, readWantedChoice } from './choice.js';

const choices: Choice[] = [
  { list: 'METHOD', code: 'CALL', title: 'Call', active: true },
  { list: 'METHOD', code: 'FAX', title: 'Fax', active: false },
  { list: 'OUTCOME', code: 'REACHED', title: 'Reached', active: true },
];

describe('choices of interactions', () => {
  it.each([
    ['CALL', { value: 'CALL' }],
    ['FAX', { fault: faultOf('NOT_ONE_OF', { choices: 'CALL' }) }],
    ['REACHED', { fault: faultOf('NOT_ONE_OF', { choices: 'CALL' }) }],
    ['', { fault: faultOf('MISSING') }],
  ])('take %j as a method: %j', (code, expected) => {
    expect(readChosen(code, 'METHOD', choices)).toEqual(expected);
  });

  it('have a list, a code for programs and a title for people', () => {
    expect(readWantedChoice('OUTCOME', ' LEFT_MESSAGE ', '')).toEqual({
      list: 'OUTCOME',
      code: 'LEFT_MESSAGE',
      title: '',
    });
    expect(() => readWantedChoice(null, 'left message', 'x'.repeat(201))).toThrow(
      expect.objectContaining({
        code: 'INTERACTION_INVALID',
        details: { violations: ['list', 'code', 'title'].map((field) => expect.objectContaining({ field })) },
      }),
    );
  });
});
