import type { Sandbox } from '../index';
import type { ScriptedPhone } from '../phones/scripted-phone';
import { CALLER, carrierFor, Customer, document } from './customer';

const AGENT = 'agent_1';

function room(customer: Customer, attributes = ''): string {
  return `<Dial action="/left"><Conference beep="false" waitUrl="" statusCallback="${customer.url}/room" statusCallbackEvent="start end join leave mute hold" ${attributes}>room-1</Conference></Dial>`;
}

describe('people in a call', () => {
  let customer: Customer;
  let carrier: Sandbox;

  beforeEach(async () => {
    customer = await Customer.open();
    carrier = await carrierFor(customer);
    customer
      .on('/status', () => ({ status: 204 }))
      .on('/room', () => ({ status: 204 }))
      .on('/left', '<Hangup/>');
  });

  afterEach(async () => {
    await carrier.close();
    await customer.close();
  });

  function roomEvents(): (string | undefined)[] {
    return customer.to('/room').map(({ params }) => params['StatusCallbackEvent']);
  }

  async function bothIn(): Promise<{ caller: ScriptedPhone; agent: ScriptedPhone }> {
    customer
      .on('/voice', room(customer, 'participantLabel="caller"'))
      .on('/app', room(customer, 'participantLabel="agent"'));
    const caller = carrier.phones.dial(CALLER);
    await customer.until(() => roomEvents().length === 1);
    const agent = carrier.phones.connect(AGENT, { offer: 'o-1' });
    await customer.until(() => roomEvents().length === 3);
    return { caller, agent };
  }

  it('keeps a caller in a queue with its wait document in a circle, until it says to leave', async () => {
    let asked = 0;
    customer
      .on('/voice', '<Enqueue waitUrl="/wait" action="/queued">tenant-1</Enqueue><Say>never</Say>')
      .on('/wait', () => ((asked += 1) < 3 ? document('<Say>Please hold.</Say>') : document('<Leave/>')))
      .on('/queued', '<Hangup/>');
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(({ status }) => status === 'completed');
    expect(customer.to('/wait')[0]?.params).toMatchObject({
      QueuePosition: '1',
      CurrentQueueSize: '1',
      MaxQueueSize: '1000',
      CallStatus: 'in-progress',
    });
    expect(customer.to('/queued')[0]?.params).toMatchObject({ QueueResult: 'leave' });
    expect(phone.heard().filter(({ text }) => text === 'Please hold.')).toHaveLength(2);
  });

  it('tells the action when a waiting caller is redirected or hangs up', async () => {
    customer
      .on('/voice', '<Enqueue action="/queued">q</Enqueue>')
      .on('/queued', '<Hangup/>')
      .on('/next', '<Pause length="60"/>');
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(({ events }) => events.some((event) => event.type === 'music' && event.on));
    expect(carrier.exchange.queues.list()[0]?.entries).toHaveLength(1);
    carrier.exchange.run(phone.call, { url: `${customer.url}/next`, method: 'POST' });
    await customer.until(() => customer.to('/next').length === 1 && customer.to('/queued').length === 1);
    expect(customer.to('/queued')[0]?.params['QueueResult']).toBe('redirected');
    expect(phone.status).toBe('in-progress');
    const second = carrier.phones.dial(CALLER);
    await second.waitFor(({ events }) => events.some((event) => event.type === 'music'));
    second.hangup();
    await customer.until(() => customer.to('/queued').length === 2);
    expect(customer.to('/queued')[1]?.params).toMatchObject({ QueueResult: 'hangup', CallStatus: 'completed' });
    expect(carrier.exchange.queues.list()[0]?.entries).toHaveLength(0);
  });

  it('refuses a verb that a wait document may not hold', async () => {
    customer
      .on('/voice', '<Enqueue waitUrl="/wait" action="/queued">q</Enqueue>')
      .on('/wait', '<Dial>+12125550111</Dial>')
      .on('/queued', '<Hangup/>');
    await carrier.phones.dial(CALLER).waitFor(({ status }) => status === 'completed');
    expect(customer.to('/queued')[0]?.params['QueueResult']).toBe('error');
    expect(carrier.alerts[0]).toMatchObject({ code: 12_200 });
  });

  it('starts a room with the second participant and tells it in order', async () => {
    const { agent } = await bothIn();
    expect(roomEvents()).toEqual(['participant-join', 'participant-join', 'conference-start']);
    const [first, second] = customer.to('/room').map(({ params }) => params);
    expect(first).toMatchObject({
      FriendlyName: 'room-1',
      ParticipantLabel: 'caller',
      Muted: 'false',
      Hold: 'false',
      SequenceNumber: '1',
    });
    expect(second).toMatchObject({
      ParticipantLabel: 'agent',
      CallSid: agent.callSid,
      ConferenceSid: first?.['ConferenceSid'],
    });
    expect(customer.to('/app')[0]?.params).toMatchObject({
      From: `client:${AGENT}`,
      To: '',
      offer: 'o-1',
      Direction: 'inbound',
    });
  });

  it('lets both hear each other and nobody himself; mute makes the tone vanish', async () => {
    const { caller, agent } = await bothIn();
    caller.startTone(450);
    agent.startTone(900);
    await caller.waitFor((one) => one.toneLevel(900) > -20 && one.toneLevel(900) - one.toneLevel(450) > 20);
    await agent.waitFor((one) => one.toneLevel(450) > -20 && one.toneLevel(450) - one.toneLevel(900) > 20);
    const conference = carrier.exchange.conferences.find('room-1');
    const participant = conference?.find('agent');
    if (!conference || !participant) throw new Error('unreachable: the agent is in the conference');
    conference.mute(participant, true);
    await caller.waitFor((one) => one.toneLevel(900, 200) < -60);
    conference.mute(participant, false);
    await caller.waitFor((one) => one.toneLevel(900, 200) > -20);
    await customer.until(() => roomEvents().includes('participant-unmute'));
    caller.hangup();
    agent.hangup();
  });

  it('plays music to who is held, and neither hears the other', async () => {
    const { caller, agent } = await bothIn();
    agent.startTone(900);
    caller.startTone(450);
    await agent.waitFor((one) => one.toneLevel(450) > -20);
    const conference = carrier.exchange.conferences.find('room-1');
    const held = conference?.find(caller.callSid);
    if (!conference || !held) throw new Error('unreachable: the caller is in the conference');
    carrier.exchange.holds.hold(conference, held, null);
    await caller.waitFor(({ events }) => events.some((event) => event.type === 'music' && event.on));
    await agent.waitFor((one) => one.toneLevel(450, 200) < -60);
    await caller.waitFor((one) => one.toneLevel(900, 200) < -40 && one.audioEnergy(200) > 100);
    carrier.exchange.holds.release(conference, held);
    await caller.waitFor((one) => one.toneLevel(900, 200) > -20);
    await customer.until(() => roomEvents().includes('participant-unhold'));
    caller.hangup();
    agent.hangup();
  });

  it('shows what one says to the other', async () => {
    const { caller, agent } = await bothIn();
    caller.say('My tooth hurts', 'en');
    expect(await agent.waitForText('My tooth hurts')).toMatchObject({ source: 'caller' });
    expect(caller.heard()).toHaveLength(0);
  });

  it('leaves a caller alone when the agent goes, and ends with the last', async () => {
    const { caller, agent } = await bothIn();
    agent.hangup();
    await customer.until(() => roomEvents().includes('participant-leave'));
    expect(caller.status).toBe('in-progress');
    caller.hangup();
    await customer.until(() => roomEvents().includes('conference-end'));
    expect(customer.to('/room').at(-1)?.params).toMatchObject({
      ReasonConferenceEnded: 'last-participant-left',
      CallSidEndingConference: caller.callSid,
    });
  });

  it('goes on with the action when the room ends under somebody', async () => {
    const { caller } = await bothIn();
    carrier.exchange.conferences.find('room-1')?.end('conference-ended-via-api');
    await caller.waitFor(({ status }) => status === 'completed');
    expect(customer.to('/left')[0]?.params).toMatchObject({ DialCallStatus: 'answered' });
  });

  it('refuses a label twice and falls through', async () => {
    const { agent } = await bothIn();
    customer.on(
      '/voice',
      `${room(customer, 'participantLabel="agent"').replace(' action="/left"', '')}<Say>taken</Say>`,
    );
    await carrier.phones.dial({ ...CALLER, from: '+12125550143' }).waitForText('taken');
    expect(carrier.alerts.map(({ code }) => code)).toContain(16_025);
    expect(agent.status).toBe('in-progress');
  });

  it('joins two phones by number, with ringing, a whisper and the result', async () => {
    customer
      .on(
        '/voice',
        `<Dial timeout="5" action="/dialled" callerId="+12125550100"><Number url="/whisper" statusCallback="${customer.url}/leg" statusCallbackEvent="initiated ringing answered completed">+12125550199</Number></Dial>`,
      )
      .on('/whisper', '<Say>A caller for you.</Say>')
      .on('/dialled', '<Hangup/>')
      .on('/leg', () => ({ status: 204 }));
    const outside = carrier.phones.expect('+12125550199');
    const caller = carrier.phones.dial(CALLER);
    await outside.waitForText('A caller for you.');
    caller.startTone(450);
    await outside.waitFor((one) => one.toneLevel(450) > -20);
    caller.stopTone();
    expect(customer.to('/whisper')[0]?.params).toMatchObject({
      Direction: 'outbound-dial',
      ParentCallSid: caller.callSid,
      From: '+12125550100',
    });
    outside.hangup();
    await caller.waitFor(({ status }) => status === 'completed');
    expect(customer.to('/dialled')[0]?.params).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'true' });
    await customer.until(() => customer.to('/leg').length === 4);
    expect(
      customer
        .to('/leg')
        .map(({ params }) => params['CallStatus'])
        .sort(),
    ).toEqual(['completed', 'in-progress', 'initiated', 'ringing']);
  });

  it('reports a phone that does not answer, and one that is busy', async () => {
    customer
      .on('/voice', '<Dial timeout="0" action="/dialled"><Number>+12125550198</Number></Dial>')
      .on('/dialled', '<Dial action="/again"><Client><Identity>nobody</Identity></Client></Dial>')
      .on('/again', '<Hangup/>');
    await carrier.phones.dial(CALLER).waitFor(({ status }) => status === 'completed');
    expect(customer.to('/dialled')[0]?.params['DialCallStatus']).toBe('no-answer');
    expect(customer.to('/again')[0]?.params['DialCallStatus']).toBe('no-answer');
  });

  it('rings several at once: the first to answer wins, the others stop', async () => {
    customer
      .on('/voice', '<Dial action="/dialled"><Number>+12125550197</Number><Number>+12125550199</Number></Dial>')
      .on('/dialled', '<Hangup/>');
    carrier.phones.expect('+12125550197', 'ignore');
    const outside = carrier.phones.expect('+12125550199');
    const caller = carrier.phones.dial(CALLER);
    await outside.waitFor(({ events }) =>
      events.some((event) => event.type === 'status' && event.status === 'in-progress'),
    );
    const legs = carrier.exchange.calls.list().filter(({ setup }) => setup.parentSid === caller.callSid);
    await caller.waitFor(() => legs.some(({ status }) => status === 'canceled'));
    caller.startTone(450);
    await outside.waitFor((one) => one.toneLevel(450) > -20);
    outside.hangup();
    await caller.waitFor(({ status }) => status === 'completed');
    expect(customer.to('/dialled')[0]?.params).toMatchObject({
      DialCallStatus: 'completed',
      DialCallSid: outside.callSid,
    });
  });

  it('records a message with a beep, keeps a wav, and reports it', async () => {
    customer
      .on(
        '/voice',
        `<Record action="/recorded" maxLength="60" recordingStatusCallback="${customer.url}/recording"/><Say>never</Say>`,
      )
      .on('/recorded', '<Hangup/>')
      .on('/recording', () => ({ status: 204 }));
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor((one) => one.toneLevel(1_000, 200) > -30);
    phone.say('Please call me back about my appointment on Monday, thank you very much and goodbye.');
    await phone.waitFor(({ call }) => call.leg.speaking);
    await phone.waitFor(({ call }) => !call.leg.speaking);
    phone.digits('#');
    await phone.waitFor(({ status }) => status === 'completed');
    await customer.until(() => customer.to('/recording').length === 1);
    const told = customer.to('/recording')[0]?.params;
    expect(told).toMatchObject({ RecordingStatus: 'completed', RecordingSource: 'RecordVerb' });
    expect(customer.to('/recorded')[0]?.params).toMatchObject({ Digits: '#', RecordingSid: told?.['RecordingSid'] });
    const wav = carrier.exchange.recordings.find(told?.['RecordingSid'] ?? '')?.wav;
    expect(wav?.toString('latin1', 0, 4)).toBe('RIFF');
    expect(wav?.readUInt16LE(20)).toBe(7);
  });

  it('keeps what was said when the caller hangs up, and falls through when nothing was', async () => {
    customer.on('/voice', '<Record action="/recorded" playBeep="false"/>').on('/recorded', '<Hangup/>');
    const phone = carrier.phones.dial(CALLER);
    await phone.waitFor(({ call }) => call.verb === 'Record');
    phone.say('It is urgent');
    await phone.waitFor(({ call }) => call.leg.speaking);
    await phone.waitFor(({ call }) => !call.leg.speaking);
    phone.hangup();
    await customer.until(() => customer.to('/recorded').length === 1);
    expect(customer.to('/recorded')[0]?.params).toMatchObject({ Digits: 'hangup', RecordingDuration: '1' });
    customer.on('/voice', '<Record timeout="0" playBeep="false"/><Say>nothing said</Say>');
    await carrier.phones.dial(CALLER).waitForText('nothing said');
  });
});
