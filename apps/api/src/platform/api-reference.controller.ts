import { Controller, Get, Header } from '@nestjs/common';
import openApi from '@voicecore/api-client/openapi.json';
import { errorCodes } from '@voicecore/contracts/error-codes';
import { z } from 'zod';
import { Public } from './allow';
import { Answers } from './answers';
import { problemsPage } from './problems-page';

const html = 'text/html; charset=utf-8';

/** The description of the API, for programs and for people. */
@Controller('api')
export class ApiReferenceController {
  private readonly problems = problemsPage(errorCodes);

  /** Returns the OpenAPI 3.1 description of this API. */
  @Get('openapi.json')
  @Public()
  @Answers(z.looseObject({}))
  openApi(): object {
    return openApi;
  }

  /** Returns a page that explains each problem code. */
  @Get('docs/problems')
  @Public()
  @Answers(z.string())
  @Header('Content-Type', html)
  docsOfProblems(): string {
    return this.problems;
  }
}
