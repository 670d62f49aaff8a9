import type { RpcRoute } from '../route.js';
import { approvalsRoutes } from './approvals.routes.js';
import { communicationRoutes } from './communication.routes.js';
import { customerRoutes } from './customer.routes.js';
import { dcaHandoffRoutes } from './dca-handoff.routes.js';
import { documentRoutes } from './documents.routes.js';
import { invoiceRoutes } from './invoice.routes.js';
import { metadataRoutes } from './metadata.routes.js';
import { operationsRoutes } from './operations.routes.js';
import { paymentRoutes } from './payment.routes.js';
import { prolongationRoutes } from './prolongation.routes.js';
import { staffRoutes } from './staff.routes.js';
import { workRoutes } from './work.routes.js';
import { workflowRoutes } from './workflow.routes.js';

/** Every route that passes on to an rpc. */
export const rpcRoutes: readonly RpcRoute[] = [
  ...customerRoutes,
  ...workRoutes,
  ...staffRoutes,
  ...documentRoutes,
  ...invoiceRoutes,
  ...prolongationRoutes,
  ...paymentRoutes,
  ...workflowRoutes,
  ...communicationRoutes,
  ...dcaHandoffRoutes,
  ...metadataRoutes,
  ...approvalsRoutes,
  ...operationsRoutes,
];
