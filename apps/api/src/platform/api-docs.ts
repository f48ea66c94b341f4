import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import openApi from '@voicecore/api-client/openapi.json';
import { z } from 'zod';

/** TypeScript widens the words of a JSON file to any string, so that its own type says less than it holds. */
const description = z.custom<OpenAPIObject>((file) => file === openApi);
const externalDocs = { url: '/api/docs/problems', description: 'What each problem means' };

/**
 * The description of the API to read and to try, at /api/docs: Swagger UI, whose scripts are files of our own origin, so that
 * it keeps to the policy of every other page. The description is the file that is checked in; nothing is made at run time.
 */
export function serveApiDocs(app: NestExpressApplication): void {
  const { title, version } = openApi.info;
  const document = { ...description.parse(openApi), externalDocs };
  SwaggerModule.setup('api/docs', app, document, {
    raw: false,
    customSiteTitle: `${title} API ${version}`,
    customCss: '.swagger-ui .topbar { display: none }',
    // A token that is typed in is gone with the page; `x-allow` says which roles may call.
    swaggerOptions: { persistAuthorization: false, showExtensions: true, filter: true },
  });
}
