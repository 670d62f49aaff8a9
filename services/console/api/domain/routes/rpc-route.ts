import type { Needs, RpcRoute } from '../route.js';

type Place = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;
type Further = Partial<Pick<RpcRoute, 'name' | 'personal' | 'rawBody' | 'exportable' | 'withheld' | 'withinMs'>>;

/** Makes the routes of one heading: each is a place, what it needs, an rpc and a sentence. */
export function routesOf(service: string | null, tag: string) {
  return (place: Place, needs: Needs, rpc: string, summary: string, further: Further = {}): RpcRoute => {
    const [method, path] = place.split(' ') as [RpcRoute['method'], string];
    const name = rpc.charAt(0).toLowerCase() + rpc.slice(1);
    return { name, method, path, needs, tag, summary, service, rpc, personal: false, ...further };
  };
}

/** A list or an object with data of customers. */
export const personal = { personal: true } as const;

/** A list with data of customers that may be exported. */
export const exportable = { personal: true, exportable: true } as const;
