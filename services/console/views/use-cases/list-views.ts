import { Injectable } from '@nestjs/common';
import type { SavedView } from '../domain/view.js';
import { ViewStore } from './ports.js';

@Injectable()
export class ListViews {
  constructor(private readonly views: ViewStore) {}

  /** Those of a person, and then those that others share, by title. */
  async listViews(owner: string, screen: string): Promise<SavedView[]> {
    return this.views.list(owner, screen);
  }
}
