import { CustomerDocuments } from '../disputes/use-cases/ports.js';

/** Documents as their owner keeps them: which customer each is of. */
export class KeptDocuments extends CustomerDocuments {
  static readonly documents = new Map<string, string>();

  override findUsable(customerId: string, documentIds: readonly string[]): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set(documentIds.filter((id) => KeptDocuments.documents.get(id) === customerId)));
  }
}
