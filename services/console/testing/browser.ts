/** As much of a browser as signing in takes: it keeps cookies by host and follows redirects. */
export class Browser {
  private readonly jars = new Map<string, Map<string, string>>();

  /** Follows redirects; the last answer has the address at which it was found. */
  async open(url: string, init: RequestInit = {}): Promise<Response & { at: URL }> {
    let at = new URL(url);
    let response = await this.fetch(at, init);
    for (let hops = 0; hops < 15 && response.status >= 300 && response.status < 400; hops += 1) {
      at = new URL(response.headers.get('location')!, at);
      response = await this.fetch(at);
    }
    return Object.assign(response, { at });
  }

  /** One request, with the cookies of its host. */
  async fetch(url: URL | string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(url);
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  cookie(host: string, name: string): string | undefined {
    return this.jars.get(host)?.get(name);
  }

  /** Puts a cookie where another browser had it. */
  take(host: string, name: string, value: string): void {
    this.jars.set(host, (this.jars.get(host) ?? new Map<string, string>()).set(name, value));
  }
}
