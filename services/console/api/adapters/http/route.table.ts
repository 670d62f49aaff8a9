import { parametersOf, type Route } from '../../domain/route.js';

interface Entry<Served> {
  readonly served: Served;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/** Finds the route of an address; fixed parts of a path count before parameters. */
export class RouteTable<Served extends { readonly route: Route }> {
  private readonly byMethod: Map<string, Entry<Served>[]>;

  constructor(all: readonly Served[]) {
    const entries = all
      .map((served) => ({ served, pattern: patternOf(served.route.path), names: parametersOf(served.route.path) }))
      .sort((a, b) => a.names.length - b.names.length);
    this.byMethod = Map.groupBy(entries, ({ served }) => served.route.method);
  }

  find(method: string, pathname: string): { served: Served; parameters: Record<string, string> } | null {
    for (const { served, pattern, names } of this.byMethod.get(method) ?? []) {
      const values = pattern.exec(pathname)?.slice(1);
      if (!values) continue;
      const parameters = names.map((name, index): [string, string] => [name, decodedPart(values[index]!)]);
      return { served, parameters: Object.fromEntries(parameters) };
    }
    return null;
  }
}

function patternOf(path: string): RegExp {
  const source = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '([^/]{1,1000})');
  return new RegExp(`^/api/v1${source}$`);
}

function decodedPart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
