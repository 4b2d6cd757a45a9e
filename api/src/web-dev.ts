import type { FastifyInstance } from 'fastify';
import { webSourceFolder } from './web-build.ts';

/**
 * Vite's own server behind the same port, with hot reload. Its pages carry inline scripts of Vite, so they go out
 * without the policy that the built app has.
 */
export async function serveDevelopmentApp(server: FastifyInstance): Promise<void> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    root: webSourceFolder,
    configFile: `${webSourceFolder}/vite.config.ts`,
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server: server.server } },
  });
  server.addHook('onClose', () => vite.close());
  server.setNotFoundHandler((request, reply) => {
    reply.hijack();
    vite.middlewares(request.raw, reply.raw, () => reply.raw.writeHead(404).end());
  });
}
