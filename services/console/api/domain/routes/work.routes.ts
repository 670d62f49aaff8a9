import { exportable, personal, routesOf } from './rpc-route.js';

const notes = routesOf('customer', 'Notes');
const tasks = routesOf('customer', 'Tasks');
const interactions = routesOf('customer', 'Interactions');

export const workRoutes = [
  notes('GET /customers/{customerId}/notes', 'customers.read', 'ListNotes', 'Notes about a customer.', exportable),
  notes('POST /customers/{customerId}/notes', 'notes.write', 'AddNote', 'Write a note.'),
  notes('GET /notes/{noteId}', 'customers.read', 'GetNote', 'One note with all that it said before.', personal),
  notes('PATCH /notes/{noteId}', 'notes.write', 'EditNote', 'Change the text of a note.'),
  tasks('GET /tasks', 'customers.read', 'ListTasks', 'Tasks, by due time or as they are to be worked.', exportable),
  tasks('POST /tasks', 'tasks.write', 'CreateTask', 'Create a task.'),
  tasks('GET /tasks/{taskId}', 'customers.read', 'GetTask', 'One task.', personal),
  tasks('PATCH /tasks/{taskId}', 'tasks.write', 'EditTask', 'Change an open task.'),
  tasks('POST /tasks/{taskId}/claim', 'tasks.write', 'ClaimTask', 'Take a task that nobody has.'),
  tasks('POST /tasks/{taskId}/snooze', 'tasks.write', 'SnoozeTask', 'Put a task off, or bring it back.'),
  tasks('POST /tasks/{taskId}/resolve', 'tasks.write', 'ResolveTask', 'Resolve a task.'),
  interactions(
    'GET /customers/{customerId}/interactions',
    'customers.read',
    'ListInteractions',
    'Contacts that people had with a customer.',
    exportable,
  ),
  interactions(
    'POST /customers/{customerId}/interactions',
    'interactions.write',
    'RecordInteraction',
    'Record a contact with a customer.',
  ),
  interactions(
    'GET /interaction-choices',
    'customers.read',
    'ListInteractionChoices',
    'Values by which people tell of interactions.',
  ),
  interactions(
    'PUT /interaction-choices/{list}/{code}',
    'choices.write',
    'ApplyInteractionChoice',
    'Add or change a value by which people tell of interactions.',
  ),
];
