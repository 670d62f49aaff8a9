import { choiceTitle } from './choice-title.js';

describe('the title of a value of interactions', () => {
  const textOf = (key: string) => (key === 'interaction.shipped.METHOD.E_MAIL' ? 'E-Mail' : undefined);

  it('is in the language of the person where the organisation left it as it was', () => {
    expect(choiceTitle({ list: 'METHOD', code: 'E_MAIL', title: 'E-mail' }, textOf)).toBe('E-Mail');
  });

  it('is what the organisation made of it', () => {
    expect(choiceTitle({ list: 'METHOD', code: 'E_MAIL', title: 'Mail to the branch' }, textOf)).toBe(
      'Mail to the branch',
    );
    expect(choiceTitle({ list: 'METHOD', code: 'FAX', title: 'Fax' }, textOf)).toBe('Fax');
    expect(choiceTitle({ list: 'METHOD', code: 'FAX', title: '' }, textOf)).toBe('FAX');
  });
});
