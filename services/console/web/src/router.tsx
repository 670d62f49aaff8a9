import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorRouteComponent,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { signedInPath } from './api/session.js';
import { parseSearch, type Search, stringifySearch } from './lists/search.js';
import { ScreenFailed, ScreenMissing } from './shell/fallbacks.js';
import { Shell } from './shell/shell.js';

const screenFailed: ErrorRouteComponent = ({ error, reset }) => <ScreenFailed error={error as Error} reset={reset} />;
const root = createRootRoute({ component: Shell, notFoundComponent: ScreenMissing, errorComponent: screenFailed });
const getParentRoute = () => root;
const validateSearch = (search: Record<string, unknown>): Search => search as Search;

const routeTree = root.addChildren([
  createRoute({
    getParentRoute,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/worklist' });
    },
  }),
  createRoute({
    getParentRoute,
    path: '/worklist',
    validateSearch,
    component: lazyRouteComponent(() => import('./work/worklist.js'), 'WorklistScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/worklist/work',
    validateSearch,
    component: lazyRouteComponent(() => import('./work/work-mode.js'), 'WorkModeScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases',
    validateSearch,
    component: lazyRouteComponent(() => import('./cases/list/case-list.js'), 'CaseListScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$caseId',
    component: lazyRouteComponent(() => import('./cases/case-detail.js'), 'CaseScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/invoices',
    validateSearch,
    component: lazyRouteComponent(() => import('./invoices/list/invoice-list.js'), 'InvoiceListScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/invoices/$invoiceId',
    component: lazyRouteComponent(() => import('./invoices/invoice-detail.js'), 'InvoiceScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/customers',
    validateSearch,
    component: lazyRouteComponent(() => import('./customers/customer-list.js'), 'CustomerListScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/customers/$customerId',
    component: lazyRouteComponent(() => import('./account/account.js'), 'AccountScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/bulk-acts',
    validateSearch,
    component: lazyRouteComponent(() => import('./bulk/bulk-act-list.js'), 'BulkActsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/bulk-acts/$bulkActId',
    component: lazyRouteComponent(() => import('./bulk/bulk-act-page.js'), 'BulkActScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/approvals',
    validateSearch,
    component: lazyRouteComponent(() => import('./approvals/approvals.js'), 'ApprovalsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/documents',
    validateSearch,
    component: lazyRouteComponent(() => import('./documents/documents-screen.js'), 'DocumentsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/promises',
    validateSearch,
    component: lazyRouteComponent(() => import('./promises/promise-list.js'), 'PromisesScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/arrangements',
    validateSearch,
    component: lazyRouteComponent(() => import('./arrangements/plan-list.js'), 'PlansScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/placements',
    validateSearch,
    component: lazyRouteComponent(() => import('./placements/placements.js'), 'PlacementsScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/placements/$placementId',
    component: lazyRouteComponent(() => import('./placements/placement-detail.js'), 'PlacementScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/placements/files/$fileId',
    component: lazyRouteComponent(() => import('./placements/agency-file-detail.js'), 'AgencyFileScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/files',
    validateSearch,
    component: lazyRouteComponent(() => import('./files/files.js'), 'FilesScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/files/new',
    validateSearch,
    component: lazyRouteComponent(() => import('./files/imports/new-file.js'), 'NewFileScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/files/imports/$importId',
    component: lazyRouteComponent(() => import('./files/file-detail.js'), 'ImportScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/files/payments/$fileId',
    component: lazyRouteComponent(() => import('./files/file-detail.js'), 'PaymentFileScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/sequences',
    component: lazyRouteComponent(() => import('./sequences/sequence-list.js'), 'SequenceListScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/sequences/$name',
    validateSearch,
    component: lazyRouteComponent(() => import('./sequences/sequence-detail.js'), 'SequenceScreen'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin',
    component: lazyRouteComponent(() => import('./admin/admin.js'), 'AdminStart'),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/$section',
    validateSearch,
    component: lazyRouteComponent(() => import('./admin/admin.js'), 'AdminScreen'),
  }),
  createRoute({ getParentRoute, path: signedInPath, component: () => null }),
]);

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  // Inside the shell: a screen that cannot be drawn leaves navigation and search as they are.
  defaultErrorComponent: screenFailed,
  defaultNotFoundComponent: ScreenMissing,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
