import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Schemas } from '../../api/client.js';
import { InvoiceLink } from '../../parts/links.js';
import type { Translate } from '../../parts/texts.js';

type Relation = Schemas['InvoiceRelation'];

const names = { DEFERS: 'prolongations.defers', DEFERRED_BY: 'prolongations.deferredBy' } as const;

/** Other invoices that one has to do with, as facts of it. */
export function relationFacts(t: Translate, relations: readonly Relation[]): [name: string, value: ReactNode][] {
  return (['DEFERS', 'DEFERRED_BY'] as const).flatMap((type) => {
    const ofType = relations.filter((relation) => relation.type === type);
    if (ofType.length === 0) return [];
    const links = ofType.map(({ invoiceId, number }) => (
      <InvoiceLink key={invoiceId} invoiceId={invoiceId} number={number} />
    ));
    const value = (
      <Group key={type} gap="xs">
        {links}
      </Group>
    );
    return [[t(names[type]), value]];
  });
}
