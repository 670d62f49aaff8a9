import { routesOf } from './rpc-route.js';

const ofCustomers = routesOf('customer', 'Metadata');
const ofInvoices = routesOf('invoice', 'Metadata');

/** What is kept of customers and of invoices by schemas of the organisation; the values stand with each of them. */
export const metadataRoutes = [
  ofCustomers(
    'GET /customer-metadata-schemas',
    'schemas.read',
    'ListMetadataSchemas',
    'Which metadata is kept of customers.',
    { name: 'listCustomerMetadataSchemas' },
  ),
  ofCustomers(
    'GET /customer-metadata-schemas/{name}',
    'schemas.read',
    'GetMetadataSchema',
    'One metadata schema for customers.',
    { name: 'getCustomerMetadataSchema' },
  ),
  ofCustomers(
    'PUT /customer-metadata-schemas/{name}',
    'schemas.write',
    'ApplyMetadataSchema',
    'Create or change a metadata schema for customers; stored values stay readable.',
    { name: 'applyCustomerMetadataSchema' },
  ),
  ofCustomers(
    'PUT /customers/{customerId}/metadata/{schema}',
    'metadata.write',
    'SetMetadata',
    'Fill in metadata of a customer.',
    { name: 'setCustomerMetadata' },
  ),
  ofInvoices(
    'GET /invoice-metadata-schemas',
    'schemas.read',
    'ListMetadataSchemas',
    'Which metadata is kept of invoices.',
    { name: 'listInvoiceMetadataSchemas' },
  ),
  ofInvoices(
    'GET /invoice-metadata-schemas/{name}',
    'schemas.read',
    'GetMetadataSchema',
    'One metadata schema for invoices.',
    { name: 'getInvoiceMetadataSchema' },
  ),
  ofInvoices(
    'PUT /invoice-metadata-schemas/{name}',
    'schemas.write',
    'ApplyMetadataSchema',
    'Create or change a metadata schema for invoices; stored values stay readable.',
    { name: 'applyInvoiceMetadataSchema' },
  ),
  ofInvoices(
    'PUT /invoices/{invoiceId}/metadata/{schema}',
    'metadata.write',
    'SetMetadata',
    'Fill in metadata of an invoice.',
    { name: 'setInvoiceMetadata' },
  ),
];
