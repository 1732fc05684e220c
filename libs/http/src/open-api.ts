import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemBody } from './problem.schema.js';

/** The OpenAPI 3.1 document of everything that the process serves. */
export function openApiOf(app: NestFastifyApplication, title: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle(title)
    .setDescription(
      'Keys and tokens travel as `Authorization: Bearer …`. Refusals are RFC 9457 problem documents with a stable `code`. ' +
        'Money is integer minor units with a currency. Times are ISO 8601. Lists take `limit` and `cursor`.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'Operator key, account key or viewer token' })
    .addSecurityRequirements('bearer')
    .build();
  return SwaggerModule.createDocument(app, config, { extraModels: [ProblemBody] });
}

/** Serves the UI at /docs and the document at /docs-json; it is built when first asked for. */
export function serveOpenApi(app: NestFastifyApplication, title: string): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('docs', app, () => (document ??= openApiOf(app, title)), {
    customSiteTitle: `${title} API`,
    swaggerOptions: { persistAuthorization: true },
  });
}
