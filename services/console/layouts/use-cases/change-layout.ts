import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { type Layout, type Widget, widgetFaults } from '../domain/layout.js';
import { LayoutStore } from './ports.js';

@Injectable()
export class ChangeLayout {
  constructor(
    private readonly runner: Runner,
    private readonly layouts: LayoutStore,
  ) {}

  /**
   * Stores the widgets of a role or a person.
   * @param seenVersion 0 for none, null for no check
   * @throws LAYOUT_INVALID, LAYOUT_CONFLICT
   */
  async changeLayout(
    caller: Caller,
    holder: string,
    widgets: readonly Widget[],
    seenVersion: bigint | null,
  ): Promise<Layout> {
    const faults = widgetFaults(widgets);
    if (faults.length > 0) throw invalidFields(errors.LAYOUT_INVALID, faults);
    return this.runner.run(caller, async (tx) => {
      const present = await this.lockSeen(tx, holder, seenVersion);
      // A version never comes back: who saw one before a removal would overwrite what was made after it.
      const last = present?.version ?? (await this.layouts.deletedVersion(tx, holder));
      const layout = { holder, widgets, version: last + 1n, changedAt: tx.now };
      await this.layouts.upsert(tx, layout);
      return layout;
    });
  }

  /**
   * Takes the layout of a role or a person away, so that what is below it shows again; where there is none, nothing changes.
   * @param seenVersion null for no check
   * @throws LAYOUT_CONFLICT
   */
  async removeLayout(caller: Caller, holder: string, seenVersion: bigint | null): Promise<void> {
    await this.runner.run(caller, async (tx) => {
      const present = await this.lockSeen(tx, holder, seenVersion);
      if (present) await this.layouts.delete(tx, present);
    });
  }

  /** @returns the layout that is there; null for none */
  private async lockSeen(tx: Tx, holder: string, seenVersion: bigint | null): Promise<Layout | null> {
    const present = await this.layouts.lock(tx, holder);
    const version = present?.version ?? 0n;
    if (seenVersion === null || seenVersion === version) return present;
    throw errors.LAYOUT_CONFLICT('The layout was changed meanwhile. Read it again and repeat the change.', {
      facts: { version: version.toString() },
    });
  }
}
