import { Module } from '@nestjs/common';
import { LiveModule } from '../live/live.module.js';
import { PostgresLookStore } from './adapters/look.store.js';
import { NoteLook } from './use-cases/note-look.js';
import { LookStore } from './use-cases/ports.js';

@Module({
  imports: [LiveModule],
  providers: [{ provide: LookStore, useClass: PostgresLookStore }, NoteLook],
  exports: [NoteLook],
})
export class PresenceModule {}
