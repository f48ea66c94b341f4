import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DialPermit } from '@voicecore/telephony/dialing';
import type { OutboundCallId, TenantId } from '@voicecore/domain/kernel';

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.ts$/.test(name) && !/\.spec\.ts$/.test(name) ? [path] : [];
  });
}
const product = [...sources('apps/api/src'), ...sources('libs')];
const using = (pattern: RegExp) => product.filter((path) => pattern.test(readFileSync(path, 'utf8')));

const granted = {
  tenantId: '00000000-0000-4000-8000-000000000001' as TenantId,
  outboundId: '00000000-0000-4000-8000-000000000002' as OutboundCallId,
  to: '+12125550142',
  from: '+12125550100',
  longestSeconds: 60,
};

describe('the one gate of outgoing calls', () => {
  it('is the only code that grants a permit, and the only place that takes one creates calls', () => {
    expect(using(/DialPermit\.grant\(/)).toEqual(['apps/api/src/outbound/outbound-gate.ts']);
    expect(using(/DialPermit\.take\(/)).toEqual(['libs/telephony/dialing/carrier-dial.ts']);
    expect(using(/\.calls\s*\.create\(|participants(\(\))?\s*\.create\(|\/Calls\.json|\/Participants\.json/)).toEqual([
      'libs/telephony/dialing/carrier-dial.ts',
    ]);
  });

  it('has no side entrance in the documents: none of them dials a number or a SIP address', () => {
    const documents = using(/new VoiceResponse\(/);
    expect(documents).toEqual(['libs/telephony/render-outbound.ts', 'libs/telephony/render.ts']);
    for (const path of documents) {
      const text = readFileSync(path, 'utf8');
      expect([
        path,
        text.match(/\.(number|sip|refer|client|sim)\(|\.dial\(\s*(\{[^}]*\},\s*)?[^\s{)]|<(Number|Sip|Refer)\b/g),
      ]).toEqual([path, null]);
    }
  });

  it('grants permits that nobody can forge, and that are good for one attempt', () => {
    const permit = DialPermit.grant(granted);
    expect(DialPermit.take(permit)).toEqual(granted);
    expect(() => DialPermit.take(permit)).toThrow('used already');
    for (const forged of [{}, { ...permit }, Object.create(DialPermit.prototype), granted])
      expect(() => DialPermit.take(forged as DialPermit)).toThrow('not a permit');
  });
});
