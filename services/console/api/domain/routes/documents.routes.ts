import { personal, routesOf } from './rpc-route.js';

const documents = routesOf('customer', 'Documents');

/** What is streamed of them has routes of its own. */
export const documentRoutes = [
  documents('GET /documents', 'documents.read', 'ListDocuments', 'Documents, the latest first.', personal),
  documents('GET /documents/{documentId}', 'documents.read', 'GetDocument', 'What is known of a document.', personal),
  documents(
    'POST /documents/{documentId}/release',
    'documents.release',
    'ReleaseDocument',
    'Release a document that no scanner has looked at.',
  ),
  documents(
    'POST /documents/{documentId}/remove',
    'documents.remove',
    'RemoveDocument',
    'Delete the content of a document.',
  ),
];
