/**
 * Returns the URL of the Realtime socket below `OPENAI_BASE_URL`, which may be given as http, https, ws or wss. Plain
 * ws is for a model on the same machine.
 */
export function realtimeUrl(baseUrl: string, model: string): string {
  const url = new URL(baseUrl.replace(/^http/, 'ws'));
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/realtime`;
  url.search = '';
  url.searchParams.set('model', model);
  return url.toString();
}
