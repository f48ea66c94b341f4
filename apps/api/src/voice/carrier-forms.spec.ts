import { callerNumber, readForm, turnForm, voiceForm } from './carrier-forms';

const call = { CallSid: `CA${'a'.repeat(32)}`, To: '+12125550100' };

describe('who calls', () => {
  it.each([
    ...['anonymous', 'Anonymous', 'ANONYMOUS', 'restricted', 'RESTRICTED', 'unavailable', 'Unavailable', 'unknown'],
    ...[
      'blocked',
      'private',
      'withheld',
      '',
      ' ',
      '+',
      '+266696687',
      '266696687',
      '+7378742833',
      '+8656696',
      '+2562533',
    ],
    ...[
      '+86282452253',
      'client:agent_1',
      'client:anonymous',
      'sip:anonymous@anonymous.invalid',
      'sip:+266696687@pstn.example',
    ],
    ...['sip:ana@acme.example', 'sips:201@10.0.0.1', '+', '+0', 'abc', '+1', '+123456789012345678', '1; drop table'],
  ])('is withheld when the carrier says %j', (from) => {
    expect(callerNumber(from)).toBeNull();
  });

  it.each(['+12125550142', '+525512345678', '+34912345678', '+442079460958', '+4930123456', '+50622223333'])(
    'is the number when the carrier says %s',
    (from) => {
      expect(callerNumber(from)).toBe(from);
    },
  );
});

describe('the first webhook of a call', () => {
  it.each([[{}], [{ From: ['+12125550142', '+12125550143'] }], [{ From: 'x'.repeat(300) }], [{ From: null }]])(
    'is taken with %j beside the call and its number',
    (from) => {
      expect(callerNumber(readForm(voiceForm, { ...call, ...from }).From)).toBeNull();
    },
  );

  it.each([[{ To: call.To }], [{ CallSid: call.CallSid }], [{ ...call, CallSid: 'CA1' }]])(
    'is refused with only %j',
    (form) => {
      expect(() => readForm(voiceForm, form)).toThrow();
    },
  );
});

it('takes what a caller says, however much it is', () => {
  const CallSid = `CA${'0'.repeat(32)}`;
  expect(readForm(turnForm, { CallSid, SpeechResult: 'a'.repeat(5_000) }).SpeechResult).toHaveLength(4_000);
  expect(readForm(turnForm, { CallSid, SpeechResult: ['a'], Digits: {} })).toEqual({ CallSid });
});
