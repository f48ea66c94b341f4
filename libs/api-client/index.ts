import createClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { components, paths } from './schema';

export type { components, paths } from './schema';

/** A shape of the API by its name, e.g. `Schema<'Agent'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** A client whose paths, bodies and answers are typed by the description of the API. */
export function apiClient(options: ClientOptions = {}): Client<paths> {
  return createClient<paths>(options);
}
