import { Module } from '@nestjs/common';
import { PostgresLayoutStore } from './adapters/layout.store.js';
import { ChangeLayout } from './use-cases/change-layout.js';
import { FindLayout } from './use-cases/find-layout.js';
import { LayoutStore } from './use-cases/ports.js';

@Module({
  providers: [{ provide: LayoutStore, useClass: PostgresLayoutStore }, FindLayout, ChangeLayout],
  exports: [FindLayout, ChangeLayout],
})
export class LayoutsModule {}
