import { migrate } from './migrate';

/**
 * Migrates in a separate process, so that no other process ever has the owner's URL: `DATABASE_OWNER_URL` in, a count
 * out.
 */
async function main(): Promise<void> {
  const url = process.env['DATABASE_OWNER_URL'];
  if (!url) throw new Error('DATABASE_OWNER_URL is required: the URL of voicecore_owner.');
  const ran = await migrate(url);
  process.stdout.write(ran.length === 0 ? 'up to date\n' : `${ran.length} migrations\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
