import { Injectable } from '@nestjs/common';
import { type Caller, Runner } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { expectVersion } from '../domain/view.js';
import { ViewStore } from './ports.js';

@Injectable()
export class DeleteView {
  constructor(
    private readonly runner: Runner,
    private readonly views: ViewStore,
  ) {}

  /** @param seenVersion null for no check @throws VIEW_NOT_FOUND, VIEW_CONFLICT */
  async deleteView(caller: Caller, owner: string, viewId: string, seenVersion: bigint | null): Promise<void> {
    await this.runner.run(caller, async (tx) => {
      const found = await this.views.lock(tx, viewId, owner);
      if (!found) throw errors.VIEW_NOT_FOUND(`No saved view has the id ${viewId}.`);
      expectVersion(found, seenVersion);
      await this.views.delete(tx, viewId);
    });
  }
}
