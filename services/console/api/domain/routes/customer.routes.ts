import { exportable, personal, routesOf } from './rpc-route.js';

const customers = routesOf('customer', 'Customers');
const work = routesOf('customer', 'Notes and tasks');
const documents = routesOf('customer', 'Documents');

export const customerRoutes = [
  customers(
    'GET /customers',
    'customers.read',
    'ListCustomers',
    'Find customers by the beginnings of what is known of them.',
    exportable,
  ),
  customers('POST /customers', 'customers.write', 'CreateCustomer', 'Create a customer.'),
  customers('GET /customers/{customerId}', 'customers.read', 'GetCustomer', 'One customer.', personal),
  customers('PATCH /customers/{customerId}', 'customers.write', 'ChangeCustomer', 'Change a customer.'),
  customers('POST /customers/{customerId}/raise-flag', 'customers.write', 'RaiseFlag', 'Raise a flag.'),
  customers('POST /customers/{customerId}/lower-flag', 'customers.write', 'LowerFlag', 'Lower a flag.'),
  customers(
    'POST /customers/{customerId}/change-contact',
    'customers.write',
    'ChangeContact',
    'Change the address of a channel.',
  ),
  customers(
    'POST /customers/{customerId}/contacts/{contactId}/invalidate',
    'customers.write',
    'InvalidateContact',
    'Mark a contact as one that does not reach.',
  ),
  customers(
    'POST /customers/{customerId}/contacts/{contactId}/validate',
    'customers.write',
    'ValidateContact',
    'Mark a contact as one that reaches again.',
  ),
  customers(
    'POST /customers/{customerId}/record-opt-out',
    'contacts.opt',
    'RecordOptOut',
    'Record that the customer refuses a channel.',
  ),
  customers('POST /customers/{customerId}/withdraw-opt-out', 'contacts.opt', 'WithdrawOptOut', 'Withdraw a refusal.'),
  customers(
    'GET /customers/{customerId}/diary',
    'customers.read',
    'ListDiary',
    'Everything that happened to a customer.',
    exportable,
  ),
  work('POST /customers/{customerId}/notes', 'notes.write', 'AddNote', 'Write a note.'),
  work('GET /tasks', 'customers.read', 'ListTasks', 'Tasks, by due time.', exportable),
  work('POST /tasks', 'tasks.write', 'CreateTask', 'Create a task.'),
  work('POST /tasks/{taskId}/resolve', 'tasks.write', 'ResolveTask', 'Resolve a task.'),
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
