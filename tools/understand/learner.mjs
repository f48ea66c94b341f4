// Learns a yes-or-no question about a caller's turn from sentences: logistic regression over the features that
// libs/domain/understanding judges by. The same sentences give the same weights: nothing here is random or depends on
// the time.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { format, resolveConfig } from 'prettier';
import { root } from '../run.mjs';

const FOLDS = 10;
const ROUNDS = 40;
const RATE = 0.08;
/** The pull of each weight toward zero; the greater it is, the less a single sentence teaches. */
const L2 = 2e-4;
/** The minimum number of sentences in which a feature must occur. */
const LEAST = 3;
/** The number of features that are kept, strongest first, limited by the size of the file. */
const KEPT = 13_000;
/**
 * The weight of each kind of feature: pieces of a word repeat the same information several times, and single words
 * teach less than the concepts they stand for.
 */
const SCALES = { piece: 0.25, word: 0.75, pair: 0.5, mixed: 0.5, concept: 1 };
/**
 * The share of sentences with the answer no that may be judged as yes when they were not learned from. Most of ours
 * were written to sound like a yes; for ordinary sentences the share is a third of that, which `tools/train.mjs` prints
 * by kind.
 */
const FALSE_ALARMS = 0.015;
/** The share of sentences with the answer yes that may be judged unlikely when they were not learned from. */
const LOST = 0.02;
/** The step to which written weights are rounded. */
const STEP = 0.05;

const languages = ['en', 'es'];
const folder = join(root, 'tools/understand/training');
const domain = join(root, 'libs/domain/understanding');
const { conceptsBy, featuresOf, judgedWords, scorer, shareOf } = await domainCode();

