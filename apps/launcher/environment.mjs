/** Variables for the launcher alone that no child may see: the owner's URL and the launcher's own settings. */
const kept = ['DATABASE_OWNER_URL', 'SANDBOX_AUTH_TOKEN', 'npm_config_user_agent'];

/** The environment of the api processes. */
export function apiEnvironment(settings, secrets, urls) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !kept.includes(name)));
  Object.assign(env, {
    PORT: String(settings.port),
    HOST: settings.host,
    PUBLIC_BASE_URL: settings.publicUrl,
    SANDBOX_PORT: String(settings.sandboxPort),
    VOICECORE_DATA_DIR: settings.dataDir,
    DATABASE_URL: urls.app,
    DATABASE_PLATFORM_URL: urls.platform,
    DATABASE_WORKER_URL: urls.jobs,
    VOICECORE_RECEPTIONIST: settings.receptionist,
  });
  if (settings.production) return env;
  env.VOICECORE_MASTER_KEY ||= secrets.masterKey;
  env.VOICECORE_JWT_SECRET ||= secrets.jwtSecret;
  env.VOICECORE_ADMIN_EMAIL ||= adminEmail;
  env.VOICECORE_ADMIN_PASSWORD ||= secrets.adminPassword;
  env.VOICECORE_DEMO = secrets.demoPassword;
  if (settings.carrier === 'sandbox') Object.assign(env, sandboxCarrier(settings, secrets.sandbox));
  return env;
}

/** The first super admin of a local start. */
export const adminEmail = 'admin@voicecore.example';

function sandboxCarrier(settings, sandbox) {
  const at = `127.0.0.1:${settings.sandboxPort}`;
  const model = { OPENAI_BASE_URL: `ws://${at}/v1`, OPENAI_API_KEY: sandbox.modelKey };
  return {
    VOICECORE_SANDBOX: '1',
    TWILIO_ACCOUNT_SID: sandbox.accountSid,
    TWILIO_AUTH_TOKEN: sandbox.authToken,
    TWILIO_API_KEY_SID: sandbox.apiKeySid,
    TWILIO_API_KEY_SECRET: sandbox.apiKeySecret,
    TWILIO_TWIML_APP_SID: sandbox.appSid,
    TWILIO_API_BASE_URL: `http://${at}`,
    ...(settings.receptionist === 'scripted' ? model : {}),
  };
}

/** The environment of the sandbox carrier: its own variables and none of the api's. */
export function sandboxEnvironment(settings, sandbox) {
  return {
    PATH: process.env.PATH ?? '',
    NODE_ENV: process.env.NODE_ENV ?? 'development',
    HOST: settings.host,
    SANDBOX_PORT: String(settings.sandboxPort),
    SANDBOX_VOICE: process.env.SANDBOX_VOICE ?? '',
    SANDBOX_ACCOUNT_SID: sandbox.accountSid,
    SANDBOX_AUTH_TOKEN: sandbox.authToken,
    SANDBOX_API_KEY_SID: sandbox.apiKeySid,
    SANDBOX_API_KEY_SECRET: sandbox.apiKeySecret,
    SANDBOX_MODEL_KEY: sandbox.modelKey,
    SANDBOX_VOICE_URL: `${settings.publicUrl}/twilio/voice`,
    SANDBOX_STATUS_URL: `${settings.publicUrl}/twilio/status`,
    SANDBOX_APP_URL: `${settings.publicUrl}/twilio/agent`,
  };
}
