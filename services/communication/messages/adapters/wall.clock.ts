import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { WallClock } from '../use-cases/ports.js';

@Injectable()
export class TimerClock extends WallClock {
  override async pause(ms: number): Promise<void> {
    await pause(ms);
  }
}
