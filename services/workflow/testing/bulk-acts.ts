import type { workflowV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { eventually } from '#libs/testing';
import { anInvoice, type SampleInvoice } from './builders.js';
import { ann, type useWorkflowService } from './workflow-service.js';

/** What specs do with acts on many items. */
export class BulkActDriver {
  constructor(private readonly workflow: ReturnType<typeof useWorkflowService>) {}

  /** Overdue invoices of customers of their own, each in a case. */
  async casesOf(count: number): Promise<{ invoices: SampleInvoice[]; customerIds: string[]; caseIds: string[] }> {
    const invoices = Array.from({ length: count }, () => anInvoice({ dueOn: '2013-01-10', issuedOn: '2013-01-02' }));
    await this.workflow.consumeMany(invoices);
    const customerIds = invoices.map(({ customerId }) => customerId);
    const rows = await this.workflow.db.database.query<{ case_id: string }>(
      `SELECT c.case_id FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (customer_id, place)
         JOIN cases c USING (customer_id) ORDER BY place`,
      [customerIds],
    );
    return { invoices, customerIds, caseIds: rows.map((row) => row.case_id) };
  }

  async preview(request: Omit<workflowV1.PreviewBulkActRequestInit, 'requestId'>): Promise<workflowV1.BulkAct> {
    return (await this.workflow.client.previewBulkAct({ requestId: newId(), ...request }, ann)).bulkAct!;
  }

  async start({ bulkActId, hash }: workflowV1.BulkAct): Promise<workflowV1.BulkAct> {
    return (await this.workflow.client.startBulkAct({ requestId: newId(), bulkActId, hash }, ann)).bulkAct!;
  }

  async get(bulkActId: string): Promise<workflowV1.BulkAct> {
    return (await this.workflow.client.getBulkAct({ bulkActId }, ann)).bulkAct!;
  }

  async ended(bulkActId: string): Promise<workflowV1.BulkAct> {
    let latest: workflowV1.BulkAct | undefined;
    await eventually(async () => {
      latest = await this.get(bulkActId);
      expect(['STATE_DONE', 'STATE_CANCELLED']).toContain(latest.state);
    });
    return latest!;
  }

  async run(request: Omit<workflowV1.PreviewBulkActRequestInit, 'requestId'>): Promise<workflowV1.BulkAct> {
    return this.ended((await this.start(await this.preview(request))).bulkActId);
  }

  async itemsOf(
    bulkActId: string,
    outcome: NonNullable<workflowV1.ListBulkActItemsRequestInit['outcome']> = 'OUTCOME_UNSPECIFIED',
  ): Promise<workflowV1.BulkActItem[]> {
    return (await this.workflow.client.listBulkActItems({ bulkActId, outcome, pageSize: 500 }, ann)).items;
  }

  /** As after a start, but nobody runs it: a spec does. */
  async startUnseen({ bulkActId }: workflowV1.BulkAct): Promise<void> {
    await this.workflow.db.database.query(
      `UPDATE bulk_acts SET state = 'RUNNING', started_by = 'user:ann', correlation_id = 'spec', started_at = created_at
        WHERE bulk_act_id = $1`,
      [bulkActId],
    );
  }
}
