import { exportable, personal, routesOf } from './rpc-route.js';

const customers = routesOf('customer', 'Customers');
const contacts = routesOf('customer', 'Contacts');
const people = routesOf('customer', 'Billing contacts');

/** They say who a customer is or how to reach them. */
const contactData = ['name', 'phone', 'email', 'text'];

export const customerRoutes = [
  customers(
    'GET /customers',
    'customers.read',
    'ListCustomers',
    'Customers by reference; by what else is known of them they are found by a query.',
    { ...exportable, withheld: contactData },
  ),
  customers(
    'POST /customers/query',
    'customers.read',
    'ListCustomers',
    'Find customers by any text, or by the beginnings of what is known of them.',
    { ...exportable, name: 'queryCustomers' },
  ),
  customers(
    'POST /customers/search',
    'customers.read',
    'SearchCustomers',
    'The ids of all customers that a text finds, the best first, or how many there are.',
    personal,
  ),
  customers(
    'POST /customers/batch-get',
    'customers.read',
    'BatchGetCustomers',
    'What lists show of at most 500 customers.',
    personal,
  ),
  customers('POST /customers', 'customers.write', 'CreateCustomer', 'Create a customer.'),
  customers('GET /customers/{customerId}', 'customers.read', 'GetCustomer', 'One customer.', personal),
  customers('PATCH /customers/{customerId}', 'customers.write', 'ChangeCustomer', 'Change a customer.'),
  customers(
    'PUT /customers/{customerId}/postal-address',
    'customers.write',
    'SetPostalAddress',
    'Set or remove the billing or shipping address.',
  ),
  customers(
    'GET /customers/{customerId}/terms',
    'customers.read',
    'ResolveTerms',
    'Which settings hold for a customer, and where each comes from.',
    personal,
  ),
  customers('POST /customers/{customerId}/raise-flag', 'customers.write', 'RaiseFlag', 'Raise a flag.'),
  customers('POST /customers/{customerId}/lower-flag', 'customers.write', 'LowerFlag', 'Lower a flag.'),
  contacts(
    'POST /customers/{customerId}/contacts',
    'customers.write',
    'AddContact',
    'Add an e-mail address or a phone number.',
  ),
  contacts(
    'PATCH /customers/{customerId}/contacts/{contactId}',
    'customers.write',
    'EditContact',
    'Change address or label of a contact.',
  ),
  contacts(
    'POST /customers/{customerId}/contacts/{contactId}/make-primary',
    'customers.write',
    'MakeContactPrimary',
    'Make a contact the one of its channel that messages go to.',
  ),
  contacts(
    'POST /customers/{customerId}/change-contact',
    'customers.write',
    'ChangeContact',
    'Change the address of a channel.',
  ),
  contacts(
    'POST /customers/{customerId}/contacts/{contactId}/remove',
    'customers.write',
    'RemoveContact',
    'Remove a contact that should not stand with the customer.',
  ),
  contacts(
    'POST /customers/{customerId}/contacts/{contactId}/invalidate',
    'customers.write',
    'InvalidateContact',
    'Mark a contact as one that does not reach.',
  ),
  contacts(
    'POST /customers/{customerId}/contacts/{contactId}/validate',
    'customers.write',
    'ValidateContact',
    'Mark a contact as one that reaches again.',
  ),
  contacts(
    'POST /customers/{customerId}/record-opt-out',
    'contacts.opt',
    'RecordOptOut',
    'Record that the customer refuses a channel.',
  ),
  contacts('POST /customers/{customerId}/withdraw-opt-out', 'contacts.opt', 'WithdrawOptOut', 'Withdraw a refusal.'),
  customers(
    'GET /customers/{customerId}/diary',
    'customers.read',
    'ListDiary',
    'Everything that happened to a customer.',
    exportable,
  ),
  people(
    'GET /billing-contacts',
    'customers.read',
    'ListBillingContacts',
    'People at customers with whom invoices are settled.',
    personal,
  ),
  people(
    'POST /customers/{customerId}/billing-contacts',
    'customers.write',
    'AddBillingContact',
    'Add a person at a customer.',
  ),
  people(
    'PATCH /billing-contacts/{billingContactId}',
    'customers.write',
    'ChangeBillingContact',
    'Change a person at a customer.',
  ),
  people(
    'POST /billing-contacts/{billingContactId}/remove',
    'customers.write',
    'RemoveBillingContact',
    'Remove a person at a customer.',
  ),
];
