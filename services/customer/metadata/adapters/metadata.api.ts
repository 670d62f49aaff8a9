import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { customerV1 } from '#libs/contracts';
import { MetadataSchemas } from '#libs/metadata';
import { fromWireSchema, toWireSchema } from '#libs/metadata/adapters';
import type { MetadataSchema } from '#libs/metadata/domain';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';

const service = 'dunlin.customer.v1.MetadataService';

type Rpcs = customerV1.MetadataServiceRpcs;
type Reply<Name extends keyof Rpcs> = Promise<Response<Rpcs, Name>>;

@Controller()
export class MetadataApi implements RpcHandlers<Rpcs> {
  constructor(private readonly schemas: MetadataSchemas) {}

  @GrpcMethod(service, 'ApplyMetadataSchema')
  async applyMetadataSchema(
    @Payload() request: customerV1.ApplyMetadataSchemaRequest,
    @FromCaller() caller: Caller,
  ): Reply<'applyMetadataSchema'> {
    const expectedVersion = BigInt(request.expectedVersion);
    const schema = await this.schemas.applySchema(caller, fromWireSchema(request), expectedVersion);
    return { schema: toWireSchema(schema) };
  }

  @GrpcMethod(service, 'GetMetadataSchema')
  async getMetadataSchema(@Payload() { name }: customerV1.GetMetadataSchemaRequest): Reply<'getMetadataSchema'> {
    return { schema: toWireSchema(await this.schemas.getSchema(name)) };
  }

  @GrpcMethod(service, 'ListMetadataSchemas')
  async listMetadataSchemas(@Payload() request: customerV1.ListMetadataSchemasRequest): Reply<'listMetadataSchemas'> {
    const { rows, nextPageToken } = await listPage(
      request,
      'metadata-schemas',
      ({ name }: MetadataSchema) => [name],
      (page) => this.schemas.listSchemas(page),
    );
    return { schemas: rows.map(toWireSchema), nextPageToken };
  }
}
