import { AppLogger } from './app-logger';
import { aboutCall, withRequest } from './call-context';
import { describeError, redact, withoutPersonalData } from './redaction';

describe('what a log line may hold', () => {
  it('loses values under redacted names at any depth', () => {
    const logged = redact({
      stage: 'talking',
      call: { from: '+12125550142', legs: [{ email: 'ana@acme.example', n: 3 }] },
    });
    expect(logged).toEqual({ stage: 'talking', call: { from: '[redacted]', legs: [{ email: '[redacted]', n: 3 }] } });
  });

  it('loses numbers, addresses, e-mails and quoted values in the texts of errors', () => {
    const text = withoutPersonalData(
      'call of +1 (212) 555-0142 from 203.0.113.9 and 2001:db8::42 by ana@acme.example said "my name is Ana"',
    );
    expect(text).toBe('call of [number] from [address] and [address] by [e-mail] said [value]');
  });

  it('keeps kind, code and frames of an error, and those of its cause', () => {
    const error = Object.assign(new TypeError('no "secret" here', { cause: new Error('of 203.0.113.9') }), {
      code: 'E_ODD',
    });
    const described = describeError(error);
    expect(described).toMatchObject({
      type: 'TypeError',
      code: 'E_ODD',
      message: 'no [value] here',
      cause: { message: 'of [address]' },
    });
    expect(String(described.stack)).toContain('redaction.spec.ts');
    expect(String(described.stack)).not.toContain('secret');
  });

  it('writes JSON lines with the ids of the request and the call', () => {
    const lines: string[] = [];
    const logger = new AppLogger('info', { write: (line) => void lines.push(line) });
    withRequest('request-1', () => {
      aboutCall('call-1');
      logger.info({ stage: 'ringing', caller: '+12125550142' }, 'a call rings');
    });
    logger.warn('Nest says something about ana@acme.example', 'Router');
    const [first, second] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(first).toMatchObject({
      requestId: 'request-1',
      callId: 'call-1',
      stage: 'ringing',
      caller: '[redacted]',
      msg: 'a call rings',
    });
    expect(second).toMatchObject({ context: 'Router', msg: 'Nest says something about [e-mail]' });
  });
});
