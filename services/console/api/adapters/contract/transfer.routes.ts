import { z } from 'zod';
import type { Route } from '../../domain/route.js';

/** A route whose body, or whose answer, is a file of any size: it is streamed and never held whole. */
export interface TransferRoute extends Route {
  readonly direction: 'upload' | 'download';
  /** The rpc whose response an upload gives, or that tells what is downloaded. */
  readonly service: 'customer';
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
] as const satisfies readonly TransferRoute[];
