import { releaseVersion } from '#libs/contracts';
import { rpcRoutes } from '../../domain/routes/index.js';
import { OpenApi } from './openapi.js';
import { ownRoutes } from './own.routes.js';
import { transferRoutes } from './transfer.routes.js';

/** The OpenAPI document of this release, as it stands in docs/contracts. */
export function openApiPage(): string {
  return `${JSON.stringify(new OpenApi(rpcRoutes, ownRoutes, transferRoutes, releaseVersion()).document(), null, 2)}\n`;
}
