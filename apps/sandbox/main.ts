import { optionsFrom, startSandbox } from './index';

/** Runs the carrier as a separate process; it shuts down cleanly on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const sandbox = await startSandbox({ ...optionsFrom(process.env), log: (text) => process.stdout.write(`${text}\n`) });
  process.stdout.write(`sandbox carrier listening on ${sandbox.url}\n`);
  const stop = (): void => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('disconnect', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
