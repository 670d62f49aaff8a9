import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** Files about customers, with their content as long as it lies in this database. */
export class CreateDocuments1764450000018 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE documents (
        document_id uuid CONSTRAINT documents_pkey PRIMARY KEY,
        customer_id uuid NOT NULL,
        invoice_id uuid,
        case_id uuid,
        name text NOT NULL,
        kind text NOT NULL,
        media_type text NOT NULL,
        size_bytes bigint NOT NULL,
        sha256 text NOT NULL,
        state text NOT NULL,
        part_count integer NOT NULL,
        content_place text NOT NULL,
        has_object boolean NOT NULL,
        scanner text,
        finding text,
        scanned_at timestamptz,
        reason text NOT NULL,
        decided_by text NOT NULL,
        decided_at timestamptz,
        uploaded_by text NOT NULL,
        version bigint NOT NULL,
        created_at timestamptz NOT NULL,
        progressed_at timestamptz NOT NULL DEFAULT now(),
        scan_due_at timestamptz NOT NULL DEFAULT now(),
        scan_attempts integer NOT NULL DEFAULT 0,
        CONSTRAINT documents_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
        CONSTRAINT documents_state CHECK (state IN ('UPLOADING', 'QUARANTINED', 'RELEASED', 'REFUSED', 'DELETED')),
        CONSTRAINT documents_kind CHECK (kind IN ('CONTRACT', 'INVOICE', 'CORRESPONDENCE', 'PAYMENT_PROOF', 'EVIDENCE',
          'LEGAL', 'AUTHORITY', 'OTHER')),
        CONSTRAINT documents_content CHECK (content_place IN ('DATABASE', 'OBJECT_STORAGE', 'NOWHERE')
          AND (state = 'DELETED') <= (content_place = 'NOWHERE')
          AND (content_place = 'NOWHERE') <= (state IN ('REFUSED', 'DELETED'))),
        CONSTRAINT documents_complete CHECK ((state = 'UPLOADING') = (sha256 = '')),
        CONSTRAINT documents_decision CHECK ((state IN ('UPLOADING', 'QUARANTINED')) = (decided_at IS NULL)
          AND (decided_at IS NULL) = (decided_by = '')),
        CONSTRAINT documents_scan CHECK ((scanner IS NULL) = (scanned_at IS NULL)
          AND (finding IS NULL) = (scanned_at IS NULL)),
        CONSTRAINT documents_lengths CHECK (char_length(name) BETWEEN 1 AND 255 AND char_length(finding) <= 200
          AND char_length(reason) <= 500),
        CONSTRAINT documents_size CHECK (size_bytes >= 0 AND part_count >= 0)
      )`);
    for (const [name, first] of [
      ['by_creation', ''],
      ['by_customer', 'customer_id, '],
      ['by_invoice', 'invoice_id, '],
    ]) {
      await queryRunner.query(
        `CREATE INDEX documents_${name} ON documents (${first}created_at, document_id) WHERE (state <> 'UPLOADING')`,
      );
      await queryRunner.query(
        `CREATE INDEX documents_${name}_and_state ON documents (${first}state, created_at, document_id)`,
      );
    }
    for (const index of [
      `documents_to_scan ON documents (scan_due_at, document_id) WHERE (state = 'QUARANTINED')`,
      `documents_quarantined ON documents (progressed_at, document_id) WHERE (state = 'QUARANTINED')`,
      `documents_uploading ON documents (progressed_at, document_id) WHERE (state = 'UPLOADING')`,
      `documents_kept ON documents (created_at, document_id) WHERE (state IN ('QUARANTINED', 'RELEASED'))`,
      `documents_refused ON documents (decided_at, document_id) WHERE (state = 'REFUSED' AND content_place <> 'NOWHERE')`,
      `documents_useless_objects ON documents (progressed_at, document_id)
         WHERE (has_object AND state IN ('REFUSED', 'DELETED'))`,
    ]) {
      await queryRunner.query(`CREATE INDEX ${index}`);
    }
    await queryRunner.query(`
      CREATE TABLE document_parts (
        document_id uuid NOT NULL,
        part_number integer NOT NULL,
        content bytea NOT NULL,
        CONSTRAINT document_parts_pkey PRIMARY KEY (document_id, part_number),
        CONSTRAINT document_parts_document FOREIGN KEY (document_id) REFERENCES documents (document_id),
        CONSTRAINT document_parts_number CHECK (part_number >= 0),
        CONSTRAINT document_parts_size CHECK (octet_length(content) BETWEEN 1 AND 1048576)
      )`);
    // Uncompressed bytes can be read from their middle.
    await queryRunner.query('ALTER TABLE document_parts ALTER COLUMN content SET STORAGE EXTERNAL');
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 2 FROM information_schema.tables WHERE table_schema = 'public'
         AND table_name IN ('documents', 'document_parts'))`,
      'documents and their parts',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
