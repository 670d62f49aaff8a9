import { Injectable } from '@nestjs/common';
import { Background } from '#libs/platform';
import { RefreshListed } from '../../use-cases/listing/refresh-listed.js';

const everyMs = 1_000;
const chunkSize = 500;

/** Brings what lists show of cases in line after each start, beside the work of the process. */
@Injectable()
export class ListKeeper {
  constructor(background: Background, refresh: RefreshListed) {
    const run = () => refresh.refreshListed(chunkSize);
    background.start({ name: 'lists of cases', roles: ['relay'], everyMs, run });
  }
}
