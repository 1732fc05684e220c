import type { FastifyInstance } from 'fastify';
import type { Upstreams } from './gateway.config.js';
import { isInternal, serviceNames } from './routes.js';

interface OpenApiDocument {
  readonly info: object;
  readonly paths: Record<string, object>;
  readonly components?: Record<string, Record<string, object>>;
}

/**
 * `/docs-json`: the documents of all services as one, as far as clients come here. `/docs`: the UI for it, with its scripts
 * from a service.
 */
export function serveDocuments(gateway: FastifyInstance, upstreams: Upstreams): void {
  gateway.get('/docs-json', () => wholeDocument(upstreams));
  gateway.get('/docs', (_request, reply) => reply.type('text/html').send(page));
  gateway.get('/docs/:file', async (request, reply) => {
    const { file } = request.params as { file: string };
    const answer = await fetch(new URL(`/docs/${encodeURIComponent(file)}`, upstreams['stream-session']));
    void reply.status(answer.status).type(answer.headers.get('content-type') ?? 'application/octet-stream');
    return Buffer.from(await answer.arrayBuffer());
  });
}

async function wholeDocument(upstreams: Upstreams): Promise<OpenApiDocument> {
  const documents = await Promise.all(
    serviceNames.map(async (name) => (await fetch(`${upstreams[name]}/docs-json`)).json() as Promise<OpenApiDocument>),
  );
  const [first] = documents as [OpenApiDocument, ...OpenApiDocument[]];
  const parts = new Set(documents.flatMap(({ components }) => Object.keys(components ?? {})));
  return {
    ...first,
    info: { ...first.info, title: 'Shopcast' },
    paths: Object.fromEntries(
      documents.flatMap(({ paths }) => Object.entries(paths)).filter(([path]) => !isInternal(path)),
    ),
    components: Object.fromEntries(
      [...parts].map((part) => [part, Object.assign({}, ...documents.map(({ components }) => components?.[part]))]),
    ),
  };
}

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Shopcast API</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script>
      SwaggerUIBundle({ url: '/docs-json', dom_id: '#swagger-ui', deepLinking: true, persistAuthorization: true });
    </script>
  </body>
</html>
`;
