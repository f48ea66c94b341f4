// Crosses each boundary once in a temporary tree, which must be reported under its name; allowed imports must not be
// reported.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { node } from './run.mjs';
import { tempTree } from './temp-tree.mjs';

const uses = (path) => `import '${path}';\n`;

/** [rule, importing file, what it imports] */
const CROSSED = [
  ['domain-is-pure', 'libs/domain/call/packages.ts', 'zod'],
  ['domain-is-pure', 'libs/domain/call/built-in.ts', 'node:crypto'],
  ['domain-is-pure', 'libs/domain/call/upward.ts', '../../contracts/codes'],
  ['contracts', 'libs/contracts/nest.ts', '@nestjs/common'],
  ['telephony', 'libs/telephony/nest.ts', '@nestjs/common'],
  ['telephony', 'libs/telephony/sideways.ts', '../speech/socket'],
  ['speech', 'libs/speech/vendor.ts', 'twilio'],
  ['database', 'libs/database/nest.ts', '@nestjs/common'],
  ['libs-know-no-app', 'libs/telephony/app.ts', '../../apps/api/src/calls/index'],
  ['only-the-database-library-connects', 'apps/api/src/calls/pool.ts', 'pg'],
  ['one-gate', 'apps/api/src/calls/dials.ts', '@voicecore/telephony/dialing'],
  ['one-gate', 'libs/telephony/index.ts', './dialing'],
  ['one-door-to-the-carrier', 'apps/api/src/calls/client.ts', 'twilio'],
  ['platform-knows-no-feature', 'apps/api/src/platform/feature.ts', '../calls/index'],
  ['feature-order-identity', 'apps/api/src/identity/later.ts', '../calls/index'],
  ['feature-order-calls', 'apps/api/src/calls/later.ts', '../voice/index'],
  ['listed-features', 'apps/api/src/surprise/index.ts', '../calls/index'],
  ['doors', 'apps/api/src/voice/window.ts', '../calls/ledger'],
  ['doors-of-the-app', 'apps/api/src/app.module.ts', './calls/ledger'],
  ['api-knows-no-other-app', 'apps/api/src/voice/carrier.ts', '../../../sandbox/index'],
  ['web-knows', 'apps/web/src/lib/server.ts', '../../../api/src/calls/index'],
  ['web-features-apart', 'apps/web/src/features/phone/other.ts', '../softphone/panel'],
  ['web-foundations', 'apps/web/src/ui/upward.ts', '../features/softphone/panel'],
  ['sandbox-knows-nothing-of-ours', 'apps/sandbox/wire.ts', '../../libs/telephony/frames'],
  ['launcher-knows-nothing-of-ours', 'apps/launcher/wire.mjs', '../../libs/telephony/frames'],
  ['launcher-is-small', 'apps/launcher/nest.mjs', '@nestjs/common'],
  ['migrations-stand-alone', 'database/migrations/1-first.ts', '../../libs/domain/call/state'],
  ['specs-are-leaves', 'libs/domain/call/leaf.ts', './state.spec'],
  ['no-tools-at-run-time', 'libs/telephony/tool.ts', 'jest'],
  ['resolvable', 'libs/domain/call/nowhere.ts', './does-not-exist'],
  ['no-cycles', 'libs/domain/call/round.ts', './trip'],
];

/** Imports that must stay allowed: [importing file, what it imports] */
const OPEN = [
  ['libs/domain/call/inside.ts', './state'],
  ['libs/telephony/domain.ts', '@voicecore/domain/call/state'],
  ['libs/database/pool.ts', 'pg'],
  ['apps/api/src/outbound/gate.ts', '@voicecore/telephony/dialing'],
  ['apps/api/src/voice/earlier.ts', '../calls/index'],
  ['apps/api/src/calls/shell.ts', '../platform/clock'],
  ['apps/web/src/features/phone/rule.ts', '@voicecore/domain/call/state'],
  ['apps/launcher/database.mjs', '../../database/embedded/server.mjs'],
  ['libs/domain/call/rule.spec.ts', 'fast-check'],
];

const LEAVES = [
  'libs/domain/call/state.ts',
  'libs/domain/call/state.spec.ts',
  'libs/contracts/codes.ts',
  'libs/speech/socket.ts',
  'libs/telephony/frames.ts',
  'libs/telephony/dialing/index.ts',
  'apps/api/src/calls/index.ts',
  'apps/api/src/calls/ledger.ts',
  'apps/api/src/voice/index.ts',
  'apps/api/src/platform/clock.ts',
  'apps/sandbox/index.ts',
  'apps/web/src/features/softphone/panel.ts',
];

describe('boundaries', () => {
  let tree;
  let violations;

  before(async () => {
    tree = tempTree({
      ...Object.fromEntries(LEAVES.map((path) => [path, 'export {};\n'])),
      'database/embedded/server.mjs': 'export {};\n',
      'libs/domain/call/trip.ts': uses('./round'),
      ...Object.fromEntries(CROSSED.map(([, from, to]) => [from, uses(to)])),
      ...Object.fromEntries(OPEN.map(([from, to]) => [from, uses(to)])),
    });
    const cruise = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
    const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs', 'database'];
    const { output } = await node([cruise, ...args], { cwd: tree.path });
    violations = JSON.parse(output.slice(output.indexOf('{'))).summary.violations;
  });
  after(() => tree.remove());

  for (const [rule, from, to] of CROSSED) {
    it(`${rule}: ${from} -> ${to}`, () => {
      const names = violations.filter((violation) => violation.from === from).map((violation) => violation.rule.name);
      assert.ok(names.includes(rule), `found only ${JSON.stringify(names)}`);
    });
  }

  for (const [from, to] of OPEN) {
    it(`open: ${from} -> ${to}`, () => {
      assert.deepEqual(
        violations.filter((violation) => violation.from === from),
        [],
      );
    });
  }
});
