import { personal, routesOf } from './rpc-route.js';

/** Rpcs that every service has; the path says which service is asked. */
const operations = routesOf(null, 'Operations');

export const operationsRoutes = [
  operations(
    'GET /operations/{service}/parked-keys',
    'operations.read',
    'ListParkedKeys',
    'Keys whose events wait for a person.',
  ),
  operations(
    'GET /operations/{service}/parked-key',
    'operations.read',
    'GetParkedKey',
    'The parked events of one key.',
  ),
  operations(
    'GET /operations/{service}/parked-event',
    'operations.read',
    'GetParkedEvent',
    'One parked event, with what is in it.',
    personal,
  ),
  operations(
    'POST /operations/{service}/replay-parked-key',
    'operations.act',
    'ReplayParkedKey',
    'Handle parked events again.',
  ),
  operations(
    'POST /operations/{service}/drop-parked-event',
    'operations.act',
    'DropParkedEvent',
    'Drop the first parked event of a key.',
  ),
  operations(
    'GET /operations/{service}/dead-letters',
    'operations.read',
    'ListDeadLetters',
    'Events that could not be read, and what was decided about them.',
  ),
  operations(
    'GET /operations/{service}/dead-letters/{deadLetterId}',
    'operations.read',
    'GetDeadLetter',
    'One dead letter, with what is in it.',
    personal,
  ),
  operations(
    'POST /operations/{service}/dead-letters/{deadLetterId}/replay',
    'operations.act',
    'ReplayDeadLetter',
    'Handle a dead letter again.',
  ),
  operations(
    'POST /operations/{service}/dead-letters/{deadLetterId}/drop',
    'operations.act',
    'DropDeadLetter',
    'Drop a dead letter.',
  ),
];
