import { Injectable } from '@nestjs/common';
import { Background } from '#libs/platform';
import { FillNameWords } from '../../use-cases/search/fill-name-words.js';

/** Once after its start, and once a day: pods of the release before store names and know nothing of words. */
@Injectable()
export class NameWordsLoop {
  private after: string | null = '';
  private rested = 0;

  constructor(background: Background, fillNameWords: FillNameWords) {
    const loop = background.start({
      name: 'words of names',
      roles: ['relay', 'worker'],
      everyMs,
      run: async () => {
        if (this.after === null && ++this.rested < restRounds) return false;
        this.after = await fillNameWords.fillNameWords(this.after ?? '');
        if (this.after !== null) return true;
        this.rested = 0;
        return false;
      },
    });
    loop.nudge();
  }
}

const everyMs = 600_000;
const restRounds = 144;
