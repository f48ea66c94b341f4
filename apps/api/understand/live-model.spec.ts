import { entriesThatFit, nothingKnown } from '@voicecore/domain/conversation';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { LiveModel, namedIn } from './live-model';
import { usedEntries, whole, type Trade } from './sets';

const settings = {
  persona: { business: 'Acme', receptionist: 'Ada', departments: [], agents: ['Ana Torres'] },
  voice: 'marin',
};

let server: Server;
/** What the model does with a requested response. */
let answer: (socket: WebSocket, text: string) => void;
interface Created {
  readonly conversation?: string;
  readonly output_modalities?: readonly string[];
  readonly input?: readonly { readonly content: readonly { readonly text: string }[] }[];
}
const created: Created[] = [];
/** The instructions of the session that was configured last. */
let instructed = '';

interface Sent {
  readonly type: string;
  readonly session?: { readonly instructions: string };
  readonly response?: Created;
}

/** The part of the Realtime protocol that is used here, strictly: one session, responses outside the conversation. */
function serve(socket: WebSocket): void {
  const send = (event: object): void => socket.send(JSON.stringify({ event_id: 'event_1', ...event }));
  send({ type: 'session.created', session: {} });
  socket.on('message', (data: Buffer) => {
    const event = JSON.parse(data.toString()) as Sent;
    if (event.type === 'session.update') {
      instructed = event.session?.instructions ?? '';
      return send({ type: 'session.updated', session: event.session });
    }
    if (event.type !== 'response.create') throw new Error(`unexpected ${event.type}`);
    const { response = {} } = event;
    created.push(response);
    answer(socket, response.input?.[0]?.content[0]?.text ?? '');
  });
}

const done = { type: 'response.done', response: { id: 'resp_1', status: 'completed' } };
const called = (name: string, args: object) => ({
  type: 'response.output_item.done',
  response_id: 'resp_1',
  item: { type: 'function_call', name, call_id: 'call_1', arguments: JSON.stringify(args), status: 'completed' },
});

beforeAll(async () => {
  server = createServer();
  new WebSocketServer({ server }).on('connection', serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const open = (known = nothingKnown): Promise<LiveModel> => {
  const { port } = server.address() as AddressInfo;
  const options = { baseUrl: `ws://127.0.0.1:${port}/v1`, model: 'gpt-realtime', apiKey: 'key' };
  return LiveModel.open(options, { ...settings, knowledge: { ...known, language: 'en' } }, 'en');
};

describe('the real model, asked in writing', () => {
  it('tells the tools of each sentence, and nothing of the sentence before', async () => {
    answer = (socket, text) => {
      if (text === 'a person, please')
        socket.send(JSON.stringify({ event_id: 'e', ...called('ask_for_human', { heard: text }) }));
      socket.send(JSON.stringify({ event_id: 'e', ...done }));
    };
    const model = await open();
    const asked = await model.hear('a person, please');
    expect(asked).toEqual([{ name: 'ask_for_human', args: { heard: 'a person, please' } }]);
    expect(await model.hear('hello')).toEqual([]);
    expect(created.every((each) => each.conversation === 'none' && each.output_modalities?.[0] === 'text')).toBe(true);
    model.close();
  });

  it('is given the knowledge of a trade, and tells the entries that it answered from', async () => {
    const [trade] = whole<Trade>('knowledge-dentist').map(({ content }) => content);
    if (trade === undefined) throw new Error('the set is open');
    const known = entriesThatFit(usedEntries(trade));
    answer = (socket, text) => {
      const entries = text === 'when do you open?' ? `K2, k999 ${known.entries[0]?.handle}` : 'none of them';
      if (text !== 'do you sell shoes?')
        socket.send(JSON.stringify({ event_id: 'e', ...called('answered_from', { entries, heard: text }) }));
      socket.send(JSON.stringify({ event_id: 'e', ...done }));
    };
    const model = await open(known);
    expect(known.complete).toBe(true);
    for (const { question } of trade.entries) expect(instructed).toContain(JSON.stringify(question.en));
    expect(namedIn(await model.hear('when do you open?'), known)).toEqual([
      known.entries[1]?.entryId,
      known.entries[0]?.entryId,
    ]);
    expect(namedIn(await model.hear('do you sell shoes?'), known)).toEqual([]);
    expect(namedIn(await model.hear('and hats?'), known)).toEqual([]);
    model.close();
  });

  it('takes arguments that are no JSON for none', async () => {
    const broken = { ...called('transfer', {}), item: { ...called('transfer', {}).item, arguments: '{"to":' } };
    answer = (socket) => {
      socket.send(JSON.stringify({ event_id: 'e', ...broken }));
      socket.send(JSON.stringify({ event_id: 'e', ...done }));
    };
    const model = await open();
    expect(await model.hear('hello')).toEqual([{ name: 'transfer', args: {} }]);
    model.close();
  });

  it('says what the model refused', async () => {
    answer = (socket) => socket.send(JSON.stringify({ type: 'error', event_id: 'e', error: { code: 'rate_limited' } }));
    const model = await open();
    await expect(model.hear('hello')).rejects.toThrow('the model refused: rate_limited');
    model.close();
  });

  it('does not wait for a session that is gone', async () => {
    answer = (socket) => socket.close();
    const model = await open();
    await expect(model.hear('hello')).rejects.toThrow('the session was lost');
  });
});
