import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Pauses } from '../use-cases/ports.js';

@Injectable()
export class RealPauses extends Pauses {
  override pause(ms: number): Promise<void> {
    return sleep(ms);
  }
}
