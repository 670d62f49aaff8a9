import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import { newId } from '#libs/ids';
import { type Caller, Runner } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { expectVersion, maxViewsOfOwner, type SavedView, viewFaults, type ViewInput } from '../domain/view.js';
import { ViewStore } from './ports.js';

@Injectable()
export class SaveView {
  constructor(
    private readonly runner: Runner,
    private readonly views: ViewStore,
  ) {}

  /**
   * Saves a new view, or changes one of the owner's own.
   * @param known which one is changed, and the version that was seen
   * @throws VIEW_INVALID, VIEW_NOT_FOUND, VIEW_CONFLICT, VIEW_STATE_FORBIDS
   */
  async saveView(
    caller: Caller,
    owner: string,
    input: ViewInput,
    known?: { viewId: string; version: bigint | null },
  ): Promise<SavedView> {
    const faults = viewFaults(input);
    if (faults.length > 0) throw invalidFields(errors.VIEW_INVALID, faults);
    return this.runner.run(caller, async (tx) => {
      if (known) {
        const found = await this.views.lock(tx, known.viewId, owner);
        if (!found) throw errors.VIEW_NOT_FOUND(`No saved view has the id ${known.viewId}.`);
        expectVersion(found, known.version);
        const changed = { ...found, ...input, version: found.version + 1n, changedAt: tx.now };
        await this.views.update(tx, changed);
        return changed;
      }
      if ((await this.views.countOf(tx, owner)) >= maxViewsOfOwner) {
        throw errors.VIEW_STATE_FORBIDS(`A person has at most ${maxViewsOfOwner} saved views. Delete one first.`);
      }
      const view = { ...input, viewId: newId(), owner, version: 1n, changedAt: tx.now };
      await this.views.insert(tx, view);
      return view;
    });
  }
}
