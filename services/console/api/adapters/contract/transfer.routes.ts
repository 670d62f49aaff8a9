import { z } from 'zod';
import type { Route } from '../../domain/route.js';

/** A route whose body, or whose answer, is a file of any size: it is streamed and never held whole. */
export interface TransferRoute extends Route {
  readonly direction: 'upload' | 'download';
  /** The rpc whose response an upload gives, or that tells what is downloaded. */
  readonly service: 'customer' | 'dca-handoff' | 'invoice';
  readonly rpc: string;
  readonly query: z.ZodObject;
}

/** What is given of a document besides its bytes; customer knows whether it makes sense. */
export const uploadQuery = z.strictObject({
  name: z
    .string()
    .optional()
    .describe(
      'Name of the file, for people, where Dunlin-File-Name does not tell it. The type is judged by the bytes.',
    ),
  kind: z
    .enum(['CONTRACT', 'INVOICE', 'CORRESPONDENCE', 'PAYMENT_PROOF', 'EVIDENCE', 'LEGAL', 'AUTHORITY', 'OTHER'])
    .optional()
    .describe('What it is; OTHER when absent.'),
  invoiceId: z.string().optional().describe('Invoice it is about.'),
  caseId: z.string().optional().describe('Case it is about.'),
});

const localeQuery = z
  .string()
  .optional()
  .describe('Language of texts, amounts and dates, such as de-AT; that of the customer when absent.');

const dayQuery = z.iso.date().optional();

export const invoicePaperQuery = z.strictObject({ locale: localeQuery });

export const statementQuery = z.strictObject({
  currencyCode: z.string().describe('Currency of the account, ISO 4217.'),
  fromDate: dayQuery.describe('First value date; from the first entry on when absent.'),
  toDate: dayQuery.describe('Last value date; today when absent.'),
  locale: localeQuery,
});

export const transferRoutes = [
  {
    name: 'uploadDocument',
    method: 'POST',
    path: '/customers/{customerId}/documents',
    needs: 'documents.write',
    tag: 'Documents',
    summary: 'Upload a document: the body is the file. It is quarantined until it is released.',
    direction: 'upload',
    service: 'customer',
    rpc: 'FinishDocument',
    query: uploadQuery,
  },
  {
    name: 'downloadDocument',
    method: 'GET',
    path: '/documents/{documentId}/content',
    needs: 'documents.read',
    tag: 'Documents',
    summary: 'The content of a released document, as a file to save.',
    direction: 'download',
    service: 'customer',
    rpc: 'GetDocument',
    query: z.strictObject({}),
  },
  {
    name: 'downloadAgencyFile',
    method: 'GET',
    path: '/agency-files/{fileId}/content',
    needs: 'placements.read',
    tag: 'Agencies',
    summary: 'The content of a file that was exchanged with an agency, as a file to save, while it is kept.',
    direction: 'download',
    service: 'dca-handoff',
    rpc: 'GetAgencyFile',
    query: z.strictObject({}),
  },
  {
    name: 'downloadInvoice',
    method: 'GET',
    path: '/invoices/{invoiceId}/pdf',
    needs: 'invoices.read',
    tag: 'Invoices',
    summary: 'An invoice as PDF, as it stands now, as a file to save.',
    direction: 'download',
    service: 'invoice',
    rpc: 'GetInvoice',
    query: invoicePaperQuery,
  },
  {
    name: 'downloadStatement',
    method: 'GET',
    path: '/customers/{customerId}/statement',
    needs: 'journal.read',
    tag: 'Journal',
    summary: 'The account of a customer in a currency as PDF, with what is open by age, as a file to save.',
    direction: 'download',
    service: 'invoice',
    rpc: 'RenderStatement',
    query: statementQuery,
  },
] as const satisfies readonly TransferRoute[];
