import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { invariant } from '#libs/errors';
import { WallClock } from '../use-cases/ports.js';

@Injectable()
export class TimerClock extends WallClock implements OnApplicationShutdown {
  private ended = false;

  override async pause(ms: number): Promise<void> {
    await pause(ms, undefined, { ref: false });
    invariant(!this.ended, 'The process ends.');
  }

  onApplicationShutdown(): void {
    this.ended = true;
  }
}
