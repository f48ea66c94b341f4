// Measures the share of a process's time spent in some of its files: a CPU profile over Node's inspector.
import { WebSocket } from 'ws';

/** Time between two samples, us. */
const INTERVAL_US = 500;

/**
 * Profiles the process whose inspector listens on `port` until the returned function is called, which reports the share
 * of the process's working time spent in each kind of file. It is a share because a process that waits for its core is
 * also sampled.
 */
export async function profile(port) {
  const [target] = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
  const socket = new WebSocket(target.webSocketDebuggerUrl, { perMessageDeflate: false, maxPayload: 2 ** 29 });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  let sent = 0;
  const answers = new Map();
  socket.on('message', (data) => {
    const { id, result } = JSON.parse(data.toString());
    answers.get(id)?.(result);
  });
  const ask = (method, params = {}) =>
    new Promise((resolve) => {
      answers.set(++sent, resolve);
      socket.send(JSON.stringify({ id: sent, method, params }));
    });
  await ask('Profiler.enable');
  await ask('Profiler.setSamplingInterval', { interval: INTERVAL_US });
  await ask('Profiler.start');
  return async (kinds) => {
    const { profile: taken } = await ask('Profiler.stop');
    socket.close();
    return shareByKind(taken, kinds);
  };
}

/** Counts a sample for a kind when any frame of its stack is in a file of that kind. */
function shareByKind({ nodes, samples, timeDeltas }, kinds) {
  const parents = new Map();
  for (const node of nodes) for (const child of node.children ?? []) parents.set(child, node.id);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const urlsOf = (id) => {
    const urls = [];
    for (let at = id; at !== undefined; at = parents.get(at)) urls.push(byId.get(at).callFrame.url);
    return urls;
  };
  const isOf = new Map(
    nodes.map(({ id }) => {
      const urls = urlsOf(id);
      return [id, Object.keys(kinds).filter((kind) => urls.some((url) => kinds[kind].test(url)))];
    }),
  );
  const spent = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, 0]));
  let atWork = 0;
  samples.forEach((id, index) => {
    if (byId.get(id).callFrame.functionName === '(idle)') return;
    atWork += timeDeltas[index];
    for (const kind of isOf.get(id)) spent[kind] += timeDeltas[index];
  });
  return Object.fromEntries(Object.entries(spent).map(([kind, time]) => [kind, time / atWork]));
}
