import type { Answered, Asked } from './ask';
import { password, type World } from './world';

/** The cookies of one browser: sent in the order in which they were created, as RFC 6265 specifies. */
export class Browser {
  private readonly jar = new Map<string, string>();

  constructor(
    private readonly world: World,
    private readonly from?: string,
  ) {}

  /** Returns the names of the current cookies that begin with `start`. */
  names(start: string): string[] {
    return [...this.jar.keys()].filter((name) => name.startsWith(start));
  }

  cookie(name: string): string | undefined {
    return this.jar.get(name);
  }

  /** Adds a cookie to the jar that no server set. */
  plant(name: string, value: string): void {
    this.jar.set(name, value);
  }

  async post(path: string, body: unknown, asked: Asked = {}): Promise<Answered> {
    const Cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...asked.headers, ...(Cookie ? { Cookie } : {}) };
    const answer = await this.world.ask(`/api/v1/auth/${path}`, {
      ...asked,
      method: 'POST',
      body,
      headers,
      from: asked.from ?? this.from,
    });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) this.take(line);
    return answer;
  }

  signIn(email: string, secret = password): Promise<Answered> {
    return this.post('login', { email, password: secret });
  }

  /** Opens the tab of a demo agent; the cookies of the sign-in are not sent there. */
  async openDesk(agentId: string): Promise<Answered> {
    const answer = await this.world.ask('/api/v1/try/desk', { method: 'POST', body: { agentId } });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) this.take(line);
    return answer;
  }

  private take(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=', 2);
    const expires = attributes.find((one) => one.startsWith('Expires='))?.slice('Expires='.length);
    if (expires !== undefined && Date.parse(expires) <= Date.now()) this.jar.delete(name);
    else this.jar.set(name, value);
  }
}
