import { agentFacts, CallWorld, expectGenerated, worldStep } from '@voicecore/testing';
import fc from 'fast-check';
import { course, limits, stages, type CallState, type Stage } from '.';

/** The number of stories used to draw the diagram; the seed makes them the same each time. */
const stories = 3_000;
const seed = 20_261_122;

interface Change {
  readonly from: Stage;
  readonly to: Stage;
  readonly input: string;
}

/** Found about every tenth caller, who is challenged for it. */
const suspicious = { listed: null, reasons: [{ ruleId: 'r1', kind: 'withheld', weight: 70 }] } as const;

/** Plays the stories and passes each step, with the state before it, to `look`. */
function playStories(look: (world: CallWorld, before: CallState | null) => void): void {
  const story = fc.tuple(fc.boolean(), agentFacts, fc.array(worldStep, { minLength: 5, maxLength: 30 }));
  for (const [at, [modelReady, agents, steps]] of fc.sample(story, { numRuns: stories, seed }).entries()) {
    const world = new CallWorld();
    world.arrive({ modelReady, agents, ...(at % 10 === 0 && { screening: suspicious }) });
    for (const step of steps) {
      const before = world.state;
      world.play(step);
      look(world, before);
    }
  }
}

/** Every change of stage that occurs in the stories. */
function changesFound(): Change[] {
  const found = new Map<string, Change>();
  playStories((world, before) => {
    const [from, to, input] = [stageOf(before), stageOf(world.state), world.last?.kind ?? ''];
    if (from !== to) found.set(`${from}>${to}>${input}`, { from, to, input });
  });
  return [...found.values()];
}

function stageOf(state: CallState | null): Stage {
  return state?.stage ?? 'arriving';
}

function diagram(changes: readonly Change[]): string {
  const order = (stage: Stage) => stages.indexOf(stage);
  const lines = [
    '    [*] --> receptionist: CallArrived',
    '    [*] --> announcing: CallArrived (suspended)',
    '    [*] --> challenged: CallArrived (screening)',
    '    [*] --> ended: CallArrived (blocked)',
  ];
  for (const from of stages) {
    for (const to of [...stages].sort((a, b) => order(a) - order(b))) {
      const inputs = changes.filter((change) => change.from === from && change.to === to).map(({ input }) => input);
      if (inputs.length > 0) lines.push(`    ${from} --> ${to}: ${[...new Set(inputs)].sort().join(', ')}`);
    }
  }
  lines.push('    ended --> [*]');
  return lines.join('\n');
}

function courseTable(): string {
  return Object.entries(course)
    .map(([stage, cells]) => `| ${stage} | ${Object.keys(cells).sort().join(', ')} |`)
    .join('\n');
}

const seconds = (ms: number) => `${String(ms / 1_000)} s`;

function page(): string {
  return `# The states of a call

Printed from the code by a test: each arrow was taken by generated stories that ran through \`decide\` and \`evolve\`, and is
named by the inputs that took it.

\`\`\`mermaid
stateDiagram-v2
${diagram(changesFound())}
\`\`\`

## What each input means in each stage

Printed from \`course.ts\`, the table by which \`decide\` finds its rule. An input that is not listed for a stage is
recorded there and changes nothing.

| stage | inputs |
| --- | --- |
${courseTable()}

## How long anything is waited for

| wait | bound |
| --- | --- |
| an agent is rung | the tenant's \`ringSeconds\` (20 s) |
| an agent who has accepted joins the conference | ${seconds(limits.joinMs)} |
| an agent whose leg was lost dials back in | ${seconds(limits.returnMs)} |
| a caller waits, then leaves a message | ${seconds(limits.queueMs)} |
| a caller whose agent lost the line waits for that one before anybody else is asked | ${seconds(limits.comeBackMs)} |
| a redirect that was not followed is sent again | ${seconds(limits.redirectMs)} |
| a caller who is challenged presses a key | ${limits.challenges} tries |
| a message | ${seconds(limits.messageMs)} |
| the last words | ${seconds(limits.closingMs)} |
| a call | ${seconds(limits.callMs)} |
`;
}

describe('the states of a call', () => {
  it('are drawn from the code', () => {
    expectGenerated('docs/call-states.md', page());
  });

  it('have a rule for no input that moves nothing in any story', () => {
    const moved = new Set<string>();
    playStories((world, before) => {
      if ((world.decisions.at(-1)?.events.length ?? 0) > 0 && world.last !== null)
        moved.add(`${stageOf(before)} ${world.last.kind}`);
    });
    const rules = Object.entries(course).flatMap(([stage, cells]) =>
      Object.keys(cells).map((kind) => `${stage} ${kind}`),
    );
    // A leg that joins late is hung up and does not move the call; `transfer.props.spec.ts` covers that.
    const letGo = ['waiting', 'message', 'announcing'].map((stage) => `${stage} ParticipantJoined`);
    expect(rules.filter((rule) => !moved.has(rule) && !letGo.includes(rule))).toEqual([]);
  });

  it('are all reached, and the end from each of them', () => {
    const changes = changesFound();
    const reached = new Set<Stage>(['receptionist', 'challenged', ...changes.map(({ to }) => to)]);
    expect([...stages].filter((stage) => stage !== 'arriving' && !reached.has(stage))).toEqual([]);
    const ending = new Set(changes.filter(({ to }) => to === 'ended').map(({ from }) => from));
    expect([...stages].filter((stage) => !['arriving', 'ended'].includes(stage) && !ending.has(stage))).toEqual([]);
  });
});
