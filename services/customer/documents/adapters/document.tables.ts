import { EntitySchema } from 'typeorm';

const documentsTable = new EntitySchema({
  name: 'documents',
  columns: {
    document_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'documents_pkey' },
    customer_id: { type: 'uuid' },
    invoice_id: { type: 'uuid', nullable: true },
    case_id: { type: 'uuid', nullable: true },
    name: { type: 'text' },
    kind: { type: 'text' },
    media_type: { type: 'text' },
    size_bytes: { type: 'bigint' },
    sha256: { type: 'text' },
    state: { type: 'text' },
    part_count: { type: 'integer' },
    content_place: { type: 'text' },
    has_object: { type: 'boolean' },
    scanner: { type: 'text', nullable: true },
    finding: { type: 'text', nullable: true },
    scanned_at: { type: 'timestamptz', nullable: true },
    reason: { type: 'text' },
    decided_by: { type: 'text' },
    decided_at: { type: 'timestamptz', nullable: true },
    uploaded_by: { type: 'text' },
    version: { type: 'bigint' },
    created_at: { type: 'timestamptz' },
    progressed_at: { type: 'timestamptz', default: () => 'now()' },
    scan_due_at: { type: 'timestamptz', default: () => 'now()' },
    scan_attempts: { type: 'integer', default: 0 },
  },
  foreignKeys: [
    {
      name: 'documents_customer',
      target: 'customers',
      columnNames: ['customer_id'],
      referencedColumnNames: ['customer_id'],
    },
  ],
  checks: [
    {
      name: 'documents_state',
      expression: `state IN ('UPLOADING', 'QUARANTINED', 'RELEASED', 'REFUSED', 'DELETED')`,
    },
    {
      name: 'documents_kind',
      expression: `kind IN ('CONTRACT', 'INVOICE', 'CORRESPONDENCE', 'PAYMENT_PROOF', 'EVIDENCE', 'LEGAL', 'AUTHORITY', 'OTHER')`,
    },
    {
      name: 'documents_content',
      expression: `content_place IN ('DATABASE', 'OBJECT_STORAGE', 'NOWHERE') AND (state = 'DELETED') <= (content_place = 'NOWHERE') AND (content_place = 'NOWHERE') <= (state IN ('REFUSED', 'DELETED'))`,
    },
    { name: 'documents_complete', expression: `(state = 'UPLOADING') = (sha256 = '')` },
    {
      name: 'documents_decision',
      expression: `(state IN ('UPLOADING', 'QUARANTINED')) = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by = '')`,
    },
    {
      name: 'documents_scan',
      expression: `(scanner IS NULL) = (scanned_at IS NULL) AND (finding IS NULL) = (scanned_at IS NULL)`,
    },
    {
      name: 'documents_lengths',
      expression: `char_length(name) BETWEEN 1 AND 255 AND char_length(finding) <= 200 AND char_length(reason) <= 500`,
    },
    { name: 'documents_size', expression: 'size_bytes >= 0 AND part_count >= 0' },
  ],
  indices: [
    ...listed('by_creation', ''),
    ...listed('by_customer', 'customer_id'),
    ...listed('by_invoice', 'invoice_id'),
    { name: 'documents_to_scan', columns: ['scan_due_at', 'document_id'], where: `(state = 'QUARANTINED')` },
    { name: 'documents_quarantined', columns: ['progressed_at', 'document_id'], where: `(state = 'QUARANTINED')` },
    { name: 'documents_uploading', columns: ['progressed_at', 'document_id'], where: `(state = 'UPLOADING')` },
    {
      name: 'documents_kept',
      columns: ['created_at', 'document_id'],
      where: `(state IN ('QUARANTINED', 'RELEASED'))`,
    },
    {
      name: 'documents_refused',
      columns: ['decided_at', 'document_id'],
      where: `(state = 'REFUSED' AND content_place <> 'NOWHERE')`,
    },
    {
      name: 'documents_useless_objects',
      columns: ['progressed_at', 'document_id'],
      where: `(has_object AND state IN ('REFUSED', 'DELETED'))`,
    },
  ],
});

/** Each list has an index for all states and one for a single one. */
function listed(name: string, column: string) {
  const first = column === '' ? [] : [column];
  return [
    { name: `documents_${name}`, columns: [...first, 'created_at', 'document_id'], where: `(state <> 'UPLOADING')` },
    { name: `documents_${name}_and_state`, columns: [...first, 'state', 'created_at', 'document_id'] },
  ];
}

const partsTable = new EntitySchema({
  name: 'document_parts',
  columns: {
    document_id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'document_parts_pkey' },
    part_number: { type: 'integer', primary: true, primaryKeyConstraintName: 'document_parts_pkey' },
    content: { type: 'bytea' },
  },
  foreignKeys: [
    {
      name: 'document_parts_document',
      target: 'documents',
      columnNames: ['document_id'],
      referencedColumnNames: ['document_id'],
    },
  ],
  checks: [
    { name: 'document_parts_number', expression: 'part_number >= 0' },
    { name: 'document_parts_size', expression: 'octet_length(content) BETWEEN 1 AND 1048576' },
  ],
});

/** Every table of documents. */
export const documentTables = [documentsTable, partsTable];
