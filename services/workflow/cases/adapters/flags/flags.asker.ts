import { Injectable } from '@nestjs/common';
import { Background } from '#libs/platform';
import { AskFlags } from '../../use-cases/flags/ask-flags.js';

const everyMs = 10_000;

/** Asks about flags that this service has not heard of, beside the work of the process. */
@Injectable()
export class FlagsAsker {
  constructor(background: Background, asking: AskFlags) {
    background.start({ name: 'flags of customers', roles: ['relay'], everyMs, run: () => asking.askFlags() });
  }
}
