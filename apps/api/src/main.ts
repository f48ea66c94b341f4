import 'reflect-metadata';
import { UnsafeDatabase } from '@voicecore/database';
import { createApp, listen } from './create-app';
import { EnvironmentFault, readEnv } from './env';
import { loadPasswordStrength } from './identity';
import { FirstStart } from './operations';
import { AppLogger } from './platform/app-logger';
import { Shutdown } from './platform/shutdown';
import { warmUp } from './voice';

/** Exit codes of sysexits.h; the launcher does not restart what cannot succeed. */
const exit = { configuration: 78, unavailable: 69 };

async function main(): Promise<void> {
  const env = readEnv();
  const logger = new AppLogger(env.LOG_LEVEL);
  endOnUnforeseen(logger);
  const app = await createApp(env, logger);
  goDownOnRequest(app.get(Shutdown));
  app.enableShutdownHooks();
  await app.get(FirstStart).run((line) => process.stdout.write(`${line}\n`));
  if (env.VOICECORE_ROLES.includes('voice')) await warmed(logger);
  // Here and not on first use, because it blocks the event loop, which carries calls later on.
  await loadPasswordStrength();
  const { PORT: port, HOST: host, VOICECORE_LISTEN_FD: fd } = env;
  await listen(app, fd === undefined ? { port, host } : { fd });
  const { VOICECORE_ROLES: roles, VOICECORE_SANDBOX: sandbox } = env;
  logger.info({ port, roles, carrier: sandbox ? 'sandbox' : 'twilio' }, 'the API is listening');
  process.send?.({ kind: 'ready' });
}

/** A process that could not be warmed up is only slow at first. */
async function warmed(logger: AppLogger): Promise<void> {
  try {
    await warmUp();
  } catch (fault) {
    logger.warn({ err: fault }, 'the audio path could not be warmed up; the first calls may be slightly delayed');
  }
}

/**
 * A load balancer must see right away that this process is shutting down; the launcher announces it first when it ends
 * all of them.
 */
function goDownOnRequest(shutdown: Shutdown): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => shutdown.begin());
  process.on('message', (message: unknown) => {
    if (!isClosing(message)) return;
    shutdown.beginForAll();
    process.send?.({ kind: 'closing' });
  });
}

const isClosing = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'kind' in message && message.kind === 'closing';

/**
 * An uncaught error leaves the process in an unknown state: log it without personal data, and let another process take
 * over.
 */
function endOnUnforeseen(logger: AppLogger): void {
  const end = (fault: unknown): void => {
    logger.fatal({ err: fault }, 'an unexpected error ends the process');
    logger.pino.flush(() => process.exit(1));
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

function explain(fault: unknown): { sentence: string; code: number } {
  if (fault instanceof EnvironmentFault) return { sentence: fault.message, code: exit.configuration };
  if (fault instanceof UnsafeDatabase) return { sentence: fault.message, code: exit.configuration };
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  if (code === 'EADDRINUSE') {
    return {
      sentence: 'The port is in use by another program: stop that program, or set PORT to a free port.',
      code: exit.configuration,
    };
  }
  if (['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '57P03', '3D000', '28P01'].includes(code)) {
    return {
      sentence: `The database cannot be reached (${code}): check that it is running and that DATABASE_URL is correct.`,
      code: exit.unavailable,
    };
  }
  return { sentence: fault instanceof Error ? (fault.stack ?? fault.message) : 'The API could not start.', code: 1 };
}

main().catch((fault: unknown) => {
  const { sentence, code } = explain(fault);
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
});
