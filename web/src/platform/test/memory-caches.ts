/** Cache storage as far as the app uses it: entries in the order they were put. */
export class MemoryCaches {
  readonly entries = new Map<string, Map<string, Response>>();
  has = async (name: string) => this.entries.has(name);
  delete = async (name: string) => this.entries.delete(name);
  open = async (name: string) => {
    const cache = this.entries.get(name) ?? new Map<string, Response>();
    this.entries.set(name, cache);
    return {
      keys: async () => [...cache.keys()].map((url) => new Request(url)),
      match: async (request: Request | string) => cache.get(addressOf(request))?.clone(),
      put: async (request: Request | string, response: Response) => {
        cache.delete(addressOf(request));
        cache.set(addressOf(request), response);
      },
      delete: async (request: Request | string) => cache.delete(addressOf(request)),
    };
  };
}

const addressOf = (request: Request | string): string =>
  typeof request === 'string' ? new URL(request, 'https://stadt.example').href : request.url;
