import { Module } from '@nestjs/common';
import { PostgresViewStore } from './adapters/view.store.js';
import { DeleteView } from './use-cases/delete-view.js';
import { ListViews } from './use-cases/list-views.js';
import { ViewStore } from './use-cases/ports.js';
import { SaveView } from './use-cases/save-view.js';

@Module({
  providers: [{ provide: ViewStore, useClass: PostgresViewStore }, ListViews, SaveView, DeleteView],
  exports: [ListViews, SaveView, DeleteView],
})
export class ViewsModule {}
