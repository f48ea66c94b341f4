// Which parts may depend on which others. The table is in docs/architecture.md; this file enforces it, and the order of
// the features is defined only here.

/**
 * Features of the API, foundations first. A feature imports only features earlier in this list, and only through their
 * index.ts; it notifies later ones by events after commit.
 */
const FEATURES = [
  'identity',
  'tenants',
  'audit',
  'credits',
  'directory',
  'numbers',
  'hours',
  'contacts',
  'screening',
  'knowledge',
  'receptionist',
  'recordings',
  'calls',
  'queue',
  'outbound',
  'voicemail',
  'callbacks',
  'voice',
  'softphone',
  'analytics',
  'learning',
  'finder',
  'integrations',
  'operations',
  'live',
];

const SPEC = '\\.spec\\.tsx?$';
const OURS = '^(apps|libs|database|tools)/';
const packages = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})/`;
const anyOf = (...parts) => parts.join('|');

/** A rule for a folder that may import only the listed paths, plus Node's own modules when `core` is set. */
function only(name, from, allowed, { core = false, comment } = {}) {
  const to = { pathNot: anyOf(...allowed) };
  if (core) to.dependencyTypesNot = ['core'];
  return { name, severity: 'error', comment, from: { path: from, pathNot: SPEC }, to };
}

const featureOrder = FEATURES.map((feature, index) => ({
  name: `feature-order-${feature}`,
  severity: 'error',
  comment: `${feature} may import only the features before it in the list; it notifies later ones by events after commit.`,
  from: { path: `^apps/api/src/${feature}/` },
  to: { path: `^apps/api/src/(${FEATURES.slice(index + 1).join('|')})/` },
})).slice(0, -1);

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle hides which module is in charge. Move what both need to a module that both may import.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    only('domain-is-pure', '^libs/domain/', ['^libs/domain/'], {
      comment: 'Decisions import no package and no node: module, and use no clock, randomness or process.',
    }),
    only('contracts', '^libs/contracts/', ['^libs/(contracts|domain)/', packages('zod')]),
    only('telephony', '^libs/telephony/', ['^libs/(telephony|domain)/', packages('twilio', 'ws', 'zod')], {
      core: true,
    }),
    only('speech', '^libs/speech/', ['^libs/(speech|domain)/', packages('openai', 'ws', 'zod', 'cockatiel')], {
      core: true,
    }),
    only('database', '^libs/database/', ['^libs/(database|domain)/', packages('typeorm', 'pg', 'graphile-worker')], {
      core: true,
    }),
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: '^libs/', pathNot: anyOf('^libs/testing/', SPEC) },
      to: { path: '^(apps|tools)/' },
    },
    {
      name: 'only-the-database-library-connects',
      severity: 'error',
      comment: 'A store takes a TenantTx; nothing outside libs/database sees a DataSource or a pool.',
      from: { path: '^(apps/api/src|libs)/', pathNot: anyOf('^libs/(database|testing)/', SPEC) },
      to: { path: packages('typeorm', 'pg') },
    },
    {
      name: 'one-gate',
      severity: 'error',
      comment: 'Only the gate of outgoing calls has the carrier create a call (ADR 60).',
      from: { path: '^(apps/api|libs)/', pathNot: anyOf('^apps/api/src/outbound/', '^libs/telephony/dialing/', SPEC) },
      to: { path: '^libs/telephony/dialing/' },
    },
    {
      name: 'one-door-to-the-carrier',
      severity: 'error',
      comment: "The carrier's SDK can create calls; only libs/telephony may use it, whose dialing needs a permit.",
      from: { path: '^(apps|libs)/', pathNot: anyOf('^libs/telephony/', SPEC) },
      to: { path: packages('twilio') },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/api/src/platform/' },
      to: { path: '^apps/api/src/(?!platform/)[^/]+/' },
    },
    ...featureOrder,
    {
      name: 'listed-features',
      severity: 'error',
      comment: 'Every folder below apps/api/src must be in the ordered list of features.',
      from: { path: `^apps/api/src/(?!(platform|${FEATURES.join('|')})/)[^/]+/` },
      to: {},
    },
    {
      name: 'doors',
      severity: 'error',
      comment: 'Import another feature only through its index.ts.',
      from: { path: '^apps/api/src/([^/]+)/', pathNot: SPEC },
      to: {
        path: `^apps/api/src/(${FEATURES.join('|')})/`,
        pathNot: ['^apps/api/src/$1/', '^apps/api/src/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'doors-of-the-app',
      severity: 'error',
      from: { path: '^apps/api/src/[^/]+\\.ts$', pathNot: SPEC },
      to: { path: `^apps/api/src/(${FEATURES.join('|')})/(?!index\\.ts$)` },
    },
    {
      name: 'api-knows-no-other-app',
      severity: 'error',
      comment: 'The carrier and the model are reached only over the network, even when they are the sandbox.',
      from: { path: '^apps/api/src/', pathNot: SPEC },
      to: { path: '^(apps/(?!api/)|tools/|libs/testing/)' },
    },
    {
      name: 'web-knows',
      severity: 'error',
      comment: 'The web app shares contracts and the rules of the domain, never server code.',
      from: { path: '^apps/web/' },
      to: { path: OURS, pathNot: '^(apps/web/|libs/(api-client|contracts|domain)/|libs/testing/trials\\.ts)' },
    },
    {
      name: 'web-features-apart',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/(features|routes)/', pathNot: '^apps/web/src/features/$1/' },
    },
    {
      name: 'web-foundations',
      severity: 'error',
      from: { path: '^apps/web/src/(ui|lib)/' },
      to: { path: '^apps/web/src/(features|routes)/' },
    },
    {
      name: 'sandbox-knows-nothing-of-ours',
      severity: 'error',
      comment: 'The same misreading of the protocol must not be shared by both sides.',
      from: { path: '^apps/sandbox/' },
      to: { path: OURS, pathNot: '^apps/sandbox/' },
    },
    {
      name: 'launcher-knows-nothing-of-ours',
      severity: 'error',
      comment:
        'It runs before anything is built, so it may import only plain modules such as the embedded PostgreSQL and the installer.',
      from: { path: '^apps/launcher/', pathNot: SPEC },
      to: { path: OURS, pathNot: '^(apps/launcher|database/embedded)/|^tools/install\\.mjs$' },
    },
    {
      name: 'launcher-is-small',
      severity: 'error',
      from: { path: '^apps/launcher/' },
      to: { path: '(^|/)node_modules/@nestjs/' },
    },
    {
      name: 'migrations-stand-alone',
      severity: 'error',
      comment: 'A migration must never change its meaning, so it may not depend on our code.',
      from: { path: '^database/migrations/', pathNot: SPEC },
      to: { path: OURS, pathNot: '^database/migrations/' },
    },
    {
      name: 'specs-are-leaves',
      severity: 'error',
      from: {},
      to: { path: SPEC },
    },
    {
      name: 'no-tools-at-run-time',
      severity: 'error',
      comment: 'A package that the server loads must be a dependency, not a devDependency.',
      from: { path: '^(apps/api/src|libs/(domain|contracts|database|telephony|speech))/', pathNot: SPEC },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '(^|/)node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.data|artifacts)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.cjs', '.js', '.json', '.d.ts', '.css'],
    },
  },
};