/** Loads the domain's own code, so that learning and judging use the same features. */
async function domainCode() {
  const concepts = questions().map((name) => `import { ${name}Concepts as ${name} } from './${name}-concepts';`);
  const contents = `${concepts.join('')}export const conceptsBy = { ${questions().join(', ')} };
    export { featuresOf, judgedWords } from './features'; export { scorer, shareOf } from './learned';`;
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: domain, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

/** Returns the files with the sentences of a question: `danger.en.txt` for yes, `no-danger.en.txt` for no. */
const corpusFiles = (question) =>
  [question, `no-${question}`].flatMap((name) => languages.map((language) => `${name}.${language}.txt`));

/** Reads the sentences with their answers; a line `# ...` names the kind of the following ones. */
export function readCorpus(question) {
  const all = [];
  for (const name of corpusFiles(question)) {
    const path = join(folder, name);
    if (!existsSync(path)) throw new Error(`tools/understand/training/${name} is missing: the question needs it`);
    let kind = '';
    for (const line of readFileSync(path, 'utf8')
      .split('\n')
      .map((each) => each.trim())) {
      if (line.startsWith('#')) kind = line.slice(1).trim();
      else if (line !== '') all.push({ text: line, yes: !name.startsWith('no-'), language: name.split('.')[1], kind });
    }
  }
  return all;
}

/**
 * Returns the checksum of the sentences and of the code that learns and judges: when it changes, the weights must be
 * generated again.
 */
export function checksum(question) {
  const hash = createHash('sha256');
  const code = [`${question}-concepts.ts`, 'concept-finder.ts', 'features.ts', 'fold.ts', 'learned.ts'].map((name) =>
    join(domain, name),
  );
  const own = join(root, 'tools/understand/learner.mjs');
  for (const path of [...corpusFiles(question).map((name) => join(folder, name)), ...code, own])
    hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

function repeatable(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled(length, seed) {
  const next = repeatable(seed);
  const order = Array.from({ length }, (_, at) => at);
  for (let at = length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [order[at], order[other]] = [order[other], order[at]];
  }
  return order;
}

function sortOf(name) {
  if (name.startsWith('~')) return 'piece';
  if (name.includes('+')) return 'pair';
  const parts = name.split(/\.\.|&/).map((part) => /^[A-Z_]+$/.test(part));
  if (parts.every(Boolean)) return 'concept';
  return parts.length === 1 ? 'word' : 'mixed';
}

/** Counts the sentences in which each feature occurs. */
function countsOf(samples) {
  const counts = new Map();
  for (const { features } of samples)
    for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}

/** Numbers the features that occur in enough sentences (or are in `only`), and returns each sentence as its numbers. */
function numbered(samples, only) {
  const counts = countsOf(samples);
  const names = [...counts.keys()].filter((name) => (only ? only.has(name) : counts.get(name) >= LEAST));
  const numberOf = new Map(names.map((name, number) => [name, number]));
  const rows = samples.map(({ features, yes }) => ({
    yes: yes ? 1 : 0,
    of: Int32Array.from([...features].map((name) => numberOf.get(name) ?? -1).filter((number) => number >= 0)),
  }));
  const scale = Float64Array.from(names.map((name) => SCALES[sortOf(name)]));
  return { names, rows, scale };
}

/**
 * 1 / (1 + e^-x) by multiplication alone, which gives the same last digit on every machine; Math.exp does not guarantee
 * that.
 */
function likelihood(score) {
  let power = 1 - Math.max(-30, Math.min(30, score)) / 4096;
  for (let doubling = 0; doubling < 12; doubling += 1) power *= power;
  return 1 / (1 + power);
}

/**
 * AdaGrad with a quadratic penalty; the weights are the mean of those after each round of the second half, which
 * depends less on the order of the sentences, and are returned with their scale multiplied in.
 */
function fitted({ names, rows, scale }) {
  const weights = new Float64Array(names.length);
  const seen = new Float64Array(names.length).fill(1e-2);
  const mean = new Float64Array(names.length);
  let base = 0;
  let baseMean = 0;
  let baseSeen = 1e-2;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const at of shuffled(rows.length, round + 1)) {
      const { of, yes } = rows[at];
      const share = shareOf(of.length);
      let score = 0;
      for (const number of of) score += weights[number] * scale[number];
      const error = likelihood(base + score * share) - yes;
      baseSeen += error * error;
      base -= (RATE * error) / Math.sqrt(baseSeen);
      for (const number of of) {
        const slope = error * scale[number] * share + L2 * weights[number];
        seen[number] += slope * slope;
        weights[number] -= (RATE * slope) / Math.sqrt(seen[number]);
      }
    }
    if (round < ROUNDS / 2) continue;
    baseMean += base / (ROUNDS / 2);
    for (let number = 0; number < names.length; number += 1) mean[number] += weights[number] / (ROUNDS / 2);
  }
  return { base: baseMean, weights: new Map(names.map((name, number) => [name, mean[number] * scale[number]])) };
}

/** Learns twice: once with all features, then only with those that turned out to be strong. */
function learned(samples) {
  const all = fitted(numbered(samples));
  const counts = countsOf(samples);
  const strength = ([name, weight]) => Math.abs(weight) * counts.get(name) ** 0.25;
  const strongest = [...all.weights].sort((a, b) => strength(b) - strength(a)).slice(0, KEPT);
  const { base, weights } = fitted(numbered(samples, new Set(strongest.map(([name]) => name))));
  const rounded = [...weights].map(([name, weight]) => [name, Math.round(weight / STEP) * STEP]);
  return { base, weights: new Map(rounded.filter(([, weight]) => weight !== 0)) };
}

/** Scores each sentence with a model that has not learned from it. */
export function crossValidated(samples) {
  const order = shuffled(samples.length, 7);
  return Array.from({ length: FOLDS }, (_, fold) => {
    const isOut = new Set(order.filter((_number, place) => place % FOLDS === fold));
    const { base, weights } = learned(samples.filter((_sample, at) => !isOut.has(at)));
    const judge = scorer(base, weights);
    return samples.filter((_sample, at) => isOut.has(at)).map((each) => ({ ...each, score: judge(each.features) }));
  }).flat();
}

/** Returns the lowest score at which no more harmless sentences than allowed are judged as yes. */
export function thresholdFor(scored, falseAlarms = FALSE_ALARMS) {
  const harmless = scored.filter((each) => !each.yes).map((each) => each.score);
  const allowed = Math.floor(harmless.length * falseAlarms);
  const highest = harmless.sort((a, b) => b - a)[allowed] ?? -Infinity;
  return Math.ceil((highest + 1e-9) * 100) / 100;
}

/** Returns the highest score below which there are no more sentences with the answer yes than allowed. */
export function unlikelyFor(scored, lost = LOST) {
  const yes = scored.filter((each) => each.yes).map((each) => each.score);
  return Math.floor(yes.sort((a, b) => a - b)[Math.floor(yes.length * lost)] * 100) / 100;
}

export function samplesOf(question) {
  const featuresIn = (text) => featuresOf(judgedWords(text), conceptsBy[question]);
  return readCorpus(question).map((each) => ({ ...each, features: featuresIn(each.text) }));
}

/** Returns the file of weights: readable, strongest features first. */
async function written({ question, model, threshold, unlikely }) {
  const groups = new Map();
  for (const [name, weight] of model.weights) {
    const key = weight.toFixed(2);
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  const weights = [...groups]
    .sort(([a], [b]) => Math.abs(Number(b)) - Math.abs(Number(a)) || Number(b) - Number(a))
    .map(([weight, names]) => ({ weight: Number(weight), features: names.sort().join(' ') }));
  const base = Number(model.base.toFixed(2));
  const json = {
    madeBy: `tools/train.mjs ${question}`,
    checksum: checksum(question),
    base,
    threshold,
    unlikely,
    weights,
  };
  const path = weightsPath(question);
  return format(JSON.stringify(json), { ...(await resolveConfig(path)), filepath: path });
}

export const weightsPath = (question) => join(domain, `${question}-weights.json`);

/** Trains a question: returns its file, and the sentences scored by models that had not seen them. */
export async function train(question) {
  const samples = samplesOf(question);
  const scored = crossValidated(samples);
  const bounds = { threshold: thresholdFor(scored), unlikely: unlikelyFor(scored) };
  return { scored, ...bounds, file: await written({ question, model: learned(samples), ...bounds }) };
}

/** Returns the file as it would be written now, with previously determined thresholds. */
export async function fileWith(question, { threshold, unlikely }) {
  return written({ question, model: learned(samplesOf(question)), threshold, unlikely });
}

/** Returns the questions for which there are sentences. */
export function questions() {
  const names = readdirSync(folder).map((name) => /^no-(.+)\.en\.txt$/.exec(name)?.[1]);
  return names.filter((name) => name !== undefined);
}
