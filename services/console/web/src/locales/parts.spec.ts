import { en } from './en.js';
import { adminActsEn } from './en/admin.js';
import { caseActTexts, caseTexts } from './en/cases.js';
import { chargeActs, chargeTexts } from './en/charges.js';
import { controlRoom, controlRoomActs } from './en/control-room.js';
import { creditNoteActs, creditNoteTexts } from './en/invoices/credit-notes.js';
import { lineActs, lineTexts } from './en/invoices/lines.js';
import { manyActsEn } from './en/many.js';
import { metadataActs, metadataTexts } from './en/metadata.js';
import { methodActs, methodTexts } from './en/methods.js';

/** Names of what the parts say and the whole does not, since another text of the same name hides it. */
function hidden(whole: object, parts: readonly object[]): string[] {
  const said = new Map(Object.entries(whole));
  return parts.flatMap((part) => Object.entries(part).flatMap(([name, text]) => (said.get(name) === text ? [] : name)));
}

describe('the parts of the texts', () => {
  it('hide none of each other', () => {
    expect(
      hidden(en, [caseTexts, chargeTexts, controlRoom, creditNoteTexts, lineTexts, metadataTexts, methodTexts]),
    ).toEqual([]);
  });

  it('hide no act of each other', () => {
    const parts = [
      adminActsEn,
      caseActTexts,
      chargeActs,
      controlRoomActs,
      creditNoteActs,
      lineActs,
      manyActsEn,
      metadataActs,
      methodActs,
    ];
    expect(hidden(en.act, parts)).toEqual([]);
  });
});
