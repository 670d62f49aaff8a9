import { exportable, routesOf } from './rpc-route.js';

const staff = routesOf('customer', 'People and queues');
const classes = routesOf('customer', 'Classes');
const specialists = routesOf('customer', 'Specialists');

export const staffRoutes = [
  staff('GET /people', 'staff.read', 'ListPeople', 'People who work with Dunlin.'),
  staff('GET /people/{personId}', 'staff.read', 'GetPerson', 'One person.', { withheld: ['sub'] }),
  staff('GET /people/by-sub/{sub}', 'staff.read', 'GetPerson', 'One person, by the name that the provider gives.', {
    name: 'getPersonBySub',
    withheld: ['personId'],
  }),
  staff('PUT /people/by-sub/{sub}', 'people.write', 'ApplyPerson', 'Register or change a person.'),
  staff('GET /rosters', 'staff.read', 'ListRosters', 'Queues and groups, each with some of its members.'),
  staff('GET /rosters/{name}', 'staff.read', 'GetRoster', 'One queue or group with its members.'),
  staff('GET /rosters/{name}/members', 'staff.read', 'ListRosterMembers', 'Members of a queue or group, by name.'),
  staff('PUT /rosters/{name}', 'rosters.write', 'ApplyRoster', 'Create or change a queue or group.'),
  staff(
    'POST /rosters/{name}/change-members',
    'rosters.write',
    'ChangeRosterMembers',
    'Let people join or leave a queue or group.',
  ),
  classes('GET /classes', 'staff.read', 'ListClasses', 'Classes of customers.'),
  classes('GET /classes/{name}', 'staff.read', 'GetClass', 'One class.'),
  classes('PUT /classes/{name}', 'classes.write', 'ApplyClass', 'Create or change a class.'),
  specialists('GET /specialists', 'staff.read', 'ListSpecialists', 'People with the number of their customers.'),
  specialists(
    'GET /specialist-customers',
    'customers.read',
    'ListCustomersOfSpecialist',
    'Customers of a specialist, or those whom nobody looks after.',
    exportable,
  ),
  specialists(
    'POST /specialists/assign',
    'specialists.assign',
    'AssignSpecialist',
    'Give customers to a specialist, or back to the teams of their classes.',
  ),
];
