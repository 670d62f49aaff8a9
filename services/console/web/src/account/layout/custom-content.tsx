import type { ReactNode } from 'react';
import type { Schemas } from '../../api/client.js';
import { MetadataValues } from '../../metadata/metadata-values.js';
import { useCustomerMetadata } from '../../parts/links.js';
import { Loaded } from '../../parts/panel.js';

/** What an organisation shows of its metadata. */
export function CustomContent({
  customerId,
  custom: { schema, fields },
}: {
  customerId: string;
  custom: Schemas['CustomWidget'];
}): ReactNode {
  const query = useCustomerMetadata(customerId);
  return (
    <Loaded query={query}>
      {(metadata) => (
        <MetadataValues owner={{ whose: 'customers', id: customerId, metadata }} schema={schema} fields={fields} />
      )}
    </Loaded>
  );
}
