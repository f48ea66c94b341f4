// A bare relay: ws in, ws out, nothing else. No session, no turns, no marks, no database: the minimum that a relay must
// do.
import { WebSocket, WebSocketServer } from 'ws';

const PAYLOAD = Buffer.from('"payload":"');
const DELTA = Buffer.from('"delta":"');
const AUDIO = Buffer.from('"type":"response.output_audio.delta"');
const BARGE_IN = Buffer.from('speech_started');
const QUOTE = 0x22;
const append = [Buffer.from('{"type":"input_audio_buffer.append","audio":"'), Buffer.from('"}')];
const text = { binary: false };

function between(source, key, [head, tail]) {
  const start = source.indexOf(key) + key.length;
  const end = source.indexOf(QUOTE, start);
  const frame = Buffer.allocUnsafe(head.length + end - start + tail.length);
  head.copy(frame, 0);
  source.copy(frame, head.length, start, end);
  tail.copy(frame, head.length + end - start);
  return frame;
}

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, skipUTF8Validation: true });
server.on('connection', (caller) => {
  const model = new WebSocket(process.env.MODEL_URL, { perMessageDeflate: false, skipUTF8Validation: true });
  let media = [];
  const early = [];
  caller.on('message', (frame) => {
    if (frame.indexOf(PAYLOAD) >= 0) {
      const out = between(frame, PAYLOAD, append);
      if (model.readyState === WebSocket.OPEN) model.send(out, text);
      else early.push(out);
    } else if (frame.indexOf('"event":"start"') >= 0) {
      const { streamSid } = JSON.parse(frame.toString());
      media = [Buffer.from(`{"event":"media","streamSid":"${streamSid}","media":{"payload":"`), Buffer.from('"}}')];
      media.clear = `{"event":"clear","streamSid":"${streamSid}"}`;
    }
  });
  model.on('open', () => early.splice(0).forEach((frame) => model.send(frame, text)));
  model.on('message', (frame) => {
    if (frame.indexOf(AUDIO) >= 0) caller.send(between(frame, DELTA, media), text);
    else if (frame.indexOf(BARGE_IN) >= 0) caller.send(media.clear);
  });
  caller.on('close', () => model.terminate());
  model.on('close', () => caller.terminate());
  model.on('error', () => caller.terminate());
  caller.on('error', () => model.terminate());
});
server.on('listening', () => process.send({ port: server.address().port }));
