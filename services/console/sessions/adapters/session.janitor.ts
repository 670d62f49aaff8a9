import { Injectable } from '@nestjs/common';
import { Background } from '#libs/platform';
import { SessionStore, WallTime } from '../use-cases/ports.js';

/** Removes what is left of sessions whose browsers never came back. */
@Injectable()
export class SessionJanitor {
  constructor(sessions: SessionStore, time: WallTime, background: Background) {
    background.start({
      name: 'ended sessions',
      roles: ['server'],
      everyMs: 600_000,
      run: () => sessions.deleteEnded(time.now()),
    });
  }
}
