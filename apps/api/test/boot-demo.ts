import { FirstStart } from '../src/operations';
import { bootApi, type BootedApi } from './boot-api';
import { ask } from './security/ask';

const password = 'long enough 4 anybody';

/** The API with the demo business of the first start. */
export interface BootedDemo extends BootedApi {
  /**
   * Returns the token of a user of the demo, e.g. `admin@acme.example`, or of the platform's `root@voicecore.example`.
   */
  signIn(email: string): Promise<string>;
}

export async function bootDemo(): Promise<BootedDemo> {
  const api = await bootApi({
    VOICECORE_ADMIN_EMAIL: 'root@voicecore.example',
    VOICECORE_ADMIN_PASSWORD: password,
    VOICECORE_DEMO: password,
  });
  await api.app.get(FirstStart).run(() => undefined);
  const signIn = async (email: string): Promise<string> => {
    const answer = await ask(`${api.url}/api/v1/auth/login`, { method: 'POST', body: { email, password } });
    return String(answer.json.accessToken);
  };
  return { ...api, signIn };
}
