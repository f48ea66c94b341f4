import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import openApi from '@voicecore/api-client/openapi.json';
import { z } from 'zod';

/**
 * TypeScript widens the strings of a JSON file to `string`, so the file's own type is less precise than its content.
 */
const description = z.custom<OpenAPIObject>((file) => file === openApi);
const externalDocs = { url: '/api/docs/problems', description: 'What each problem means' };

/**
 * Serves the API description to read and to try at /api/docs: Swagger UI, whose scripts are files of our own origin, so
 * that it complies with the same policy as every other page. The description is the file that is checked in; nothing is
 * generated at run time.
 */
export function serveApiDocs(app: NestExpressApplication): void {
  const { title, version } = openApi.info;
  const document = { ...description.parse(openApi), externalDocs };
  SwaggerModule.setup('api/docs', app, document, {
    raw: false,
    customSiteTitle: `${title} API ${version}`,
    customCss: '.swagger-ui .topbar { display: none }',
    // A token entered on the page is lost when the page closes; `x-allow` shows which roles may call a route.
    swaggerOptions: { persistAuthorization: false, showExtensions: true, filter: true },
  });
}
