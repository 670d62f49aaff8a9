import { useQuery } from '@tanstack/react-query';
import { api, type Schemas, taken } from '../api/client.js';
import { useMay } from '../api/me.js';

export type MetadataSchema = Schemas['MetadataSchema'];
export type MetadataField = Schemas['MetadataField'];
export type Metadata = Schemas['Metadata'];
/** Whose metadata it is. */
export type Whose = 'customers' | 'invoices';

/** All of them, also those that are retired. */
export function useMetadataSchemas(whose: Whose) {
  const mayRead = useMay('schemas.read');
  return useQuery({
    queryKey: ['metadata-schemas', whose],
    queryFn: () => readSchemas(whose),
    enabled: mayRead,
    staleTime: 60_000,
  });
}

async function readSchemas(whose: Whose): Promise<readonly MetadataSchema[]> {
  // There are at most a hundred, which is one page.
  const params = { query: { pageSize: 500 } };
  if (whose === 'customers') return (await taken(api.GET('/api/v1/customer-metadata-schemas', { params }))).schemas;
  return (await taken(api.GET('/api/v1/invoice-metadata-schemas', { params }))).schemas;
}
